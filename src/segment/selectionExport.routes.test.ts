import { expect, test, vi } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { openSelection, readSelection, rereadSelection, wishAccount } from './selection.api.ts'
import { selectionRoutes } from './selection.routes.ts'
import { aChoice } from './testing.selection.ts'

vi.setConfig({ testTimeout: 60_000 })

test('the candidates go out as a file: what was proposed and wished, every point and hour, no formula', async () => {
  const { lead, work, selectionId, accounts } = await aChoice()
  const reason = '=HYPERLINK("http://x")'
  await lead.ask(wishAccount, { selectionId, accountId: accounts[4]!, wish: 'in', reason })
  await work()
  const response = await lead.fetch(`/api/selections/${selectionId}/export?format=csv`)
  expect(response.headers.get('content-disposition')).toMatch(/lista-\d{4}-\d\d-\d\d\.csv/)
  const [head, ...rows] = (await response.text()).trim().split(/\r?\n/)
  expect(head).toContain(
    'En la lista;Propuesta por el programa;Forzada;Por qué;Estratégica;Económica;Atractivo',
  )
  expect(head).toContain('Ventas 12 m (EUR)')
  expect(head).toContain('Horas al mes: ventas')
  expect(rows).toHaveLength(6)
  const forced = rows.find((row) => row.startsWith('C4;'))
  expect(forced).toContain(';sí;no;forzada dentro;')
  expect(forced).toContain("'=HYPERLINK")
  const chosen = await lead.fetch(`/api/selections/${selectionId}/export?format=csv&shown=chosen`)
  expect((await chosen.text()).trim().split(/\r?\n/)).toHaveLength(3)
  const book = await lead.fetch(`/api/selections/${selectionId}/export?format=xlsx`)
  expect(book.headers.get('content-type')).toContain('spreadsheet')
})

test('another firm gets no file of it', async () => {
  const { selectionId } = await aChoice()
  const other = aFirm(selectionRoutes)
  const response = await other.lead.fetch(`/api/selections/${selectionId}/export?format=csv`)
  expect(response.status).toBe(404)
})

test('read anew, a list has as many of the largest as were asked for, and those people wished stay', async () => {
  const { lead, work } = await aChoice()
  const { selectionId } = await lead.ask(openSelection, { title: 'Dos', candidates: 2 })
  await work()
  const first = (await lead.ask(readSelection, { selectionId })).selection
  expect(first.largest).toBe(2)
  await lead.ask(rereadSelection, { selectionId })
  await work()
  const again = (await lead.ask(readSelection, { selectionId })).selection
  expect([again.largest, again.candidates]).toEqual([2, first.candidates])
})
