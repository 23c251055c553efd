/** Crecimiento in the demonstration: what a client spends, what is left to win, and a negotiation prepared. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }
const TAB = { es: 'Crecimiento', en: 'Growth' }

async function growth(page: Page, name: string, language: keyof typeof TAB) {
  // Groups have a list of their own.
  await page.goto(
    name.startsWith('Grupo') ? '/portfolio/groups' : `/portfolio?q=${encodeURIComponent(name)}`,
  )
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('link', { name: TAB[language], exact: true }).first().click()
  await page.locator('.White-cell').first().waitFor()
  await page.waitForLoadState('networkidle')
}

test('a spend is noted, opens how its share was made, and is taken back', async () => {
  const page = await aPage('es')
  await growth(page, 'Forjas Levante', 'es')
  await page.getByText(/De .* que podría comprar al año .* Abre la mayor y promuévela\./).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Apuntar un gasto' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Familia', { exact: true }).fill('Cadenas de prueba')
  await dialog.getByLabel(/Qué se sabe/).click()
  await page.getByRole('option', { name: 'Qué lugar ocupamos' }).click()
  await dialog.getByLabel(/Nuestro lugar/).fill('2')
  await dialog.getByLabel(/Cuántos proveedores usa/).fill('3')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  const row = page.getByRole('row', { name: /Cadenas de prueba/ }).first()
  await row.getByText('Por la regla').waitFor()
  await row.getByRole('button', { name: /33,3/ }).click()
  await page.getByText(/lugar ÷ \(proveedores/).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Apuntado: Cadenas de prueba').waitFor()
  await page.locator('.Undoable button').first().click()
  await row.waitFor({ state: 'detached' })
  await page.context().close()
}, 120_000)

test('the grid by keyboard: a cell is opened, said, and promoted to a signal', async () => {
  const page = await aPage('es')
  await growth(page, 'Forjas Levante', 'es')
  const cells = page.locator('.White-cell')
  await cells.first().focus()
  await page.keyboard.press('ArrowDown')
  expect(await page.locator('.White-cell:focus').getAttribute('data-at')).toBe('1 0')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/Podría comprar al año/).fill('9.000.000')
  await dialog.getByLabel(/Quién vende ahí hoy/).fill('Comercial Prueba')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(/hoy de Comercial Prueba/).waitFor()
  // What is left there is the most now, so that its row comes first.
  const said = page.locator('.White-cell', { hasText: 'Comercial Prueba' })
  await said.click()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Promover a señal' }).click()
  await page.getByText('Señal apuntada en Necesidades').waitFor()
  await said.click()
  await dialog.getByRole('button', { name: 'Quitar lo dicho' }).click()
  await page.getByText(/Quitado lo dicho/).waitFor()
  await page.context().close()
}, 120_000)

test('a negotiation: zone, an offer levelled with the first, and its end taken back', async () => {
  const page = await aPage('es')
  await page.goto('/portfolio')
  await page.locator('h1').waitFor()
  const subject = `Tarifa de prueba ${Date.now()}`
  await growth(page, 'Forjas Levante', 'es')
  await page.getByRole('button', { name: 'Preparar una negociación' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Qué se negocia/).fill(subject)
  await dialog.getByLabel('Qué día').fill('2027-03-01')
  await dialog.getByLabel('El número que se negocia').fill('€ por tonelada')
  await dialog.getByLabel('Cuánto vale al año cada unidad').fill('2000')
  await dialog.getByLabel(/Nuestro límite/).fill('610')
  await dialog.getByLabel(/Su límite/).fill('630')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  const sheet = page.locator('.Negotiation', { hasText: subject })
  await sheet
    .getByText(/Hay zona de acuerdo: de 610 a 630, 20 de ancho/)
    .first()
    .waitFor()
  await sheet.getByText('Solo quien la lleva y dirección').waitFor()
  await sheet.getByRole('button', { name: 'Añadir un canje' }).click()
  await dialog.getByLabel('Qué es').fill('Depósito de prueba')
  await dialog.getByLabel(/Cuesta al año/).fill('6000')
  await dialog.getByLabel(/Vale al año/).fill('24000')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await sheet.getByText('× 4').waitFor()
  for (const [name, at] of [
    ['Oferta sola', '620'],
    ['Oferta igualada', null],
  ] as const) {
    await sheet.getByRole('button', { name: 'Añadir una oferta' }).click()
    await dialog.getByLabel('Oferta', { exact: true }).fill(name)
    if (at) await dialog.getByLabel('€ por tonelada').fill(at)
    else {
      await dialog.getByLabel(/Qué la acompaña/).click()
      await page.getByRole('option', { name: 'Depósito de prueba' }).click()
      await page.keyboard.press('Escape')
      await dialog.getByRole('button', { name: /Igualar a/ }).click()
    }
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await sheet.getByText('Nos da lo mismo').waitFor()
  await sheet.getByRole('row', { name: /Oferta igualada.*623/ }).waitFor()
  expect(await violations(page)).toEqual([])
  await sheet.getByRole('button', { name: /^Decir cómo acabó/ }).click()
  await dialog.getByLabel(/Número acordado/).fill('622')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText(new RegExp(`Acordada el .*: ${subject}`)).waitFor()
  await page.getByText(`Resultado guardado: ${subject}`).waitFor()
  await page
    .locator('.Undoable', { hasText: 'Resultado guardado' })
    .getByRole('button')
    .first()
    .click()
  await sheet.getByRole('button', { name: `Quitar «${subject}»` }).click()
  await sheet.waitFor({ state: 'detached' })
  await page.context().close()
}, 120_000)

test('a group in English, on a phone in the dark: units side by side, nothing beyond the screen', async () => {
  const page = await aPage('en', PHONE)
  await growth(page, 'Grupo Arandia', 'en')
  expect(await page.locator('.White thead th').count()).toBeGreaterThan(2)
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
}, 120_000)
