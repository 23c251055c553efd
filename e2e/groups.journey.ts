/** Groups in the demonstration: the tree by keyboard, as it was before, a unit added and taken back, a relation told. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

const GROUP = 'Grupo Arandia'

/** The structure of the group, reached as a person would. */
async function structureOf(page: Page, tab: string) {
  await page.goto('/portfolio/groups')
  await page.getByRole('link', { name: GROUP }).first().click()
  await page.getByRole('link', { name: tab, exact: true }).waitFor()
  await page.getByRole('treegrid').waitFor()
  await page.waitForLoadState('networkidle')
}

test('wide and in the light, in Spanish: the groups, and one as a tree', async () => {
  const page = await aPage('es')
  await page.goto('/portfolio/groups')
  await page.getByText('Hay 30 grupos con cuentas por debajo.').waitFor()
  await page.getByText('Lo que dicen las ventas y el árbol coincide.').waitFor()
  expect(await violations(page)).toEqual([])
  await structureOf(page, 'Estructura')
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test('on a phone in the dark, in English', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await page.goto('/portfolio/groups')
  await page.getByText('There are 30 groups with accounts below.').waitFor()
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await structureOf(page, 'Structure')
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
})

test('arrows walk the tree, close it and open it; Enter goes to the account', async () => {
  const page = await aPage('es')
  await structureOf(page, 'Estructura')
  const rows = page.getByRole('treegrid').locator('tbody tr')
  const all = await rows.count()
  expect(all).toBeGreaterThan(5)
  await rows.first().focus()
  await page.keyboard.press('ArrowLeft')
  expect(await rows.count()).toBe(1)
  await page.keyboard.press('ArrowRight')
  expect(await rows.count()).toBe(all)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Por encima' }).getByText(GROUP).waitFor()
  await page.context().close()
})

test('as of a day two years ago the tree stands as it was, with its figures', async () => {
  const page = await aPage('es')
  await structureOf(page, 'Estructura')
  const now = await page.getByRole('treegrid').textContent()
  await page.getByLabel('A fecha de').fill('2024-12-31')
  await page.getByText('Cifras a 31 dic 2024 en EUR').waitFor({ timeout: 60_000 })
  expect(await page.getByRole('treegrid').textContent()).not.toBe(now)
  await page.context().close()
})

test('a site is added below by keyboard, and taken back', async () => {
  const page = await aPage('es')
  await structureOf(page, 'Estructura')
  await page.getByRole('button', { name: 'Añadir debajo' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nombre').fill('Arandia, almacén de Ateca')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  const added = page.getByRole('treegrid').getByText('Arandia, almacén de Ateca')
  await added.waitFor()
  await page.locator('.Undoable button').click()
  await added.waitFor({ state: 'detached' })
  await page.context().close()
})

test('a circle is refused in words', async () => {
  const page = await aPage('es')
  await structureOf(page, 'Estructura')
  await page.getByRole('button', { name: 'Cambiar de sitio' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Pertenece a' }).fill('Arandia Automoción')
  await page.getByRole('option', { name: 'Arandia Automoción · C01001' }).click()
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.getByText(/acabaría por debajo de sí misma/).waitFor()
  await page.context().close()
})
