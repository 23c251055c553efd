// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { listContracts, putContract } from '../accounts/contract.api.ts'
import { contractTarget } from '../accounts/contractSheet.store.ts'
import { contractRoutes } from '../accounts/contract.routes.ts'
import { salespersonRoutes } from '../accounts/salesperson.routes.ts'
import { sheetRoutes } from '../gather/sheet.routes.ts'
import { aFirm, dataFolder } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import './testing.pages.ts'
import { AccountContracts } from './AccountContracts.tsx'
import { ContractsPage } from './ContractsPage.tsx'
import { contractsRoutes } from './contracts.routes.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { putTarget } from './target.api.ts'
import { salesTargetTarget } from './targetSheet.store.ts'
import { targetRoutes } from './target.routes.ts'
import { TargetsPage } from './TargetsPage.tsx'
import { tellLedger } from './testing.ledger.ts'

const routes = [
  ...contractRoutes,
  ...contractsRoutes,
  ...targetRoutes,
  ...accountRoutes,
  ...salespersonRoutes,
  ...sheetRoutes({ dataFolder, targets: [contractTarget, salesTargetTarget] }),
]

async function aFirmThatSells() {
  const firm = aFirm(routes)
  const accountId = await firm.db(async (db) => {
    await tellLedger(db, [
      { code: 'LEV', day: '2026-11-20', amount: 6000, salesperson: 'Marta Gil' },
    ])
    await refreshPortfolio(db, '2026-11-21')
    const [row] = await db`select account_id from account where firm_id = ${db.firm}`
    return row!['accountId'] as string
  })
  return { ...firm, accountId }
}

const TERMS = {
  code: 'CT-1',
  title: 'Mantenimiento',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  recurring: '12000',
  currency: 'EUR',
  noticeDays: 30,
}
const words = (element: HTMLElement) => element.textContent.replace(/[\u00a0\u202f]/g, ' ')

test('before there is a contract the page teaches; one is entered, seen in each place, and undone', async () => {
  const { lead } = await aFirmThatSells()
  const page = await show(<ContractsPage />, lead, { at: '/portfolio/contracts' })
  await page.findByText(/Un contrato dice lo que volverá/)
  const account = page.getByRole('combobox', { name: 'Cuenta' })
  account.focus()
  fireEvent.input(account, { target: { value: 'LEV' } })
  fireEvent.click(await page.findByRole('option', { name: /Cuenta LEV/ }))
  const fill = (label: RegExp, value: string) =>
    fireEvent.change(page.getByLabelText(label, { selector: 'form input' }), { target: { value } })
  fill(/^Contrato$/, 'CT-9')
  fill(/^Descripción$/, 'Suministro')
  fill(/^Inicio$/, '2026-01-01')
  fill(/^Fin/, '2027-12-31')
  fill(/^Importe recurrente/, '24.000,50')
  fireEvent.click(page.getByRole('button', { name: 'Guardar el contrato' }))
  await page.findByText('Contrato CT-9 guardado.')
  await page.findByText(/CT-9 · Suministro/)
  const { rows } = await lead.ask(listContracts, {})
  expect(rows).toMatchObject([{ recurring: '24000.5', oneOff: '0', renews: true, noticeDays: 60 }])
  fireEvent.click(page.getByRole('button', { name: /Deshacer/ }))
  await page.findByText(/Un contrato dice lo que volverá/)
})

test('the page names whose notice closes first, and its figures say how they were made', async () => {
  const { lead, accountId } = await aFirmThatSells()
  await lead.ask(putContract, { ...TERMS, accountId })
  const page = await show(<ContractsPage />, lead, { at: '/portfolio/contracts' })
  const [link] = await page.findAllByRole('link', { name: 'Cuenta LEV' })
  expect(words(link!.closest('p')!)).toMatch(
    /^El 1 dic 2026 acaba el preaviso de «Mantenimiento» de Cuenta LEV \(12 mil € al año\)/,
  )
  fireEvent.click(await page.findByRole('button', { name: /ARR/ }))
  await page.findByText('suma del ACV de los contratos en vigor')
  fireEvent.click(page.getByRole('button', { name: /Ver tabla: Lo que vence/ }))
  const cells = page.getAllByRole('row').map((row) => words(row))
  expect(cells.join('\n')).toContain('Mantenimiento1 dic 202631 dic 2026')
})

