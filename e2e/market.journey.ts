/** Mercado in the demonstration: segments and map in both languages, the map changed by keyboard, accounts placed by hand. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo, opened } from './inDemo.ts'

const PARTS = ['/selection/market', '/selection/market/accounts']
const { aPage } = inDemo()

eachIsSound(aPage, PARTS)

test('the map is opened and changed by the keyboard, and taken back', async () => {
  const page = await aPage('es')
  await opened(page, '/selection/market')
  const before = await page.getByText(/Por nosotros pasa/).textContent()
  await page.getByRole('button', { name: 'Cambiar el mapa' }).focus()
  await page.keyboard.press('Enter')
  const save = page.getByRole('button', { name: 'Guardar el mapa' })
  await save.waitFor()
  expect(await violations(page)).toEqual([])
  // What plants of process buy from us: twice as much of it would be more than they buy.
  const share = page.getByLabel('De lo que compra').nth(14)
  await share.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('30')
  expect(await save.getAttribute('aria-disabled')).toBe('true')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('5')
  await save.focus()
  await page.keyboard.press('Enter')
  await page.getByText('Mapa guardado.').waitFor()
  expect(await page.getByText(/Por nosotros pasa/).textContent()).not.toBe(before)
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await page.getByText(before!).waitFor()
  await page.context().close()
})

test('an account is moved to another segment by hand, and moved back', async () => {
  const page = await aPage('es')
  await opened(page, '/selection/market/accounts')
  await page.getByRole('searchbox', { name: 'Buscar una cuenta' }).fill('forjas levante')
  const row = page.getByRole('row', { name: /Forjas Levante/ })
  await row.getByText('Maquinaria y metal').waitFor()
  await row.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Pasar a…' }).click()
  await page.getByRole('menuitem', { name: 'Automoción' }).click()
  await row.getByText('Automoción').waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await row.getByText('Maquinaria y metal').waitFor()
  await page.context().close()
})
