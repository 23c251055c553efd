/** People and what is known of an account, in the demonstration: someone leaves, a fact is confirmed, a change of ours is handed out. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

eachIsSound(aPage, ['/portfolio/changes'])

/** A tab of an account, reached as people reach it. */
async function tabOf(page: Page, name: string, tab: string) {
  await page.goto('/portfolio')
  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByRole('link', { name: tab, exact: true }).click()
  await page.waitForLoadState('networkidle')
}

test('what is known of an account, wide in Spanish and on a phone in English', async () => {
  const wide = await aPage('es')
  await tabOf(wide, 'Forjas Levante', 'Perfil')
  await wide.getByText('25 · Productos metálicos').waitFor()
  expect(await violations(wide)).toEqual([])
  await wide.context().close()
  const phone = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await tabOf(phone, 'Forjas Levante', 'Profile')
  await phone.getByText('25 · Metal products').waitFor()
  expect(await violations(phone)).toEqual([])
  expect(await phone.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await phone.context().close()
})

test('someone is added and leaves, by keyboard: a task is opened, and all of it is undone', async () => {
  const page = await aPage('es')
  await tabOf(page, 'Forjas Levante', 'Personas')
  await page.getByRole('button', { name: 'Añadir persona' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nombre').fill('Aurelio Ponz Prueba')
  await dialog.getByLabel('Puesto').fill('Compras')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  const row = page.locator('.Person', { hasText: 'Aurelio Ponz Prueba' })
  await row.waitFor()
  await row.getByRole('button', { name: 'Acciones con Aurelio Ponz Prueba' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Se va…' }).focus()
  await page.keyboard.press('Enter')
  await dialog.getByText('Qué se pierde con esta persona').waitFor()
  await dialog.getByLabel('Adónde va').fill('Otra casa')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Anotar la salida' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(/nadie le sigue todavía/).waitFor()
  await page.getByRole('link', { name: 'Actividad', exact: true }).click()
  await page.getByText('Llamar a Aurelio Ponz Prueba en Otra casa').first().waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Aurelio Ponz Prueba no se fue' }).click()
  await page.getByText(/nadie le sigue todavía/).waitFor({ state: 'detached' })
  await page.context().close()
})
