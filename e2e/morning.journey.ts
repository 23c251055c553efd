/** A manager's morning in the demonstration: Hoy says where to begin; the first is heeded, then the next; phone and keyboard. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

test('Hoy names accounts, says what to do first, and the first is heeded by the keyboard', async () => {
  const page = await aPage('es')
  await page.goto('/today')
  await page
    .getByText(/Lo que más pesa ahora está en .+: empieza por la primera fila y .+\./)
    .waitFor()
  const list = page.getByRole('list', { name: 'Qué hacer hoy' })
  await list.locator('> li').first().waitFor()
  expect(await list.locator('> li').count()).toBe(15)
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('j')
  await page.locator('.Today-row:first-child .Today-act:focus').waitFor()
  await page.keyboard.press('j')
  await page.locator('.Today-row:nth-child(2) .Today-act:focus').waitFor()
  await page.keyboard.press('k')
  await page.locator('.Today-row:first-child .Today-act:focus').waitFor()

  // The acts of a promise, a clock, a call open in its row.
  const opens = list.locator('.Today-act[aria-expanded]').first()
  await opens.focus()
  await page.keyboard.press('Enter')
  await page.locator('.Today-acts').waitFor()
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: /^Ver otras/ }).click()
  await expect.poll(() => list.locator('> li').count(), { timeout: 20_000 }).toBeGreaterThan(15)
  await page.getByText('Del equipo', { exact: true }).click()
  await page.waitForURL(/scope=team/)
  await page.getByText('Por temas', { exact: true }).click()
  await page.waitForURL(/by=topic/)
  await page.locator('.Today-panels .Card').first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
}, 120_000)

test('on a phone, in the dark, in English', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await page.goto('/today')
  await page.getByRole('list', { name: 'What to do today' }).locator('> li').first().waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
})
