/** The whole road of a small table's file: contracts and sales targets through the room of files. */
import { expect, test } from 'vitest'
import { contractTarget } from '../accounts/contractSheet.store.ts'
import { dropContract, putContract } from '../accounts/contract.api.ts'
import {
  checkSheetImport,
  downloadSheetRejects,
  downloadSheetTemplate,
  listSheetImports,
  listSheetKinds,
  takeSheet,
  undoSheet,
} from '../gather/sheet.api.ts'
import { putTarget } from '../identify/target.api.ts'
import { streamAddress } from '../kernel/call.ts'
import { exportBytes } from '../platform/export.ts'
import { sampleUntil } from '../../samples/sample.ts'
import { aFirmWithFiles, HEAD, LONG, TWO } from './sheet.testing.ts'

test('a file of contracts is looked at, taken in, and the same file again changes nothing', async () => {
  const { send, take, accounts, contracts, lead } = aFirmWithFiles()
  await accounts(['A1', 'A2'])
  const check = await send('contracts', TWO)
  expect(check).toMatchObject({ read: 2, accepted: 2, rejected: 0, lacking: [] })
  expect(check.mapping).toEqual({
    accountId: 'Código cliente',
    code: 'Contrato',
    title: 'Descripción',
    startsOn: 'Inicio',
    endsOn: 'Fin',
    recurring: 'Importe',
    oneOff: 'Cuota única',
    currency: 'Divisa',
    renews: 'Renovable',
    noticeDays: 'Preaviso (días)',
  })
  expect(await contracts()).toEqual([])

  const taken = await lead.ask(takeSheet, { sheetImportId: check.sheetImportId })
  expect(taken.outcome).toEqual({ added: 2, changed: 0, same: 0, rejected: 0 })
  expect((await contracts()).toSorted((a, b) => (a.code < b.code ? -1 : 1))).toMatchObject([
    {
      account: 'Cuenta A1',
      code: 'C-1',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      recurring: '12000.5',
      oneOff: '500',
      renews: true,
      noticeDays: 60,
    },
    { account: 'Cuenta A2', endsOn: null, currency: 'USD', renews: false, noticeDays: 0 },
  ])
  const again = await take('contracts', TWO)
  expect(again).toMatchObject({ outcome: { added: 0, changed: 0, same: 2 }, undoable: false })
  await expect(lead.ask(takeSheet, { sheetImportId: check.sheetImportId })).rejects.toMatchObject({
    code: 'gather/sheet-taken',
  })
})

test('taking back: new rows go, changed ones are as before, what a person changed since stays', async () => {
  const { take, accounts, contracts, lead } = aFirmWithFiles()
  await accounts(['A1', 'A2'])
  await take('contracts', TWO)
  const before = await contracts()
  const changed = await take(
    'contracts',
    `${TWO.replace('12.000,50', '15.000,00')}A2;C-3;Análisis;01/03/2026;28/02/2027;100;;EUR;no;\nA2;C-4;Otro;01/03/2026;28/02/2027;100;;EUR;no;\n`,
  )
  expect(changed.outcome).toEqual({ added: 2, changed: 1, same: 1, rejected: 0 })
  const mine = (await contracts()).find(({ code }) => code === 'C-4')!
  await lead.ask(putContract, { ...mine, recurring: '777' })

  const { sheetImportId } = changed
  expect(await lead.ask(undoSheet, { sheetImportId })).toEqual({
    restored: 1,
    removed: 1,
    changedSince: 1,
  })
  const after = await contracts()
  expect(after.filter(({ code }) => code !== 'C-4')).toEqual(before)
  expect(after.find(({ code }) => code === 'C-4')).toMatchObject({ recurring: '777' })
  await expect(lead.ask(undoSheet, { sheetImportId })).rejects.toMatchObject({
    code: 'gather/sheet-not-undoable',
  })
  const { rows } = await lead.ask(listSheetImports, { target: 'contracts' })
  expect(rows.map(({ state }) => state)).toEqual(['undone', 'taken'])
  await lead.ask(dropContract, { contractId: mine.contractId })
})

