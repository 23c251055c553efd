import { createHmac } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { address } from './address.ts'
import { violations } from './axe.ts'
import { openBrowser } from './browser.ts'

const PASSWORD = 'rodamiento-azul-9'
const stamp = Date.now()
const lucia = `lucia-${stamp}@aceros.example`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function aPage(about: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: address(),
    locale: 'es-ES',
    timezoneId: 'Europe/Madrid',
    ...about,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

test('sign up, invite a colleague, sign out and in again with the keyboard alone', async () => {
  const page = await aPage()
  await page.goto('/')
  await page.getByRole('button', { name: 'Empezar' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Empezar' }).click()

  await page.getByLabel('Nombre de la empresa').fill('Aceros del Ebro')
  expect(await violations(page)).toEqual([])
  await page.getByLabel('Tu nombre').fill('Lucía Ferrer')
  await page.getByLabel('Correo').fill(lucia)
  await page.getByLabel('Contraseña', { exact: true }).fill('contraseña123')
  await page.getByRole('button', { name: 'Crear empresa' }).click()
  await page.getByText('Esa contraseña es de las primeras que se prueban.').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Crear empresa' }).click()
  await page.waitForURL('**/data')

  await page.goto('/settings/people')
  await page.getByRole('button', { name: 'Invitar' }).click()
  await page.getByRole('button', { name: 'Crear invitación' }).click()
  const link = await page.getByLabel('Enlace de invitación').inputValue()
  expect(await violations(page)).toEqual([])

  const phone = await aPage({ viewport: { width: 375, height: 760 } })
  await phone.goto(link)
  await phone.getByText('Lucía Ferrer te invita a Aceros del Ebro.').waitFor()
  expect(await violations(phone)).toEqual([])
  expect(await overflows(phone)).toBe(false)
  await phone.getByLabel('Tu nombre').fill('Marta Ibarra')
  await phone.getByLabel('Correo').fill(`marta-${stamp}@aceros.example`)
  await phone.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await phone.getByRole('button', { name: 'Unirme' }).click()
  await phone.waitForURL('**/today')

  await page.reload()
  await page.getByText('Marta Ibarra').waitFor()
  await page.context().clearCookies()
  await page.goto('/settings/people')
  await page.waitForURL(/\/sign-in\?next=/)
  await page.getByLabel('Correo').waitFor()
  await page.getByLabel('Correo').focus()
  await page.keyboard.type(lucia)
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/settings/people')
  await page.getByText('2 personas trabajan aquí.').waitFor()
})

test('a second factor on, asked for at the next sign-in, and the pages in English', async () => {
  const page = await aPage({ locale: 'en-GB' })
  await signIn(page)
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Activar' }).click()
  const card = page.locator('.Card', { hasText: 'Verificación en dos pasos' })
  await card.getByLabel('Contraseña actual').fill(PASSWORD)
  await card.getByRole('button', { name: 'Activar' }).click()
  const secret = await card.getByLabel('Clave para escribirla a mano').inputValue()
  expect(await violations(page)).toEqual([])
  await card.getByLabel('Código').fill(codeNow(secret))
  await card.getByRole('button', { name: 'Comprobar código' }).click()
  await card.getByText('Activada', { exact: true }).waitFor()

  const elsewhere = await aPage({ locale: 'en-GB', colorScheme: 'dark' })
  await signIn(elsewhere)
  await elsewhere.getByText('One more step').waitFor()
  expect(await violations(elsewhere)).toEqual([])
  await elsewhere.getByLabel('Code', { exact: true }).fill(codeNow(secret))
  await elsewhere.getByRole('button', { name: 'Continue' }).click()
  await elsewhere.waitForURL('**/today')
})

test('every page of the settings, light and wide, dark and narrow, without a violation', async () => {
  const page = await aPage()
  await page.goto('/sign-up')
  await page.getByLabel('Nombre de la empresa').fill('Talleres Nervión')
  await page.getByLabel('Tu nombre').fill('Iván Pons')
  await page.getByLabel('Correo').fill(`ivan-${stamp}@nervion.example`)
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Crear empresa' }).click()
  await page.waitForURL('**/data')
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 375],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    for (const path of ['/profile', '/settings', '/settings/people', '/settings/keys']) {
      await page.goto(path)
      await page.locator('main h2').first().waitFor()
      expect([path, width, await violations(page)]).toEqual([path, width, []])
      expect([path, width, await overflows(page)]).toEqual([path, width, false])
    }
  }
})

async function signIn(page: Page) {
  await page.goto('/sign-in')
  await page.locator('input[type=email]').fill(lucia)
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.locator('form button[type=submit]').click()
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
}

function overflows(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > innerWidth')
}

/** What an authenticator app shows now (RFC 6238). */
function codeNow(secret: string): string {
  const bits = secret
    .split('')
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const number = mac.readUInt32BE(mac.at(-1)! & 0x0f) & 0x7f_ff_ff_ff
  return String(number % 1_000_000).padStart(6, '0')
}
