/** Pages of the demonstration, signed in once per language. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { address } from './address.ts'
import { violations } from './axe.ts'
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
      baseURL: address(),
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
      await page.waitForURL('**/today', { timeout: 600_000 })
      signedIn[language] = await page.context().storageState()
      await page.context().close()
    }
  }, 660_000)
  afterAll(() => browser.close())

  return { aPage }
}

type APage = ReturnType<typeof inDemo>['aPage']

/** Each of these pages in both languages, light and dark, wide and on a phone: no violation, nothing beyond the screen. */
export function eachIsSound(
  aPage: APage,
  paths: readonly string[],
  ready: (page: Page) => Promise<unknown> = async () => {},
) {
  test.each(paths)('%s, wide and in the light', async (path) => {
    const page = await aPage('es')
    await opened(page, path)
    await ready(page)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  test.each(paths)('%s in English, on a phone in the dark', async (path) => {
    const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await opened(page, path)
    await ready(page)
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
    await page.context().close()
  })
}

export async function opened(page: Page, path: string) {
  await page.goto(path)
  await page.locator('h1').waitFor()
  // What is made after the figures is there within seconds of them.
  await page.locator('.Sentence').waitFor({ timeout: 90_000 })
  await page.waitForLoadState('networkidle')
}
