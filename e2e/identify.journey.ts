/** The parts of Cartera in the demonstration: each opens with a sentence that names an account, in both languages, and axe finds nothing. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { violations } from './axe.ts'
import { openBrowser } from './browser.ts'

const WIDER_THAN_THE_SCREEN =
  'document.documentElement.scrollWidth > document.documentElement.clientWidth'

type State = Awaited<ReturnType<BrowserContext['storageState']>>
let browser: Browser
const signedIn: Partial<Record<'es' | 'en', State>> = {}

beforeAll(async () => {
  browser = await openBrowser()
  for (const [language, enter] of [
    ['es', 'Entrar ahora'],
    ['en', 'Go in now'],
  ] as const) {
    const page = await aPage(language)
    await page.goto('/')
    await page.getByRole('button', { name: enter }).click()
    await page.waitForURL('**/today', { timeout: 90_000 })
    signedIn[language] = await page.context().storageState()
    await page.context().close()
  }
}, 180_000)
afterAll(() => browser.close())

async function aPage(
  language: 'es' | 'en',
  about: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const state = signedIn[language]
  const context = await browser.newContext({
    baseURL: inject('address'),
    locale: language === 'es' ? 'es-ES' : 'en-GB',
    timezoneId: 'Europe/Madrid',
    viewport: { width: 1440, height: 1000 },
    ...(state ? { storageState: state } : {}),
    ...about,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

const PARTS = [
  '/portfolio',
  '/portfolio/value',
  '/portfolio/retention',
  '/portfolio/demand',
  '/portfolio/movements',
  '/portfolio/dependency',
  '/portfolio/contracts',
  '/portfolio/targets',
  '/portfolio/costs',
]

async function opened(page: Page, path: string) {
  await page.goto(path)
  await page.locator('h1').waitFor()
  // What is made after the figures is there within seconds of them.
  await page.locator('.Sentence').waitFor({ timeout: 90_000 })
  await page.waitForLoadState('networkidle')
}

test.each(PARTS)('%s names an account and says what to do', async (path) => {
  const page = await aPage('es')
  await opened(page, path)
  await page.locator('.Sentence a').first().waitFor()
  expect(await page.locator('svg').count()).toBeGreaterThan(0)
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test.each(PARTS)('%s in English, on a phone in the dark', async (path) => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await opened(page, path)
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
})

test('the list sorted by value leads to an account, whose value opens into how it was made', async () => {
  const page = await aPage('es')
  await opened(page, '/portfolio/value')
  await page.goto('/portfolio?sort=value')
  await page.getByRole('table').locator('tbody a').first().click()
  await page.waitForURL('**/accounts/**')
  await page.getByRole('link', { name: 'Cifras' }).click()
  await page.waitForURL('**/figures')
  await page.getByRole('heading', { name: 'Valor y riesgo' }).waitFor()
  await page.getByRole('button', { name: /Compras esperadas/ }).click()
  await page.getByText('P(sigue) × lo que compra a su ritmo').waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})
