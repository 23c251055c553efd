/** What a first visit has to fetch before anything can be done: less than 250 kB of JavaScript, packed. */
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { address } from './address.ts'
import { openBrowser } from './browser.ts'

const LIMIT_BYTES = 250_000

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test.each(['/', '/sign-in'])(
  'a first visit to %s is light, and breaks none of its own rules',
  async (path) => {
    const page = await browser.newPage()
    const complaints: string[] = []
    const scripts: Promise<number>[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') {
        scripts.push(response.body().then((body) => gzipSync(body).length))
      }
    })
    await page.goto(address() + path, { waitUntil: 'networkidle' })
    const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0)
    console.log(`${path}: ${Math.round(bytes / 1000)} kB of JavaScript, packed`)
    expect(bytes).toBeLessThan(LIMIT_BYTES)
    expect(complaints).toEqual([])
    await page.close()
  },
)
