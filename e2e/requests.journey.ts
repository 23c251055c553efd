/** Peticiones in the demonstration: its pages, and an idea and a conflict that are noted. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo } from './inDemo.ts'

const { aPage } = inDemo()

eachIsSound(aPage, [
  '/requests',
  '/requests/escalations',
  '/requests/goodwill',
  '/requests/settings',
])

const ACCOUNT = 'Forjas Levante'

test('an idea beyond the contract is noted with what came of it, and a conflict with what was agreed', async () => {
  const page = await aPage('es')
  await page.goto('/portfolio')
  await page.getByRole('link', { name: ACCOUNT, exact: true }).first().click()
  await page.locator('.TabLinks').getByRole('link', { name: 'Actividad', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const title = `Visita a la acería ${Date.now()}`
  await page.getByRole('button', { name: 'Anotar una idea' }).click()
  await dialog.getByLabel('Qué es').fill(title)
  await dialog.getByLabel('Qué efecto tuvo').fill('Vino su director')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText(`Anotado: ${title}`).waitFor()
  await page.locator('.Known-rows').getByText(title).waitFor()
  const about = `Quién paga los portes ${Date.now()}`
  await page.getByRole('button', { name: 'Anotar un conflicto' }).click()
  await dialog.getByLabel('Por qué', { exact: true }).fill(about)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText('Conflicto anotado').waitFor()
  await page.locator('.Known-rows').getByText(about).waitFor()
  await page.context().close()
}, 120_000)
