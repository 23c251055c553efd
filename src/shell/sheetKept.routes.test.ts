/** A file without a column says nothing of it: what stands keeps it, and only new rows get what is usual. */
import { expect, test } from 'vitest'
import { putContract } from '../accounts/contract.api.ts'
import {
  checkSheetImport,
  downloadSheetRejects,
  takeSheet,
  undoSheet,
} from '../gather/sheet.api.ts'
import { putTarget } from '../identify/target.api.ts'
import { streamAddress } from '../kernel/call.ts'
import { aFirmWithFiles, HEAD } from './sheet.testing.ts'

const WHOLE = `${HEAD}
A1;C-1;Mantenimiento;01/01/2026;31/12/2026;12.000,50;1.590,00;USD;sí;30
`
const SHORT = 'Código cliente;Contrato;Inicio;Importe\n'
const OF_WHOLE = {
  title: 'Mantenimiento',
  endsOn: '2026-12-31',
  oneOff: '1590',
  currency: 'USD',
  renews: true,
  noticeDays: 30,
}

async function aFirmWithOne() {
  const firm = aFirmWithFiles()
  await firm.accounts(['A1', 'A2'])
  await firm.take('contracts', WHOLE)
  const contract = async (code: string) =>
    (await firm.contracts()).find((one) => one.code === code)!
  return { ...firm, contract }
}

test('a contract keeps what the file has no column for; a new one gets what is usual', async () => {
  const { send, lead, contract } = await aFirmWithOne()
  const { sheetImportId, ...check } = await send(
    'contracts',
    `${SHORT}A1;C-1;01/01/2026;15.000,00\nA2;C-2;01/02/2026;100\n`,
  )
  expect(check).toMatchObject({ accepted: 2, added: 1, changed: 1, same: 0 })
  expect(check.kept).toEqual(['title', 'endsOn', 'oneOff', 'currency', 'renews', 'noticeDays'])
  expect(check.changes).toEqual([
    {
      line: 2,
      key: [{ field: 'code', value: 'C-1' }],
      fields: [{ field: 'recurring', was: '12000.5', now: '15000' }],
    },
  ])
  const { outcome } = await lead.ask(takeSheet, { sheetImportId })
  expect(outcome).toEqual({ added: 1, changed: 1, same: 0, rejected: 0 })
  expect(await contract('C-1')).toMatchObject({ ...OF_WHOLE, recurring: '15000' })
  expect(await contract('C-2')).toMatchObject({
    title: 'C-2',
    endsOn: null,
    oneOff: '0',
    currency: 'EUR',
    renews: false,
    noticeDays: 0,
  })
  await lead.ask(undoSheet, { sheetImportId })
  expect(await contract('C-1')).toMatchObject({ ...OF_WHOLE, recurring: '12000.5' })
})

test('a file that says the same in fewer columns changes nothing', async () => {
  const { send, take } = await aFirmWithOne()
  const same = `${SHORT}A1;C-1;01/01/2026;12.000,50\n`
  expect(await send('contracts', same)).toMatchObject({ added: 0, changed: 0, same: 1 })
  expect(await take('contracts', same)).toMatchObject({
    outcome: { added: 0, changed: 0, same: 1, rejected: 0 },
    undoable: false,
  })
})

test('an empty cell of a column that is there says that it is empty, or as usual', async () => {
  const { send, lead, contract } = await aFirmWithOne()
  const { sheetImportId, kept, changes } = await send(
    'contracts',
    `${HEAD}\nA1;C-1;;01/01/2026;;12.000,50;;;;\n`,
  )
  expect(kept).toEqual([])
  expect(changes[0]!.fields).toEqual([
    { field: 'title', was: 'Mantenimiento', now: 'C-1' },
    { field: 'endsOn', was: '2026-12-31', now: null },
    { field: 'oneOff', was: '1590', now: '0' },
    { field: 'currency', was: 'USD', now: 'EUR' },
    { field: 'renews', was: 'true', now: 'false' },
    { field: 'noticeDays', was: '30', now: '0' },
  ])
  await lead.ask(takeSheet, { sheetImportId })
  expect(await contract('C-1')).toMatchObject({ title: 'C-1', endsOn: null, currency: 'EUR' })
})