test('a viewer reads and does not write; the account tells its own', async () => {
  const { lead, viewer, accountId } = await aFirmThatSells()
  await lead.ask(putContract, { ...TERMS, accountId })
  const page = await show(<ContractsPage />, viewer, { at: '/portfolio/contracts' })
  await page.findByText(/CT-1 · Mantenimiento/)
  expect(page.queryByRole('button', { name: 'Guardar el contrato' })).toBeNull()
  const card = await show(<AccountContracts accountId={accountId} />, viewer)
  const item = await card.findByRole('listitem')
  expect(words(item)).toBe(
    'Mantenimiento CT-1: 12.000,00 € al año · cuenta en el ARR · avisar antes del 1 dic 2026',
  )
})

test('an account’s ARR and TCV are those of its contracts that run, and open into them', async () => {
  const { lead, viewer, accountId } = await aFirmThatSells()
  await lead.ask(putContract, { ...TERMS, accountId })
  await lead.ask(putContract, {
    ...TERMS,
    accountId,
    code: 'CT-2',
    title: 'Alquiler',
    endsOn: '2027-12-31',
    recurring: '6000',
    oneOff: '500',
  })
  await lead.ask(putContract, { ...TERMS, accountId, code: 'CT-3', startsOn: '2026-12-30' })
  const card = await show(<AccountContracts accountId={accountId} />, viewer)
  const arr = await card.findByRole('button', { name: /ARR|15 mil/ })
  expect(words(arr)).toContain('15 mil')
  fireEvent.click(arr)
  await card.findByText('suma del ACV de los contratos en vigor')
  const text = words(document.body)
  expect(text).toContain('Alquiler CT-2')
  expect(text).toMatch(/Alquiler CT-2\s*3\.?000,00 €/)
  expect(text).toMatch(/TCV\s*(18,5|19) mil/)
})

test('a manager changes the contracts of their own accounts, and is told why not those of others', async () => {
  const { lead, manager, accountId } = await aFirmThatSells()
  const mine = await lead.ask(addAccount, { name: 'Forjas', managerId: manager.id })
  await lead.ask(putContract, { ...TERMS, accountId })
  await lead.ask(putContract, { ...TERMS, code: 'CT-2', accountId: mine.accountId })
  const page = await show(<ContractsPage />, manager, { at: '/portfolio/contracts' })
  const open = async (name: RegExp) => {
    const row = (await page.findByText(name)).closest('tr')!
    fireEvent.click(within(row).getByRole('button', { name: 'Acciones' }))
    return page.findByRole('menuitem', { name: /^Cambiar/ })
  }
  const not = await open(/CT-1 · /)
  expect(not.hasAttribute('disabled')).toBe(true)
  within(not).getByText('Solo puedes cambiar las cuentas que llevas.')
  fireEvent.click(page.getAllByRole('button', { name: 'Acciones' })[0]!)
  const change = await open(/CT-2 · /)
  expect(change.hasAttribute('disabled')).toBe(false)
})

