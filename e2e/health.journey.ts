/** Salud in the demonstration: the list, an account, a state set by hand and taken back, the back-test, losses and erosion. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, opened, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

test('in English, on a phone in the dark', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  for (const path of ['', '/back-test', '/churn', '/erosion']) {
    await opened(page, `/portfolio/health${path}`)
    await page.getByRole('navigation', { name: 'Health' }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  }
  await page.context().close()
})

test('from the list to the account, set by hand with a reason, and the score counts again', async () => {
  const page = await aPage('es')
  await opened(page, '/portfolio/health')
  await page.getByText(/cuentas en peligro/).waitFor()
  expect(await violations(page)).toEqual([])

  await page.getByLabel('Buscar cuenta').fill('arandia automocion')
  await page.getByRole('link', { name: 'Arandia Automoción' }).first().click()
  await page.getByRole('heading', { name: 'Qué la mueve' }).waitFor()
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: 'Fijar otro estado' }).click()
  await page
    .getByRole('textbox', { name: 'Motivo' })
    .fill('Cierran la planta en agosto y vuelven en septiembre')
  await page.getByRole('button', { name: 'Fijar', exact: true }).click()
  await page.getByRole('button', { name: 'Que vuelva a contar la puntuación' }).click()
  await page.getByText('1 vez antes').waitFor()
  await page.context().close()
})

test('the back-test names the lost account that was seen coming', async () => {
  const page = await aPage('es')
  await opened(page, '/portfolio/health/back-test')
  await page.getByRole('link', { name: 'Ciments Lauzède' }).waitFor()
  await page.getByText(/la salud avisó de/).waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})
