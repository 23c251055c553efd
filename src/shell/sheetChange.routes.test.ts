/** What the check of a small table's file says before anything is kept: new, changed from what to what, the same. */
import { expect, test } from 'vitest'
import { putContract } from '../accounts/contract.api.ts'
import { checkSheetImport, takeSheet } from '../gather/sheet.api.ts'
import { putTarget } from '../identify/target.api.ts'
import { aFirmWithFiles, HEAD, LONG, TWO } from './sheet.testing.ts'

test('the check counts what is new, changed and the same, tells old and new values, and writes nothing', async () => {
  const { send, take, accounts, contracts, lead } = aFirmWithFiles()
  await accounts(['A1', 'A2'])
  expect(await send('contracts', TWO)).toMatchObject({ added: 2, changed: 0, same: 0, changes: [] })
  await take('contracts', TWO)
  const before = await contracts()
  const check = await send(
    'contracts',
    TWO.replace('12.000,50', '15.000,00').replace('31/12/2026', '').replace('sí', 'no') +
      'A2;C-3;Análisis;01/03/2026;28/02/2027;100;;EUR;no;\n',
  )
  expect(check).toMatchObject({ accepted: 3, added: 1, changed: 1, same: 1 })
  expect(check.changes).toEqual([
    {
      line: 2,
      key: [{ field: 'code', value: 'C-1' }],
      fields: [
        { field: 'endsOn', was: '2026-12-31', now: null },
        { field: 'recurring', was: '12000.5', now: '15000' },
        { field: 'renews', was: 'true', now: 'false' },
      ],
    },
  ])
  expect(await contracts()).toEqual(before)
  const { outcome } = await lead.ask(takeSheet, { sheetImportId: check.sheetImportId })
  expect(outcome).toEqual({ added: 1, changed: 1, same: 1, rejected: 0 })
})

test('a file of what stands already changes nothing; what a person changes meanwhile is seen at the next look', async () => {
  const { send, take, accounts, contracts, lead } = aFirmWithFiles()
  await accounts(['A1', 'A2'])
  await take('contracts', TWO)
  const { sheetImportId, ...check } = await send('contracts', TWO)
  expect(check).toMatchObject({ added: 0, changed: 0, same: 2, changes: [] })
  const [first] = await contracts()
  await lead.ask(putContract, { ...first!, title: 'De otra persona' })
  expect(await lead.ask(checkSheetImport, { sheetImportId })).toMatchObject({
    changed: 1,
    changes: [{ fields: [{ field: 'title', was: 'De otra persona', now: 'Mantenimiento' }] }],
  })
})

test('a target is told by period and account, with the account by its name', async () => {
  const { send, accounts, db, lead } = aFirmWithFiles()
  await accounts(['A1'])
  const [row] = await db((tx) => tx`select account_id from account where firm_id = ${tx.firm}`)
  const accountId = row!['accountId'] as string
  const target = { period: '2026-03', accountId, amount: '5', currency: 'EUR' }
  await lead.ask(putTarget, target)
  await lead.ask(putTarget, { period: '2026', amount: '1000000', currency: 'EUR' })
  const check = await send(
    'targets',
    'Periodo;Código cliente;Comercial;Importe;Divisa\n2026;;;1.000.000,00;EUR\n2026-03;A1;;0,0001;USD\n',
  )
  expect(check).toMatchObject({ added: 0, changed: 1, same: 1 })
  expect(check.changes).toEqual([
    {
      line: 3,
      key: [
        { field: 'period', value: '2026-03' },
        { field: 'accountId', value: 'Cuenta A1 (A1)' },
      ],
      fields: [
        { field: 'amount', was: '5', now: '0.0001' },
        { field: 'currency', was: 'EUR', now: 'USD' },
      ],
    },
  ])
})

test('contracts of another firm with the same codes are no part of it', async () => {
  const here = aFirmWithFiles()
  const there = aFirmWithFiles()
  for (const firm of [here, there]) await firm.accounts(['A1', 'A2'])
  await there.take('contracts', TWO)
  expect(await here.send('contracts', TWO)).toMatchObject({ added: 2, changed: 0, same: 0 })
})

test('a long file is compared with as many rows that stand, and the first changes are told', async () => {
  const { take, send, accounts } = aFirmWithFiles()
  await accounts(Array.from({ length: LONG / 10 }, (_, at) => `K${at}`))
  const file = (amount: string) =>
    `${HEAD}\n${Array.from({ length: LONG }, (_, at) => `K${at % (LONG / 10)};C-${at};Servicio;01/01/2026;31/12/2026;${amount};;EUR;sí;30`).join('\n')}\n`
  await take('contracts', file('1.000,50'))
  const check = await send('contracts', file('1.000,51'))
  expect(check).toMatchObject({ added: 0, changed: LONG, same: 0 })
  expect(check.changes).toHaveLength(5)
}, 120_000)
