/** Usage as a file: sent twice it is there once, and it can be taken back. */
import { expect, test } from 'vitest'
import { undoSheet } from '../gather/sheet.api.ts'
import { aFirmWithFiles } from './sheet.testing.ts'

const USAGE = `Código cliente;Medida;Mes;Valor;Contratado
A1;Usuarios activos;01/09/2026;40;60
Cuenta A2;Usuarios activos;01/09/2026;12,5;
A1;Usuarios activos;01/10/2026;-3;60
A1;Usuarios activos;01/11/2026;3;0
`

test('usage comes as a file, once, and is taken back', async () => {
  const { accounts, take, db, lead } = aFirmWithFiles()
  await accounts(['A1', 'A2'])
  const first = await take('usage', USAGE)
  expect(first.outcome).toEqual({ added: 2, changed: 0, same: 0, rejected: 2 })
  expect((await take('usage', USAGE)).outcome).toMatchObject({ added: 0, changed: 0, same: 2 })
  const changed = await take('usage', USAGE.replace(';40;60', ';41;60'))
  expect(changed.outcome).toMatchObject({ added: 0, changed: 1, same: 1 })
  const read = () =>
    db(
      (tx) => tx`select day::text, value::float8, contracted::float8 from usage_reading
        where firm_id = ${tx.firm} order by value`,
    )
  expect(await read()).toEqual([
    { day: '2026-09-01', value: 12.5, contracted: null },
    { day: '2026-09-01', value: 41, contracted: 60 },
  ])
  await lead.ask(undoSheet, { sheetImportId: changed.sheetImportId })
  expect((await read()).at(-1)).toMatchObject({ value: 40 })
})
