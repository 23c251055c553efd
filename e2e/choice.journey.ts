/** An account as a key account, in the demonstration: both views of the relationship, said anew by keyboard and taken back. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

/** The tab of an account whose client thinks less of the relation than we do. */
async function choiceOf(page: Page, name: string, tab: string) {
  await page.goto('/portfolio')
  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByRole('link', { name: tab, exact: true }).click()
  await page.locator('.Steps').waitFor()
  await page.waitForLoadState('networkidle')
}

test('wide and in the light, in Spanish', async () => {
  const page = await aPage('es')
  await choiceOf(page, 'Arandia Automoción', 'Como cuenta clave')
  await page.getByText(/Nos creemos 2 escalones más cerca/).waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test('on a phone in the dark, in English', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await choiceOf(page, 'Arandia Automoción', 'As a key account')
  await page.getByText(/We believe ourselves 2 steps closer/).waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
})

test('a potential is said by keyboard, told as our share, and taken back', async () => {
  const page = await aPage('es')
  await choiceOf(page, 'Arandia Automoción', 'Como cuenta clave')
  const source = page.getByText('Plan de inversiones de 2027')
  await page.getByRole('button', { name: 'Decir el potencial' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Al año, dentro de tres años').fill('5.000.000')
  expect(await violations(page)).toEqual([])
  await dialog.getByLabel(/De dónde sale/).fill('Plan de inversiones de 2027')
  await page.keyboard.press('Enter')
  await source.waitFor()
  await page.locator('.Undoable button').click()
  await source.waitFor({ state: 'detached' })
  const before = page.locator('details', { hasText: '5.000.000,00' })
  await before.locator('summary').click()
  await before.getByText(/5.000.000,00/).waitFor()
  await page.context().close()
})
