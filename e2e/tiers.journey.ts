/** Niveles and Remedios in the demonstration: both languages, and an account moved by the keyboard and back. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo, opened } from './inDemo.ts'

const PARTS = ['/selection/tiers', '/selection/remedies']
const { aPage } = inDemo()

eachIsSound(aPage, PARTS, (page) => page.getByRole('table').first().waitFor())

test('an account is moved by the keyboard, told in Hoy and on its page, and moved back', async () => {
  const page = await aPage('es')
  await opened(page, '/selection/tiers?q=ciments')
  const row = page.getByRole('row', { name: /Ciments Lauzède/ })
  await row.getByRole('button', { name: 'Acciones' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Mover' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Motivo').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByLabel('Nivel').click()
  await page.getByRole('option', { name: 'Clave', exact: true }).click()
  await dialog.getByText('No dice a qué estrategia sirve').waitFor()
  await dialog.getByLabel('Nivel').click()
  await page.getByRole('option', { name: 'Simplificar' }).click()
  await dialog.getByLabel('Motivo').fill('No ha vuelto a comprar')
  await dialog.getByRole('button', { name: 'Mover' }).click()
  await page.getByText('No ha vuelto a comprar').first().waitFor()
  await row.getByText('Simplificar').waitFor()

  await opened(page, '/today?by=topic')
  await page.getByRole('heading', { name: 'Cambios de nivel' }).waitFor()
  expect(await violations(page)).toEqual([])
  await opened(page, '/selection/tiers?q=ciments')
  await page.getByRole('link', { name: 'Ciments Lauzède' }).first().click()
  await page.getByText('Simplificar', { exact: true }).first().waitFor()
  await page.getByRole('link', { name: 'Como cuenta clave' }).click()
  await page.getByRole('heading', { name: 'Nivel y fase' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Deshacer' }).first().click()
  await page.getByText('Se deshace: No ha vuelto a comprar').waitFor()
  await page.context().close()
})
