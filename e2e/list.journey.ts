/** Lista in the demonstration: how the decided one reads, and one of one's own from its opening to its decision. */
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { inDemo, opened, WIDER_THAN_THE_SCREEN } from './inDemo.ts'

const { aPage } = inDemo()

test('the decided list, wide and in the light', async () => {
  const page = await aPage('es')
  await opened(page, '/selection/list?shown=biased')
  await page.getByText('decidida', { exact: true }).waitFor()
  await page.getByRole('heading', { name: 'Lo que se gana y lo que se cede' }).waitFor()
  await page.getByText('¿Pesa la amistad?').first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test('in English, on a phone in the dark', async () => {
  const page = await aPage('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await opened(page, '/selection/list')
  await page.getByText('decided', { exact: true }).waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(WIDER_THAN_THE_SCREEN)).toBe(false)
  await page.context().close()
})

test('from the criteria to a decided list', async () => {
  const page = await aPage('es')
  await opened(page, '/selection/criteria')
  await page.getByRole('link', { name: 'Lista' }).click()
  await page.getByRole('button', { name: 'Otra lista…' }).click()
  await page.getByRole('textbox', { name: 'Título' }).fill('Lista de prueba')
  await page.getByRole('button', { name: 'Hacer la lista' }).click()
  await page.waitForURL('**/selection/list/**')
  await page.getByText('por decidir', { exact: true }).first().waitFor({ timeout: 60_000 })
  expect(await violations(page)).toEqual([])

  await page.getByRole('searchbox', { name: 'Buscar cuenta' }).fill('arandia automocion')
  await page.waitForURL(/q=arandia/)
  const table = page.getByRole('table', { name: 'Candidatas' })
  const link = page.getByRole('link', { name: 'Arandia Automoción', exact: true })
  const row = table.getByRole('row').filter({ has: link })
  await row.getByRole('button', { name: 'Acciones' }).click()
  await page.getByRole('menuitem', { name: 'Dejarla fuera' }).click()
  await page.getByLabel('Por qué').fill('Se nos va desde hace un año.')
  await page.getByRole('button', { name: 'Dejarla fuera' }).click()
  await page.getByText('forzada fuera').first().waitFor({ timeout: 60_000 })
  await page.getByText('por decidir', { exact: true }).first().waitFor({ timeout: 60_000 })

  await page.getByRole('button', { name: 'Decidir la lista…' }).click()
  await page.getByLabel('Qué hay que decir de ella').fill('Una prueba')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Decidir', exact: true }).click()
  await page.getByText('decidida', { exact: true }).first().waitFor({ timeout: 30_000 })
  await page.getByText(/Lo que se decidió no cambia/).waitFor()
  await page.context().close()
})
