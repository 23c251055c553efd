/** Pages of the demonstration, signed in once per language. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { openBrowser } from './browser.ts'

export const WIDER_THAN_THE_SCREEN =
  'document.documentElement.scrollWidth > document.documentElement.clientWidth'

const ENTER = { es: 'Entrar ahora', en: 'Go in now' }
export type Language = keyof typeof ENTER
type State = Awaited<ReturnType<BrowserContext['storageState']>>
type About = Parameters<Browser['newContext']>[0]

/** Opens a browser for the tests of a file, and gives its pages. */
export function inDemo() {
  let browser: Browser
  const signedIn: Partial<Record<Language, State>> = {}

  async function aPage(language: Language, about: About = {}): Promise<Page> {
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

  beforeAll(async () => {
    browser = await openBrowser()
    for (const language of ['es', 'en'] as const) {
      const page = await aPage(language)
      await page.goto('/')
      await page.getByRole('button', { name: ENTER[language] }).click()
      await page.waitForURL('**/today', { timeout: 90_000 })
      signedIn[language] = await page.context().storageState()
      await page.context().close()
    }
  }, 180_000)
  afterAll(() => browser.close())

  return { aPage }
}

export async function opened(page: Page, path: string) {
  await page.goto(path)
  await page.locator('h1').waitFor()
  // What is made after the figures is there within seconds of them.
  await page.locator('.Sentence').waitFor({ timeout: 90_000 })
  await page.waitForLoadState('networkidle')
}
