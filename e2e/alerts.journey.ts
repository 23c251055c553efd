/** Avisos in the demonstration: the list, one put off and brought back, one closed and taken back, a rule set, the past. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, opened, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

test('in English, on a phone in the dark', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  for (const path of ['/alerts', '/alerts/rules', '/alerts/past']) {
    await opened(page, path)
    await page.getByRole('heading', { name: 'Alerts', level: 1 }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  }
  await page.context().close()
})

test('an alert is put off with a reason and brought back from the message; another is closed and taken back', async () => {
  const page = await aPage('es')
  await opened(page, '/alerts?q=Arandia')
  const acts = page.getByRole('button', { name: 'Acciones', exact: true }).first()
  await acts.click()
  await page.getByRole('menuitem', { name: 'Aplazar' }).click()
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Nos vemos el martes')
  await page.getByRole('dialog').getByRole('button', { name: 'Aplazar' }).click()
  await page.getByText('Aplazado hasta el').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Deshacer' }).click()

  await acts.click()
  await page.getByRole('menuitem', { name: 'Hecho, sirvió' }).click()
  await page.getByText('Aviso cerrado: sirvió').waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).last().click()
  await page.context().close()
})

test('a rule shows how many of its alerts were of use, and takes another threshold', async () => {
  const page = await aPage('es')
  await opened(page, '/alerts/rules')
  const table = page.getByRole('table', { name: 'Reglas de los avisos' })
  await table
    .getByText(/\d+ de \d+ \(\d+/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Ajustar: Promesa atrasada' }).click()
  await page.getByRole('textbox', { name: 'Retraso' }).fill('2')
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Regla guardada: Promesa atrasada').waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).click()

  await opened(page, '/alerts/past')
  await page.getByText('Sin reglas, una cuenta cualquiera cae').waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})
