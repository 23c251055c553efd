/** From a template to an agreed plan, in the demonstration: objective, review, approval, work; then the list and the difference. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

const dialog = (page: Page) => page.getByRole('dialog')
const sound = async (page: Page) => {
  await page.waitForLoadState('networkidle')
  expect(await violations(page)).toEqual([])
}
const closed = (page: Page) => dialog(page).waitFor({ state: 'detached' })

test('from a template to a plan at work', async () => {
  const page = await aPage('es')
  await page.goto('/accounts/new')
  await page.getByLabel('Nombre de la cuenta').fill('Cuenta con plan')
  await page.getByRole('button', { name: 'Añadir', exact: true }).click()
  await page.waitForURL(/accounts\/[0-9a-f-]{36}/)
  await page.locator('.TabLinks').getByRole('link', { name: 'Plan', exact: true }).click()
  await page.getByRole('button', { name: 'Empezar el plan' }).click()
  await sound(page)
  await dialog(page).getByRole('button', { name: 'Guardar' }).click()
  await closed(page)
  await page.locator('.Plan-head').waitFor()

  await page.getByRole('button', { name: 'Añadir meta' }).click()
  await dialog(page).getByLabel('Qué se quiere lograr').fill('Abrir la segunda planta')
  await dialog(page).getByRole('button', { name: 'Guardar' }).click()
  await closed(page)

  await page.getByRole('button', { name: 'Añadir objetivo' }).click()
  const smart = page.getByRole('list', { name: 'Comprobación SMART' })
  await dialog(page).getByLabel('Qué queremos lograr').fill('Más ventas')
  await smart.getByText(/un verbo que diga qué se hará/).waitFor()
  await dialog(page).getByLabel('Qué queremos lograr').fill('Reducir las paradas de prensa')
  await smart.getByText('Específico: bien').waitFor()
  await dialog(page).getByLabel('Qué se mide').fill('Paradas al trimestre')
  await dialog(page).getByLabel('En qué unidad').fill('paradas')
  await dialog(page).getByLabel('Punto de partida').fill('9')
  await dialog(page).getByLabel('Meta (opcional)', { exact: true }).fill('2')
  await sound(page)
  await dialog(page).getByRole('button', { name: 'Guardar' }).click()
  await closed(page)
  const line = page.locator('.Line', { hasText: 'Reducir las paradas de prensa' })
  const activate = line.getByRole('button', { name: /^Activar/ })
  expect(await activate.getAttribute('aria-disabled')).toBe('true')
  await line.getByRole('button', { name: /^Cambiar/ }).click()
  const due = await page.evaluate(() =>
    new Date(Date.now() + 150 * 86_400_000).toISOString().slice(0, 10),
  )
  await dialog(page)
    .getByLabel(/¿Para cuándo\?/)
    .fill(due)
  await dialog(page).getByRole('button', { name: 'Guardar' }).click()
  await closed(page)
  await activate.click()
  await line.getByText('En marcha', { exact: true }).waitFor()

  await line.getByRole('button', { name: /^Anotar lectura/ }).click()
  await dialog(page)
    .getByLabel(/^Cuánto/)
    .fill('7,5')
  await dialog(page).getByRole('button', { name: 'Guardar' }).click()
  await closed(page)
  await line.getByText('hoy 7,5 paradas').waitFor()

  for (const step of ['Pedir revisión', 'Aprobar', 'Poner en marcha']) {
    await page.getByRole('button', { name: step, exact: true }).first().click()
    await dialog(page).getByRole('button', { name: step, exact: true }).click()
    await closed(page)
  }
  await page.locator('.Plan-states [aria-current]', { hasText: 'En marcha' }).waitFor()
  await sound(page)

  await page.getByRole('link', { name: 'Ver qué cambió' }).click()
  await page.getByText('Nada ha cambiado entre las dos.').waitFor()
  await page.getByRole('combobox', { name: 'De la versión' }).click()
  await page.getByRole('option', { name: /Versión 1/ }).click()
  await page.getByText('Cambiado').first().waitFor()
  await sound(page)
  await page.context().close()
}, 180_000)

test('a plan of the demonstration on a phone: steps, lines and board', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await page.goto('/plans?q=Metalúrgica')
  await page.getByRole('link', { name: 'Metalúrgica Tajo', exact: true }).first().click()
  await page.getByText(/It is carried out and does not work/).waitFor()
  await page.getByText('Why this account').click()
  await page.getByText('Why does this account deserve').first().waitFor()
  await page.getByText('Board', { exact: true }).click()
  await page.locator('.Plan-board').waitFor()
  await sound(page)
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
}, 120_000)

eachIsSound(aPage, ['/plans', '/plans/value-adds'])
