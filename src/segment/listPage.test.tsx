// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { ListPage } from './ListPage.tsx'
import {
  decideSelection,
  listSelectionAccounts,
  listSelections,
  openSelection,
  wishAccount,
} from './selection.api.ts'
import { aChoice } from './testing.selection.ts'

vi.setConfig({ testTimeout: 60_000 })

type Page = Awaited<ReturnType<typeof show>>

/** In the table of candidates: those at the edge stand on a card too. */
async function menuOf(page: Page, name: string) {
  const table = within(await page.findByRole('table', { name: 'Candidatas' }))
  const row = within((await table.findByRole('link', { name: new RegExp(name) })).closest('tr')!)
  fireEvent.click(row.getByRole('button', { name: 'Acciones' }))
}

test('a lead forces an account in with a reason, sees what follows, and decides', async () => {
  const { lead, work, selectionId } = await aChoice()
  const page = await show(<ListPage />, lead)
  await page.findByText(/Salen 2 cuentas de 6/)
  await menuOf(page, 'Cuenta C4')
  fireEvent.click(await page.findByRole('menuitem', { name: 'Meterla' }))
  fireEvent.change(await page.findByLabelText('Por qué'), { target: { value: 'Abre Portugal' } })
  fireEvent.click(page.getByRole('button', { name: 'Meterla' }))
  await page.findByText('Cuenta C4, dentro.')
  await work()
  await page.findByText(/Dentro por decisión: «Abre Portugal»/)
  await waitFor(() => page.getByText('por decidir'))
  fireEvent.click(page.getByRole('button', { name: 'Decidir la lista…' }))
  await page.findByText('Ninguna deja de ser clave.')
  fireEvent.click(await page.findByRole('button', { name: 'Decidir' }))
  await page.findByText(/Lo que se decidió no cambia/)
  expect(page.queryByRole('button', { name: 'Decidir la lista…' })).toBeNull()
  const { rows } = await lead.ask(listSelectionAccounts, { selectionId, shown: 'chosen' })
  expect(rows.map(({ code }) => code)).toContain('C4')
})

test('how a score is made opens point by point', async () => {
  const { lead } = await aChoice()
  const page = await show(<ListPage />, lead)
  await menuOf(page, 'Cuenta C2')
  fireEvent.click(await page.findByRole('menuitem', { name: 'Cómo se puntúa' }))
  const made = within(await page.findByRole('dialog'))
  made.getByText('Exportar')
  expect(made.getAllByText('sin nota')).toHaveLength(1)
})

test('who only looks sees the list and nothing to change it by', async () => {
  const { viewer } = await aChoice()
  const page = await show(<ListPage />, viewer)
  await page.findByText(/Salen 2 cuentas de 6/)
  expect(page.queryByRole('button', { name: 'Decidir la lista…' })).toBeNull()
  expect(page.queryByRole('button', { name: 'Otra lista…' })).toBeNull()
  await menuOf(page, 'Cuenta C4')
  await page.findByRole('menuitem', { name: 'Cómo se puntúa' })
  expect(page.queryByRole('menuitem', { name: 'Meterla' })).toBeNull()
})

test('a first list is opened once criteria are there', async () => {
  const { lead, db, selectionId } = await aChoice()
  await db((tx) => tx`delete from selection where selection_id = ${selectionId}`)
  const page = await show(<ListPage />, lead)
  await page.findByText(/el programa propone/)
  fireEvent.click(await page.findByRole('button', { name: 'Hacer la lista' }))
  await waitFor(async () => expect(await lead.ask(listSelections, {})).toHaveLength(1))
})

test('who leaves by a decision is named before it is taken', async () => {
  const { lead, work, selectionId, accounts } = await aChoice()
  await lead.ask(decideSelection, { selectionId, effectiveOn: TODAY })
  const opened = await lead.ask(openSelection, { title: 'Clave 2028' })
  const wish = { ...opened, accountId: accounts[0]!, wish: 'out', reason: 'No crece' } as const
  await lead.ask(wishAccount, wish)
  await work()
  const page = await show(<ListPage selectionId={opened.selectionId} />, lead)
  fireEvent.click(await page.findByRole('button', { name: 'Decidir la lista…' }))
  await page.findByText('Deja de ser clave una: Cuenta C0.')
})

test('a list of nobody says which skill has no hours and how many serve no strategy', async () => {
  const { lead } = await aChoice({ hours: 1 })
  const page = await show(<ListPage />, lead)
  await page.findByText(/De 6 candidatas no sale ninguna/)
  await page.findByText(/pide 9 horas de ventas al mes y solo hay 0,9/)
  await page.findByText(/Una no dice a qué estrategia/)
})
