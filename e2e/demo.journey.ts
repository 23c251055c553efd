/** First run: from the first page into the demonstration, its portfolio and one of its accounts. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { address } from './address.ts'
import { violations } from './axe.ts'
import { openBrowser } from './browser.ts'

/** Runs in the page, whose names the tests don't know. */
const WIDER_THAN_THE_SCREEN =
  'document.documentElement.scrollWidth > document.documentElement.clientWidth'

let browser: Browser
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function aPage(about: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address(),
    locale: 'es-ES',
    timezoneId: 'Europe/Madrid',
    viewport: { width: 1440, height: 1000 },
    ...about,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

test('one click opens the demonstration, and it tells what its ledger says', async () => {
  const page = await aPage()
  await page.goto('/')
  await page.getByRole('button', { name: 'Entrar ahora' }).click()
  // Made at the first start, and a busy machine takes its time.
  await page.waitForURL('**/today', { timeout: 600_000 })
  await page.getByRole('heading', { name: 'Lo que dice tu libro' }).waitFor()
  expect(await page.getByRole('button', { name: /dibujo/ }).count()).toBe(5)
  expect(await violations(page)).toEqual([])
  signedIn = await page.context().storageState()
}, 660_000)

test('an English visitor reads it in English, and turns to Spanish in the menu', async () => {
  const page = await aPage({ locale: 'en-GB' })
  await page.goto('/')
  await page.getByRole('button', { name: 'Go in now' }).click()
  await page.waitForURL('**/today')
  await page.getByRole('heading', { name: 'What your ledger says' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: /Lucía Ferrer/ }).click()
  await page.getByRole('menuitem', { name: 'Español' }).click()
  await page.getByRole('heading', { name: 'Lo que dice tu libro' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Lo que dice tu libro' }).waitFor()
  await page.context().close()
})

test('the portfolio is filtered by searching without accents, and by a picture', async () => {
  const page = await aPage({ storageState: signedIn })
  await page.goto('/portfolio')
  await page.getByText('Forjas Levante').first().waitFor()
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('/')
  await page.keyboard.type('METALURGICA tajo')
  await page.waitForURL(/q=/)
  await page.getByRole('table').getByText('Forjas Levante').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: /Metalúrgica Tajo/ }).waitFor()

  await page.goto('/portfolio?segment=Champions')
  await page.getByRole('table').getByText('Forjas Levante').waitFor()
  expect(await page.getByRole('table').getByText('Campeonas').count()).toBeGreaterThan(1)
  expect(await page.getByRole('table').getByText('En riesgo').count()).toBe(0)

  await page.goto('/portfolio')
  const cells = page
    .locator('section', { hasText: 'Recencia × frecuencia' })
    .last()
    .locator('svg text')
  await cells.first().waitFor()
  const numbers = (await cells.allTextContents()).map((text) => Number(text) || 0)
  await cells.nth(numbers.indexOf(Math.max(...numbers))).click({ force: true })
  await page.waitForURL(/cell=/)
})

test('an account shows its months, what it buys and its orders down to the lines', async () => {
  const page = await aPage({ storageState: signedIn })
  await page.goto('/portfolio?q=forjas+levante')
  await page
    .getByRole('link', { name: /Forjas Levante/ })
    .first()
    .click()
  await page.waitForURL('**/accounts/**')
  await page.getByText('Ventas por mes').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Cifras' }).click()
  await page.waitForURL('**/figures')
  await page.waitForTimeout(500)
  expect(await violations(page)).toEqual([])
})

test.each(['/today', '/portfolio', '/portfolio/movements', '/data', '/data/rates', '/settings'])(
  '%s on a phone, in the dark',
  async (path) => {
    const page = await aPage({
      storageState: signedIn,
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    })
    await page.goto(path)
    await page.locator('h1').waitFor()
    await page.waitForLoadState('networkidle')
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
    await page.context().close()
  },
)