test('a column that is set aside by hand is kept too, as it stands when the file is taken in', async () => {
  const { send, lead, contract } = await aFirmWithOne()
  const { sheetImportId, mapping } = await send(
    'contracts',
    WHOLE.replace('12.000,50', '9').replace('USD', 'GBP').replace('1.590,00', '1,00'),
  )
  const { currency: _, oneOff: __, ...without } = mapping
  const check = await lead.ask(checkSheetImport, { sheetImportId, mapping: without })
  expect(check.kept).toEqual(['oneOff', 'currency'])
  expect(check.changes[0]!.fields.map(({ field }) => field)).toEqual(['recurring'])
  await lead.ask(putContract, { ...(await contract('C-1')), oneOff: '2000' })
  await lead.ask(takeSheet, { sheetImportId })
  expect(await contract('C-1')).toMatchObject({ ...OF_WHOLE, oneOff: '2000', recurring: '9' })
})

test('amounts that are kept are kept to the last decimal', async () => {
  const { send, lead, contract } = await aFirmWithOne()
  const oneOff = '12345678901234.5678'
  await lead.ask(putContract, { ...(await contract('C-1')), oneOff })
  const { sheetImportId, changes } = await send('contracts', `${SHORT}A1;C-1;01/01/2026;5\n`)
  expect(changes[0]!.fields).toHaveLength(1)
  await lead.ask(takeSheet, { sheetImportId })
  expect(await contract('C-1')).toMatchObject({ oneOff, recurring: '5' })
})

test('what is kept must fit what the file says: a contract that ended before it now begins stays out', async () => {
  const { send, lead, contract } = await aFirmWithOne()
  const { sheetImportId, ...check } = await send(
    'contracts',
    `${SHORT}A1;C-1;01/02/2027;5\nZZ;C-2;01/01/2026;5\nA1;C-3;01/01/2026;5\n`,
  )
  expect(check).toMatchObject({ accepted: 1, rejected: 2, added: 1, changed: 0, same: 0 })
  expect(check.rejects).toMatchObject([
    { line: 2, field: 'endsOn', cell: '2026-12-31', reason: 'ends-first' },
    { line: 3, field: 'accountId', reason: 'account' },
  ])
  await lead.ask(takeSheet, { sheetImportId })
  expect(await contract('C-1')).toMatchObject({ ...OF_WHOLE, startsOn: '2026-01-01' })
  const file = await lead.fetch(streamAddress(downloadSheetRejects, { sheetImportId }))
  expect(await file.text()).toContain('A1;C-1;01/02/2027;5;2;El contrato termina (2026-12-31)')
})

test('a contract that moves keeps them as well', async () => {
  const { send, lead, contract } = await aFirmWithOne()
  const { sheetImportId, moves } = await send('contracts', `${SHORT}A2;C-1;01/01/2026;5\n`)
  expect(moves[0]!.fields.map(({ field }) => field)).toEqual(['accountId', 'recurring'])
  await lead.ask(takeSheet, { sheetImportId, moves: 'take' })
  expect(await contract('C-1')).toMatchObject({ ...OF_WHOLE, account: 'Cuenta A2' })
})

test('a target keeps its currency; what tells targets apart is no part of what is kept', async () => {
  const { send, take, accounts, db, lead } = aFirmWithFiles()
  await accounts(['A1'])
  await take('targets', 'Periodo;Código cliente;Importe;Divisa\n2026;A1;7;USD\n')
  await lead.ask(putTarget, { period: '2026', amount: '5', currency: 'USD' })
  const { sheetImportId, ...check } = await send('targets', 'Periodo;Importe\n2026;5\n2027;6\n')
  expect(check).toMatchObject({ added: 1, changed: 0, same: 1, kept: ['currency'] })
  await lead.ask(takeSheet, { sheetImportId })
  const changed = await send('targets', 'Periodo;Importe\n2026;50\n2027;6\n')
  expect(changed).toMatchObject({
    changed: 1,
    same: 1,
    changes: [{ line: 2, fields: [{ field: 'amount', was: '5', now: '50' }] }],
  })
  await lead.ask(takeSheet, { sheetImportId: changed.sheetImportId })
  const rows = await db(
    (tx) => tx`select period, account_id is null as firms, amount::float8, currency
      from sales_target where firm_id = ${tx.firm} order by period, amount`,
  )
  expect([...rows]).toEqual([
    { period: '2026', firms: false, amount: 7, currency: 'USD' },
    { period: '2026', firms: true, amount: 50, currency: 'USD' },
    { period: '2027', firms: true, amount: 6, currency: 'EUR' },
  ])
})

test('what another firm has under the same code is not what is kept', async () => {
  await aFirmWithOne()
  const here = aFirmWithFiles()
  await here.accounts(['A1'])
  await here.take('contracts', `${SHORT}A1;C-1;01/01/2026;5\n`)
  expect(await here.contracts()).toMatchObject([{ currency: 'EUR', oneOff: '0', noticeDays: 0 }])
})
