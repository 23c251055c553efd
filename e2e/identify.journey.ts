/** The parts of Cartera in the demonstration: each opens with a sentence that names an account, in both languages, and axe finds nothing. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, opened, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

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