test('lines that stay out are told with their cell, downloaded with their columns, and come back mended', async () => {
  const { send, take, accounts, lead } = aFirmWithFiles()
  await accounts(['A1'])
  const broken = `${HEAD}
A1;C-1;Bien;01/01/2026;31/12/2026;1,50;;EUR;sí;60
ZZ;C-2;=cmd();01/01/2026;31/12/2026;1,00;;EUR;sí;60
A1;C-3;Mal;15/01/2026;31/12/2025;1,00;;EUR;sí;60
A1;C-4;Menos;01/01/2026;31/12/2026;-1,00;;EUR;sí;60
`
  const check = await send('contracts', broken)
  expect(check).toMatchObject({ accepted: 1, rejected: 3 })
  expect(check.rejects.map(({ line, field, reason }) => [line, field, reason])).toEqual([
    [3, 'accountId', 'account'],
    [4, 'endsOn', 'ends-first'],
    [5, 'recurring', 'negative'],
  ])
  const { sheetImportId } = check
  await lead.ask(takeSheet, { sheetImportId })
  const file = await lead.fetch(streamAddress(downloadSheetRejects, { sheetImportId }))
  const text = await file.text()
  expect(text).toContain('No hay ninguna cuenta con el código o el nombre «ZZ».')
  expect(text).toContain("'=cmd()")
  const mended = text
    .replace('ZZ;', 'A1;')
    .replace('31/12/2025', '31/12/2027')
    .replace('-1,00', '1,00')
  expect((await take('contracts', mended)).outcome).toMatchObject({ added: 3, rejected: 0 })
})

test('another choice of columns is looked at anew, and what is needed is not taken without', async () => {
  const { send, accounts, lead } = aFirmWithFiles()
  await accounts(['A1'])
  const { sheetImportId, mapping } = await send('contracts', TWO)
  const { startsOn: _, ...without } = mapping
  const check = await lead.ask(checkSheetImport, { sheetImportId, mapping: without })
  expect(check).toMatchObject({ lacking: ['startsOn'], accepted: 0 })
  await expect(lead.ask(takeSheet, { sheetImportId })).rejects.toMatchObject({
    code: 'gather/sheet-lacks',
  })
  const whole = await lead.ask(checkSheetImport, { sheetImportId, mapping })
  expect(whole).toMatchObject({ lacking: [], accepted: 1, rejected: 1 })
})

test('an Excel file gives the same as its CSV, with English headers too', async () => {
  const { send, accounts } = aFirmWithFiles()
  await accounts(['A1'])
  const names = ['Client code', 'Contract', 'Start date', 'End date', 'Amount', 'Renewable']
  const cells = ['A1', 'C-9', '2026-01-01', '2026-12-31', '1200.5', 'yes']
  const kinds = ['text', 'text', 'day', 'day', 'number', 'text'] as const
  const chunks: Uint8Array[] = []
  for await (const chunk of exportBytes({
    format: 'xlsx',
    file: 'x',
    locale: 'en',
    columns: names.map((name, at) => ({ name, kind: kinds[at]!, cell: () => cells[at] })),
    rows: [1],
  }))
    chunks.push(chunk)
  const check = await send('contracts', Buffer.concat(chunks))
  expect(check).toMatchObject({ accepted: 1, rejected: 0 })
})

test('targets of the firm, a salesperson and an account are told apart, and the same ones change', async () => {
  const { take, accounts, db, lead } = aFirmWithFiles()
  await accounts(['A1'])
  await lead.ask(putTarget, { period: '2026', amount: '5', currency: 'EUR' })
  const file = `Periodo;Código cliente;Comercial;Importe;Divisa
2026;;;1.000.000,00;EUR
2026-T1;;Marta Ruiz;250.000,00;EUR
2026-03;A1;;10.000,00;EUR
2026-03;A1;Marta Ruiz;10.000,00;EUR
2026-04;A1;;0;EUR
`
  const { outcome, sheetImportId } = await take('targets', file)
  expect(outcome).toEqual({ added: 2, changed: 1, same: 0, rejected: 2 })
  const kept = () =>
    db(
      (tx) => tx`select period, salesperson, amount::float8 from sales_target
        where firm_id = ${tx.firm} order by period`,
    )
  expect([...(await kept())]).toEqual([
    { period: '2026', salesperson: null, amount: 1_000_000 },
    { period: '2026-03', salesperson: null, amount: 10_000 },
    { period: '2026-Q1', salesperson: 'Marta Ruiz', amount: 250_000 },
  ])
  await lead.ask(undoSheet, { sheetImportId })
  expect([...(await kept())]).toEqual([{ period: '2026', salesperson: null, amount: 5 }])
})

