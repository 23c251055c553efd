/** A contract's code that stands under another client: told before, and moved or left only as is said. */
import { expect, test } from 'vitest'
import { downloadSheetRejects, takeSheet, undoSheet } from '../gather/sheet.api.ts'
import { streamAddress } from '../kernel/call.ts'
import { aFirmWithFiles, HEAD, TWO } from './sheet.testing.ts'

/** C-1 goes from A1 to A2 with another amount, C-2 changes in place, C-3 is new. */
const MOVING = `${HEAD}
A2;C-1;Mantenimiento;01/01/2026;31/12/2026;9.000,00;500,00;EUR;sí;60
A2;C-2;Suministro;13/02/2025;;4.000,00;;USD;no;
A1;C-3;Análisis;01/03/2026;28/02/2027;100;;EUR;no;
`

async function aFirmWithContracts() {
  const firm = aFirmWithFiles()
  await firm.accounts(['A1', 'A2'])
  await firm.take('contracts', TWO)
  const standing = async () =>
    (await firm.contracts())
      .map(({ code, account, recurring }) => `${code} ${account} ${recurring}`)
      .toSorted()
  return { ...firm, standing }
}

test('the check names the row, the code, and from whom to whom; unsaid, nothing is taken in', async () => {
  const { send, standing, lead } = await aFirmWithContracts()
  const before = await standing()
  const { sheetImportId, ...check } = await send('contracts', MOVING)
  expect(check).toMatchObject({ added: 1, changed: 2, same: 0, moved: 1 })
  expect(check.changes).toMatchObject([{ line: 3, key: [{ value: 'C-2' }] }])
  expect(check.moves).toEqual([
    {
      line: 2,
      key: [{ field: 'code', value: 'C-1' }],
      fields: [
        { field: 'accountId', was: 'Cuenta A1 (A1)', now: 'Cuenta A2 (A2)' },
        { field: 'recurring', was: '12000.5', now: '9000' },
      ],
    },
  ])
  await expect(lead.ask(takeSheet, { sheetImportId })).rejects.toMatchObject({
    status: 409,
    code: 'gather/sheet-moves',
    values: { count: 1 },
  })
  expect(await standing()).toEqual(before)
})

test('said to move it moves, and taken back it is where it was', async () => {
  const { send, standing, lead } = await aFirmWithContracts()
  const before = await standing()
  const { sheetImportId } = await send('contracts', MOVING)
  const { outcome } = await lead.ask(takeSheet, { sheetImportId, moves: 'take' })
  expect(outcome).toEqual({ added: 1, changed: 2, same: 0, rejected: 0 })
  expect(await standing()).toEqual([
    'C-1 Cuenta A2 9000',
    'C-2 Cuenta A2 4000',
    'C-3 Cuenta A1 100',
  ])
  await lead.ask(undoSheet, { sheetImportId })
  expect(await standing()).toEqual(before)
})

test('said to leave it stays as it is, and its row is among those left out, with why', async () => {
  const { send, standing, lead } = await aFirmWithContracts()
  const { sheetImportId } = await send('contracts', `${MOVING}ZZ;C-9;X;01/01/2026;;1;;EUR;no;\n`)
  const { outcome } = await lead.ask(takeSheet, { sheetImportId, moves: 'leave' })
  expect(outcome).toEqual({ added: 1, changed: 1, same: 0, rejected: 2 })
  expect(await standing()).toEqual([
    'C-1 Cuenta A1 12000.5',
    'C-2 Cuenta A2 4000',
    'C-3 Cuenta A1 100',
  ])
  const file = await lead.fetch(streamAddress(downloadSheetRejects, { sheetImportId }))
  const [, first, second] = (await file.text()).split('\r\n')
  expect(first).toMatch(/^A2;C-1;.*;2;Sigue con otro cliente: no se quiso pasar a «A2»\.$/)
  expect(second).toMatch(/^ZZ;C-9;/)
})

test('where all rows move and are left, there is nothing to keep', async () => {
  const { send, standing, lead } = await aFirmWithContracts()
  const [head, moving] = MOVING.split('\n')
  const { sheetImportId } = await send('contracts', `${head}\n${moving}\n`)
  await expect(lead.ask(takeSheet, { sheetImportId, moves: 'leave' })).rejects.toMatchObject({
    code: 'gather/sheet-nothing',
  })
  expect(await standing()).toEqual(['C-1 Cuenta A1 12000.5', 'C-2 Cuenta A2 3000'])
})

test('a code that another firm has under some client is no move here', async () => {
  const there = await aFirmWithContracts()
  const here = aFirmWithFiles()
  await here.accounts(['A1', 'A2'])
  const check = await here.send('contracts', MOVING)
  expect(check).toMatchObject({ added: 3, changed: 0, moved: 0, moves: [] })
  await here.lead.ask(takeSheet, { sheetImportId: check.sheetImportId })
  expect(await there.standing()).toEqual(['C-1 Cuenta A1 12000.5', 'C-2 Cuenta A2 3000'])
  await expect(
    there.lead.ask(takeSheet, { sheetImportId: check.sheetImportId, moves: 'take' }),
  ).rejects.toMatchObject({ status: 404 })
})
