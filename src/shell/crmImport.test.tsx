// @vitest-environment jsdom
/** The page of a run that brings a CRM in: checked, decided, taken, taken back. */
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { makeCrmImport } from '../gather/crm.api.ts'
import { aBringingFirm } from '../gather/crm.testing.ts'
import { CrmImportPage } from '../gather/CrmImportPage.tsx'
import { CrmPage } from '../gather/CrmPage.tsx'
import { refusalWords } from '../ui/problemWords.ts'
import { show } from '../ui/testing.tsx'
import { crmTargets } from './crm.ts'

const COMPANIES = {
  name: 'companies.csv',
  content:
    'Company ID,Company Name,Company Domain Name\n1,Forjas Levante,forjas.example\n2,Otra,otra.example\n',
}
const TICKETS = {
  name: 'tickets.csv',
  content:
    'Ticket ID,Ticket Name,Ticket Status,Associated Company Domain\n7,Falta un albarán,New,nadie.example\n8,,New,\n',
}

async function aRun() {
  const firm = aBringingFirm(crmTargets, accountRoutes)
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante SL' })
  const { crmImportId } = await firm.lead.ask(makeCrmImport, {})
  for (const file of [COMPANIES, TICKETS]) await firm.send(crmImportId, file)
  return { ...firm, accountId, crmImportId }
}

test('files are recognised, checked, decided, brought in and taken back', async () => {
  const { lead, work, crmImportId } = await aRun()
  const page = await show(<CrmImportPage crmImportId={crmImportId} />, lead)
  const press = async (name: string) => fireEvent.click(await page.findByRole('button', { name }))
  expect(await page.findByText('companies.csv')).toBeDefined()
  expect(page.getByRole('combobox', { name: 'Qué contiene tickets.csv' })).toHaveProperty(
    'value',
    'Tickets',
  )
  await press('Comprobar')
  await page.findByText('Comprobando')
  await work()
  expect(await page.findByText(/falta que decidas una línea/)).toBeDefined()
  expect(page.getByRole('button', { name: 'Traerlo' }).getAttribute('aria-disabled')).toBe('true')
  expect(await page.findByText(/Ninguna cuenta se reconoce por «nadie.example»/)).toBeDefined()
  expect(await page.findByText(/Título/, { selector: 'li' })).toBeDefined()
  fireEvent.click(await page.findByRole('combobox', { name: '¿Quién es Forjas Levante?' }))
  fireEvent.click(await page.findByRole('option', { name: /Forjas Levante SL/ }))
  await page.findByText('Todo decidido: ya se puede traer.')
  await waitFor(() =>
    expect(page.getByRole('button', { name: 'Traerlo' }).getAttribute('aria-disabled')).toBeNull(),
  )
  await press('Traerlo')
  await page.findByText('Trayendo')
  await work()
  expect(await page.findByText(/Puedes deshacerlo/)).toBeDefined()
  expect(await page.findByText('Nuevas: 1 · Cambian: 1 · Ya están igual: 0')).toBeDefined()
  await press('Deshacer la importación')
  await page.findByText('Deshaciendo')
  await work()
  expect(await page.findByText(/filas quitadas/)).toBeDefined()
})

test('words that count have their form', () => {
  const told = (count: number) => refusalWords({ code: 'gather/crm-undecided', values: { count } })
  expect([told(1), told(3)]).toEqual(['Queda 1 línea por decidir.', 'Quedan 3 líneas por decidir.'])
})

test('in English, and only for whoever leads', async () => {
  const { lead, manager, crmImportId } = await aRun()
  const page = await show(<CrmPage />, lead, { locale: 'en' })
  expect(await page.findByText('Drop the files that your CRM exports here')).toBeDefined()
  expect(
    (await page.findByText(/companies.csv, tickets.csv/)).closest('a')?.getAttribute('href'),
  ).toBe(`/data/crm/${crmImportId}`)
  const other = await show(<CrmPage />, manager)
  expect(await other.findByText(/Importar del CRM|Datos/, { selector: 'h1' })).toBeDefined()
  expect(other.queryByText('Suelta aquí los ficheros que exporta tu CRM')).toBeNull()
})
