// @vitest-environment jsdom
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { importPriceIndices, listPriceIndices } from './priceIndex.api.ts'
import { priceIndexRoutes } from './priceIndex.routes.ts'
import { PriceIndexPage } from './PriceIndexPage.tsx'

async function aLedger() {
  const firm = aFirm(priceIndexRoutes)
  await firm.db(async (db) => {
    await db`insert into ledger_day (currency, day, lines) values ('EUR', '2026-10-02', 9)`
    await db`insert into label (label_id, kind, name) values (1, 'country', 'España')`
  })
  return firm
}

test('an index that was typed is listed; taken away, it comes back', async () => {
  const { lead } = await aLedger()
  const page = await show(<PriceIndexPage />, lead, { at: '/data/prices' })
  await page.findByText(/Ningún índice guardado todavía/)
  fireEvent.change(page.getByLabelText('Mes'), { target: { value: '2026-10' } })
  fireEvent.change(page.getByLabelText('Índice'), { target: { value: '118,25' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar' }))
  await page.findByText(/Guardado el índice de España de oct 2026/)
  await page.findByText('118,25')
  fireEvent.click(page.getByRole('button', { name: /Acciones/ }))
  fireEvent.click(await page.findByRole('menuitem', { name: 'Quitar' }))
  await page.findByText(/Quitado el índice de España de oct 2026/)
  fireEvent.click(page.getByRole('button', { name: 'Deshacer' }))
  await waitFor(async () =>
    expect(await lead.ask(listPriceIndices, {})).toMatchObject({ total: 1 }),
  )
})

test('a file is dropped, what was not understood is named, and it is taken back', async () => {
  const { lead } = await aLedger()
  const page = await show(<PriceIndexPage />, lead, { at: '/data/prices' })
  const file = new File(['Mes;Índice\n2026-10;118\n2026-13;1\n'], 'ipc.csv')
  await page.findByText('Suelta aquí un archivo de índices')
  const input = page.container.querySelector('input[type=file]')!
  fireEvent.change(input, { target: { files: [file] } })
  expect(await page.findAllByText('1 índice guardado: España.')).not.toHaveLength(0)
  await page.findByText(/Línea 3, el mes:/)
  fireEvent.click(await page.findByRole('button', { name: 'Deshacer' }))
  await page.findByText(/Ningún índice guardado todavía/)
  await waitFor(() => expect(page.queryByText(/Línea 3, el mes:/)).toBeNull())
  expect(await lead.ask(listPriceIndices, {})).toMatchObject({ total: 0 })
})

test('who only reads sees indices and no way to change them; in English too', async () => {
  const firm = await aLedger()
  await firm.lead.ask(importPriceIndices, { text: '2026-10;118', country: 'España' })
  const page = await show(<PriceIndexPage />, firm.viewer, { at: '/data/prices', locale: 'en' })
  await page.findByText('Indices kept')
  await page.findByText('118')
  expect(page.queryByRole('button', { name: /Keep|Remove|Actions/ })).toBeNull()
  expect(page.container.textContent).not.toContain('índice')
})
