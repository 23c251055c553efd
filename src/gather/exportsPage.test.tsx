// @vitest-environment jsdom
/** Everything that can be taken away, with its rows and three files each, and all of it at once. */
import { within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { TEAM } from '../kernel/actor.ts'
import { type ExportPart, text } from '../platform/exportPart.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { ExportsPage } from './ExportsPage.tsx'
import { exportsRoutes } from './exports.routes.ts'

const accounts: ExportPart = {
  noun: 'accounts',
  may: TEAM,
  order: 'name',
  columns: text('name'),
  rows: (db) => db`select account_id as id, name from account where firm_id = ${db.firm}`,
}
const none: ExportPart = {
  ...accounts,
  noun: 'needs',
  rows: (db) => db`${accounts.rows(db)} and false`,
}
const hidden: ExportPart = { ...accounts, noun: 'notes', may: ['admin'] }

test('each noun has its rows and its three files; all of them come first', async () => {
  const { lead, anAccount } = aFirm(exportsRoutes([accounts, none, hidden]))
  await anAccount('Forjas')
  await anAccount('Aceros')
  const page = await show(<ExportsPage />, lead)
  const rows = within(await page.findByRole('table'))
    .getAllByRole('row')
    .slice(1)
  expect(rows.map((row) => row.querySelector('td')!.textContent)).toEqual(['2', '2', '0'])
  const links = within(rows[1]!).getAllByRole('link')
  expect(links.map((one) => [one.textContent, one.getAttribute('href')])).toEqual([
    ['XLSX', '/api/exports/accounts?format=xlsx'],
    ['CSV', '/api/exports/accounts?format=csv'],
    ['JSON', '/api/exports/accounts?format=json'],
  ])
  page.getByRole('link', { name: 'JSON: Todo de una vez' })
  expect(page.queryByText('Notas')).toBeNull()
  page.getByText(/Todo lo que ves en Clave sale de aquí/)
})

test('who may not take one is told that it is not there', async () => {
  const { lead, admin } = aFirm(exportsRoutes([hidden]))
  expect((await lead.fetch('/api/exports/notes?format=csv')).status).toBe(404)
  expect((await admin.fetch('/api/exports/notes?format=csv')).status).toBe(200)
})

test('a firm with nothing yet is led to bring something in', async () => {
  const page = await show(<ExportsPage />, aFirm(exportsRoutes([accounts])).lead)
  const way = await page.findByRole('link', { name: 'trae lo primero' })
  expect(way.getAttribute('href')).toBe('/data/crm')
})
