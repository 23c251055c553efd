/** Selección in the demonstration: its parts in both languages, and a round from its opening to the discussion. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { eachIsSound, inDemo, opened } from './inDemo.ts'

const PARTS = ['/selection', '/selection/criteria', '/selection/capacity', '/selection/rating']
const { aPage } = inDemo()

eachIsSound(aPage, PARTS)

test('a criterion is opened and weighed by the keyboard; the sum stays', async () => {
  const page = await aPage('es')
  await opened(page, '/selection/criteria')
  await page.getByRole('button', { name: 'Abrir' }).first().click()
  await page.getByLabel('Umbral del punto 2').waitFor()
  expect(await violations(page)).toEqual([])
  const slider = page.getByRole('slider').first()
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  const weights = await page.locator('.Criterion-weight output').allTextContents()
  expect(weights.map((text) => Number.parseInt(text)).reduce((a, b) => a + b)).toBe(100)
  await page.context().close()
})

test('a round is opened, rated and discussed', async () => {
  const page = await aPage('es')
  await opened(page, '/selection/rating')
  await page.getByLabel('Título').fill('Ronda de prueba')
  await page.getByLabel('Quién valora').first().click()
  await page.getByRole('option', { name: 'Lucía Ferrer' }).click()
  await page.getByLabel('Cuántas candidatas').fill('5')
  await page.getByRole('button', { name: 'Abrir la ronda' }).click()
  const card = page.locator('.Card').filter({ hasText: 'Ronda de prueba' })
  await card.getByRole('link', { name: 'Abrir la ronda' }).click()
  await page.waitForURL('**/selection/rating/**')
  await page.getByRole('radio').nth(3).check()
  await page.getByText('1 de 25 notas').first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: /Abrir la discusión/ }).click()
  await page.getByRole('heading', { name: 'Donde no estáis de acuerdo' }).waitFor()
  await page.getByText('Nadie está a dos puntos o más de los demás.').waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})
