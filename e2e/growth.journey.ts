/** Crecimiento in the demonstration: a need becomes an opportunity that is won; a suggestion becomes one; a promotion is measured. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo } from './inDemo.ts'

const { aPage } = inDemo()

eachIsSound(aPage, [
  '/growth',
  '/growth/forecast',
  '/growth/chances',
  '/growth/suggestions',
  '/growth/lessons',
  '/growth/promotions',
  '/growth/stages',
])

test('a need becomes an opportunity, goes through its stages, and is won with what was learned', async () => {
  const title = `Menos paradas de la línea ${Date.now()}`
  const page = await aPage('es')
  await page.goto('/portfolio')
  await page.getByRole('link', { name: 'Forjas Levante', exact: true }).first().click()
  await page
    .locator('.TabLinks')
    .getByRole('link', { name: 'Necesidades y DAFO', exact: true })
    .click()
  await page.getByRole('button', { name: 'Apuntar necesidad', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Qué necesita').fill(title)
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })

  await page.locator('.TabLinks').getByRole('link', { name: 'Crecimiento', exact: true }).click()
  await page.getByRole('button', { name: `Convertir en oportunidad «${title}»` }).click()
  await dialog.getByLabel('De qué se trata').waitFor()
  expect(await dialog.getByLabel('De qué se trata').inputValue()).toBe(title)
  await dialog.getByLabel('Importe').fill('12.000')
  await dialog.getByLabel('Cuándo se cerraría').fill('2030-03-01')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText(`Oportunidad anotada: ${title}`).waitFor()

  await page.goto(`/growth?q=${encodeURIComponent(title)}`)
  const stage = page.getByRole('combobox', { name: `Fase de «${title}»` })
  await stage.selectOption({ label: 'Propuesta' })
  const column = page.getByRole('region', { name: 'Propuesta', exact: true })
  await column.getByRole('link', { name: title }).waitFor()
  await stage.selectOption({ label: 'Negociación' })
  await page
    .getByRole('region', { name: 'Negociación', exact: true })
    .getByRole('link', { name: title })
    .waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: `Ganada: «${title}»` }).click()
  await dialog.getByLabel('Motivo principal').click()
  await page.getByRole('option', { name: 'Servicio' }).click()
  await dialog.getByLabel('Qué hemos aprendido').fill('Medir en su taller convenció')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Dar por ganada' }).click()
  await page.getByText(`Ganada: ${title}`).waitFor()
  await page.goto('/growth/lessons')
  await page.getByText('Medir en su taller convenció').waitFor()
  await page.context().close()
}, 180_000)

test('a suggestion becomes an opportunity of its account', async () => {
  const page = await aPage('es')
  await page.goto('/growth/suggestions')
  const row = page.getByRole('row').nth(1)
  await page
    .getByText(/cuentas más parecidas lo compran|cuentas lo compran/)
    .first()
    .waitFor()
  await row.getByRole('link').first().click()
  await page.waitForURL('**/growth')
  const make = page.getByRole('button', { name: /^Convertir en oportunidad: / }).first()
  const family = (await make.getAttribute('aria-label'))!.replace('Convertir en oportunidad: ', '')
  await make.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('De qué se trata').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText(`Oportunidad anotada: ${family}`).waitFor()
  await page.getByText(`De una sugerencia: ${family}`).first().waitFor()
  await page.context().close()
}, 120_000)

test('a promotion is noted and measured, and its picture has its table', async () => {
  const name = `Prueba de primavera ${Date.now()}`
  const page = await aPage('es')
  await page.goto('/growth/promotions')
  await page.getByText('Retorno').first().waitFor()
  await page.getByRole('button', { name: 'Apuntar una promoción' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nombre').fill(name)
  await dialog.getByRole('combobox', { name: /Familias/ }).fill('Lubricantes')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('Desde').fill('2026-05-04')
  await dialog.getByLabel('Hasta').fill('2026-05-31')
  await dialog.getByLabel('Qué costó').fill('2.000')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText(`Promoción apuntada: ${name}`).waitFor()
  await page.getByRole('heading', { name: `${name}, semana a semana` }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
}, 120_000)
