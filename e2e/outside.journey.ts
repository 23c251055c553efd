/** Uso, Entregas and Desatención in the demonstration: whose use falls, who is served worse, and whom key work starves. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, opened, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

test('in English, on a phone in the dark', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  for (const place of ['usage', 'supply', 'neglect']) {
    await opened(page, `/portfolio/health/${place}`)
    expect([place, await violations(page)]).toEqual([place, []])
    expect([place, await page.evaluate(WIDER_THAN_THE_SCREEN)]).toEqual([place, false])
  }
  await page.context().close()
})

test('the account that leaves uses less, and its card says so with its numbers', async () => {
  const page = await aPage('es')
  await opened(page, '/portfolio/health/usage')
  await page.getByRole('link', { name: 'Arandia Automoción' }).first().click()
  await page.getByRole('heading', { name: 'Uso', exact: true }).waitFor()
  await page.getByText('Máquinas vigiladas: cae').first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test('who is delivered to late is told first, and a family is still out of stock', async () => {
  const page = await aPage('es')
  await opened(page, '/portfolio/health/supply')
  await page.getByText('Habla antes de que reclame', { exact: false }).first().waitFor()
  await page.getByRole('heading', { name: 'Roturas de existencias' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test('key work that starves small accounts is an alarm with its test, its cure and the accounts', async () => {
  const page = await aPage('es')
  await opened(page, '/portfolio/health/neglect')
  await page.getByText('alarma', { exact: true }).waitFor()
  await page.getByRole('heading', { name: 'La cura más barata' }).waitFor()
  await page.getByText('0 de 1 contactos en 90 días').first().waitFor()

  const field = page.getByLabel(/^Normal: contactos en 90 días/)
  await field.fill('0')
  await page.getByRole('button', { name: 'Guardar mínimos' }).click()
  await page.getByText('Mínimos guardados: se mira de nuevo.').waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).click()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})
