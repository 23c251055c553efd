/** The demonstration's client that is there twice: found, looked at side by side, told apart and taken back. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo, opened, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

/** The worker compares them soon after they came. */
const somePair = (page: Page) => page.locator('.Twin-sides').first().waitFor({ timeout: 60_000 })

eachIsSound(aPage, ['/data/duplicates', '/data/duplicates/people'], somePair)

test('side by side with why; told apart by keyboard, taken back; the form that merges opens with both', async () => {
  const page = await aPage('es')
  await opened(page, '/data/duplicates')
  await somePair(page)
  const twice = page.getByRole('listitem').filter({ hasText: 'Hnos., S.L.' })
  await twice.getByText(/^Mismo dominio .+\.example$/).waitFor()
  await twice.getByText(/^Nombres parecidos al \d\d\s%$/).waitFor()
  await twice.getByText('Mismo correo').waitFor()
  const tabs = page.getByRole('navigation', { name: 'Partes de Datos' })
  await tabs.getByRole('link', { name: /^Duplicadas\s*\d/ }).waitFor()

  const apart = twice.getByRole('button', { name: /^No son la misma/ })
  await apart.focus()
  await page.keyboard.press('Enter')
  await twice.waitFor({ state: 'detached' })
  await page.locator('.Undoable button').click()
  await twice.waitFor()

  await twice.getByRole('button', { name: /^Fusionar…/ }).click()
  await page.getByRole('dialog').locator('.MergeFields').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  // The account itself says so, and leads to the other.
  await twice.getByRole('link', { name: /Hnos\., S\.L\./ }).click()
  await page.getByText(/Puede ser la misma que/).waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
}, 180_000)

test('in English, on a phone in the dark: one person of two accounts', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await opened(page, '/data/duplicates/people')
  await somePair(page)
  await page.getByText('Same e-mail').first().waitFor()
  await page
    .getByRole('button', { name: /^Merge…/ })
    .first()
    .click()
  await page.getByRole('dialog').locator('.MergeFields').waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
}, 180_000)
