import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { address } from './address.ts'
import { violations } from './axe.ts'
import { openBrowser } from './browser.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  const context = await browser.newContext({
    baseURL: address(),
    locale: 'es-ES',
    timezoneId: 'Europe/Madrid',
  })
  page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
})
afterAll(() => browser.close())

test('a firm without a ledger adds an account, and works on it with the keyboard', async () => {
  await signUp()
  await settings()
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Una cuenta, una persona, una nota, un lugar…').fill('alta')
  await page.locator('.mantine-Spotlight-action', { hasText: 'Añadir una cuenta' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/accounts/new')

  await page.getByLabel('Nombre de la cuenta').fill('Talleres Nervión')
  await page.getByRole('combobox', { name: 'Grupo (opcional)' }).fill('Grupo Nervión')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Añadir', exact: true }).click()
  await page.getByRole('heading', { name: 'Talleres Nervión' }).waitFor()
  await page.getByText('Talleres Nervión está en tu cartera').waitFor()
  await page.getByRole('link', { name: 'Actividad' }).click()
  await page.getByText('Se añadió la cuenta').waitFor()
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('e')
  await page.getByLabel('Código (opcional)').fill('TN-1')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('Cuenta guardada').waitFor()
  await closed()
  await page.getByText('Código nuevo: TN-1').waitFor()

  await page.keyboard.press('t')
  await page.getByRole('dialog', { name: 'Etiquetas' }).waitFor()
  await page.keyboard.type('norte')
  await page.keyboard.press('Enter')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Etiqueta puesta: norte').waitFor()
  await closed()

  await page.keyboard.press('l')
  await page.getByRole('combobox', { name: 'La lleva (opcional)' }).click()
  await page.getByRole('option', { name: 'Lucía Ferrer' }).click()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.locator('.Facts', { hasText: 'La lleva Lucía Ferrer' }).waitFor()
})

test('archiving is taken back in the message that says so', async () => {
  await page.getByRole('button', { name: 'Acciones' }).click()
  expect(await violations(page)).toEqual([])
  await page.getByRole('menuitem', { name: 'Archivar' }).click()
  const said = page.locator('.mantine-Notification-root', { hasText: 'está en el archivo' })
  await page.locator('header .Chip', { hasText: 'Archivada' }).waitFor()
  await said.getByRole('button', { name: 'Deshacer' }).click()
  await page.locator('header .Chip', { hasText: 'Archivada' }).waitFor({ state: 'detached' })
})

test('the palette goes back to it, by recents and by a part of its name without accents', async () => {
  for (const sought of ['', 'nervion']) {
    await settings()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Una cuenta, una persona, una nota, un lugar…').fill(sought)
    await page.locator('.mantine-Spotlight-action', { hasText: 'Talleres Nervión' }).first().click()
    await page.getByRole('heading', { name: 'Talleres Nervión' }).waitFor()
  }
})

test('on a phone and in the dark', async () => {
  await page.goto('/settings/salespeople')
  await page.getByText(/Tu libro de ventas no nombra comerciales/).waitFor()
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('Control+k')
  await page.locator('.mantine-Spotlight-action', { hasText: 'Talleres Nervión' }).first().click()
  await page.getByRole('heading', { name: 'Talleres Nervión' }).waitFor()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 375, height: 760 })
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
})

/** Keys go to the page again once the dialog has gone. */
function closed() {
  return page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function settings() {
  await page.goto('/settings')
  await page.getByRole('heading', { name: 'Ajustes' }).waitFor()
}

async function signUp() {
  await page.goto('/sign-up')
  await page.getByLabel('Nombre de la empresa').fill('Aceros del Ebro')
  await page.getByLabel('Tu nombre').fill('Lucía Ferrer')
  await page.getByLabel('Correo').fill(`cuentas-${Date.now()}@aceros.example`)
  await page.getByLabel('Contraseña', { exact: true }).fill('rodamiento-azul-9')
  await page.getByRole('button', { name: 'Crear empresa' }).click()
  await page.waitForURL('**/data')
}