test('a contract that someone changes meanwhile is not overwritten; asked for again, it is as it stands', async () => {
  const { lead, accountId } = await aFirmThatSells()
  const { now: was } = await lead.ask(putContract, { ...TERMS, accountId })
  const page = await show(<ContractsPage />, lead, { at: '/portfolio/contracts' })
  const change = async () => {
    fireEvent.click(await page.findByRole('button', { name: 'Acciones' }))
    fireEvent.click(await page.findByRole('menuitem', { name: 'Cambiar' }))
  }
  const title = () => page.getByLabelText('Descripción', { selector: 'form input' })
  await change()
  await page.findByText('Cambias el contrato CT-1.')
  await waitFor(() => expect(document.activeElement?.closest('form')).not.toBeNull())
  await lead.ask(putContract, { ...was, title: 'De otra persona' })
  fireEvent.change(title(), { target: { value: 'Mío' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar los cambios' }))
  await page.findByText(/Alguien ha cambiado este contrato/)
  await page.findByText(/CT-1 · De otra persona/)
  await change()
  await waitFor(() => expect(title()).toHaveProperty('value', 'De otra persona'))
  fireEvent.click(page.getByRole('button', { name: 'Dejarlo como está' }))
  await page.findByRole('button', { name: 'Guardar el contrato' })
})

test('targets: who is furthest behind is named, with the money and the time', async () => {
  const { lead, accountId } = await aFirmThatSells()
  const page = await show(<TargetsPage />, lead, { at: '/portfolio/targets' })
  await page.findByText(/Un objetivo dice lo que se quiere vender/)
  await lead.ask(putTarget, { period: '2026', accountId, amount: '20000', currency: 'EUR' })
  const told = await show(<TargetsPage />, lead, { at: '/portfolio/targets' })
  const [link] = await told.findAllByRole('link', { name: 'Cuenta LEV' })
  expect(words(link!.closest('p')!)).toBe(
    'Cuenta LEV va 11,8 mil € por detrás de su objetivo de 2026: lleva el 30 % con el 89 % del plazo pasado. Acuerda con la cuenta lo que falta.',
  )
  const table = await told.findByRole('table', { name: 'Objetivos del año' })
  await within(table).findByText(/^100/)
})

test('a target of a salesperson is entered and undone', async () => {
  const { lead } = await aFirmThatSells()
  const page = await show(<TargetsPage />, lead, { at: '/portfolio/targets' })
  const fill = (label: RegExp, value: string) =>
    fireEvent.change(page.getByLabelText(label, { selector: 'form input' }), { target: { value } })
  await page.findByText('Añadir un objetivo')
  fill(/^Periodo/, '2026-t4')
  fill(/^Comercial/, 'Marta Gil')
  fill(/^Objetivo$/, '9.000,5')
  fireEvent.click(page.getByRole('button', { name: 'Guardar el objetivo' }))
  await page.findByText('Objetivo de 2026-Q4 guardado.')
  await page.findByText(/^66,7/)
  fireEvent.click(page.getByRole('button', { name: /Deshacer/ }))
  await page.findByText(/Un objetivo dice lo que se quiere vender/)
  const target = { period: '2026-Q4', salesperson: 'Marta Gil', currency: 'EUR' }
  await lead.ask(putTarget, { ...target, amount: '8000' })
  // Anew: the form that was sent goes once all is read again.
  await show(<TargetsPage />, lead, { at: '/portfolio/targets' })
  await page.findByText('Añadir un objetivo', { selector: 'h2' })
  fill(/^Periodo/, '2026-t4')
  fill(/^Comercial/, 'Marta Gil')
  fill(/^Objetivo$/, '9.000,5')
  fireEvent.click(page.getByRole('button', { name: 'Guardar el objetivo' }))
  await page.findByText(/^Objetivo de 2026-Q4: ahora 9\.000,50.€, antes 8\.000,00.€\.$/)
})

test('a file of contracts is looked at, says which line it leaves out and why, is kept and taken back', async () => {
  const { lead } = await aFirmThatSells()
  const page = await show(<ContractsPage />, lead, { at: '/portfolio/contracts' })
  const drop = await page.findByLabelText(/^Suelta aquí el archivo: contratos/)
  const text = [
    'Código cliente;Referencia;Inicio;Fin;Valor del acuerdo;Divisa',
    'LEV;CT-7;01/01/2026;31/12/2026;12.000,50;EUR',
    'NADIE;CT-8;01/01/2026;31/12/2026;500,00;EUR',
  ].join('\n')
  fireEvent.change(drop, { target: { files: [new File([text], 'acuerdos.csv')] } })
  await page.findByText('De qué columna sale cada dato')
  page.getByText(/No hay ninguna cuenta con el código o el nombre «NADIE»/)
  fireEvent.click(page.getByRole('button', { name: 'Guardar 1 fila' }))
  await page.findByText(/acuerdos\.csv: 1 añadidas/)
  await page.findByText('Archivos guardados')
  expect((await lead.ask(listContracts, {})).rows).toMatchObject([{ code: 'CT-7' }])
  fireEvent.click(page.getByRole('button', { name: 'Deshacer: acuerdos.csv' }))
  await page.findByText(/acuerdos\.csv deshecho: 1 quitadas/)
  expect((await lead.ask(listContracts, {})).rows).toEqual([])
})
