/** Matriz in the demonstration: walked by keyboard, dragged with the pointer, read as a table, on a phone in the dark. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, opened, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

test('the matrix is walked by keyboard and a place is proposed, accepted and taken back', async () => {
  const page = await aPage('es')
  await opened(page, '/selection/matrix')
  const picture = page.getByRole('application', { name: 'Matriz de cartera' })
  await picture.focus()
  await page.keyboard.press('ArrowRight')
  const live = page.locator('.Bubbles [aria-live]').first()
  await expect.poll(() => live.textContent()).toMatch(/atractivo .*, fuerza .*ventas/)
  const first = await live.textContent()
  await page.keyboard.press('PageDown')
  await expect.poll(() => live.textContent()).not.toBe(first)
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: /^Otro sitio para/ }).waitFor()
  await page.getByLabel('Por qué').fill('Prueba con el teclado')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Proponer', exact: true }).click()
  await page.getByText('Prueba con el teclado').waitFor()
  const line = page.getByRole('listitem').filter({ hasText: 'Prueba con el teclado' })
  await line.getByRole('button', { name: /^Aceptar/ }).click()
  await line.getByRole('button', { name: /^Volver a decidir/ }).click()
  await line.getByRole('button', { name: /^Retirar/ }).click()
  await line.waitFor({ state: 'detached' })
  await page.context().close()
})

test('a bubble that is dragged asks for the reason of its new place', async () => {
  const page = await aPage('es')
  await opened(page, '/selection/matrix')
  const picture = page.getByRole('application', { name: 'Matriz de cartera' })
  const { x, y, width, height } = (await picture.boundingBox())!
  // Somewhere on the picture there is a bubble that is pointed at.
  const points = Array.from({ length: 400 }, (_, at) => [
    x + 50 + ((at % 20) / 20) * (width - 70),
    y + 30 + (Math.floor(at / 20) / 20) * (height - 80),
  ])
  for (const [px, py] of points as [number, number][]) {
    await page.mouse.move(px, py)
    if (await page.locator('.Bubbles-tip').isVisible()) break
  }
  await page.mouse.down()
  await page.mouse.move(x + width * 0.6, y + height * 0.3, { steps: 5 })
  await page.mouse.up()
  await page.getByRole('dialog', { name: /^Otro sitio para/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.context().close()
})

test('its table, in English, on a phone in the dark', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await opened(page, '/selection/matrix')
  await page.getByRole('application', { name: 'Portfolio matrix' }).waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.getByRole('button', { name: 'See table: Portfolio matrix' }).click()
  await page
    .getByRole('button', { name: /^Propose another place:/ })
    .first()
    .click()
  await page.getByRole('dialog', { name: /^Another place for/ }).waitFor()
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
})