test('the files of the demo company are taken in whole', async () => {
  const { take, accounts } = aFirmWithFiles()
  const { files, clients } = sampleUntil('2026-11-20')
  await accounts(clients.map(({ code }) => code))
  const contracts = await take('contracts', `${[...files['contratos.csv']].join('\n')}\n`)
  expect(contracts.outcome).toMatchObject({ changed: 0, rejected: 0 })
  expect(contracts.outcome!.added).toBeGreaterThan(50)
  const targets = await take('targets', `${[...files['objetivos.csv']].join('\n')}\n`)
  expect(targets.outcome).toMatchObject({ changed: 0, rejected: 0 })
  expect(targets.outcome!.added).toBeGreaterThan(50)
})

test('a long file is looked at, taken in and taken back in whole', async () => {
  const { send, accounts, lead } = aFirmWithFiles()
  await accounts(Array.from({ length: LONG / 10 }, (_, at) => `K${at}`))
  const rows = Array.from(
    { length: LONG },
    (_, at) => `K${at % (LONG / 10)};C-${at};Servicio;01/01/2026;31/12/2026;1.000,50;;EUR;sí;30`,
  )
  const { sheetImportId, accepted } = await send('contracts', `${HEAD}\n${rows.join('\n')}\n`)
  expect(accepted).toBe(LONG)
  await lead.ask(takeSheet, { sheetImportId })
  const undone = await lead.ask(undoSheet, { sheetImportId })
  expect(undone).toEqual({ restored: 0, removed: LONG, changedSince: 0 })
}, 120_000)

test('a template has the columns in the language asked for', async () => {
  const { lead } = aFirmWithFiles()
  const kinds = await lead.ask(listSheetKinds, {})
  expect(kinds.map(({ target }) => target).slice(0, 2)).toEqual(['contracts', 'targets'])
  expect(kinds[0]!.fields).toHaveLength(contractTarget.fields.length)
  const about = { target: 'contracts', format: 'csv', language: 'es' } as const
  const file = await lead.fetch(streamAddress(downloadSheetTemplate, about))
  expect((await file.text()).trim()).toBe(`\ufeff${HEAD}`.trim())
})

test('files that are no table are refused with the reason', async () => {
  const { send } = aFirmWithFiles()
  await expect(send('contracts', '')).rejects.toMatchObject({ code: 'gather/empty-file' })
  await expect(send('contracts', '{"a":1}\n{"a":2}\n')).rejects.toMatchObject({
    code: 'gather/sheet-format',
  })
  await expect(send('nothing', TWO)).rejects.toMatchObject({ status: 404 })
})

test('a file of one firm does not exist for another, nor for who may not keep it', async () => {
  const here = aFirmWithFiles()
  await here.accounts(['A1', 'A2'])
  const { sheetImportId } = await here.send('contracts', TWO)
  const there = aFirmWithFiles()
  // The other firm's accounts of the same code are not these.
  await there.accounts(['A1'])
  for (const any of [checkSheetImport, takeSheet, undoSheet]) {
    const endpoint = any as typeof takeSheet
    await expect(there.lead.ask(endpoint, { sheetImportId })).rejects.toMatchObject({ status: 404 })
    await expect(here.manager.ask(endpoint, { sheetImportId })).rejects.toMatchObject({
      code: 'gather/sheet-not-yours',
    })
    await expect(here.viewer.ask(endpoint, { sheetImportId })).rejects.toMatchObject({
      status: 403,
    })
  }
  const rejects = streamAddress(downloadSheetRejects, { sheetImportId })
  expect((await there.lead.fetch(rejects)).status).toBe(404)
  expect((await here.manager.fetch(rejects)).status).toBe(403)
  await here.lead.ask(takeSheet, { sheetImportId })
  expect(await there.lead.ask(listSheetImports, { target: 'contracts' })).toMatchObject({
    total: 0,
  })
  expect(await there.contracts()).toEqual([])
  await expect(here.send('contracts', TWO, here.manager)).rejects.toMatchObject({ status: 403 })
})
