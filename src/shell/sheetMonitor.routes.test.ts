/** Usage, deliveries and stock-outs as files: sent twice they are there once, and they can be taken back. */
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

const DELIVERIES = `Código cliente;Pedido;Línea;Familia;Fecha prometida;Fecha de entrega;Cantidad pedida;Cantidad entregada
A1;P-1;1;Tubos;01/10/2026;02/10/2026;10;10
A1;P-1;2;Tubos;01/10/2026;;10;
A2;P-2;;;01/10/2026;30/09/2026;10;12,5
A2;P-3;;;01/10/2026;;10;4
A2;P-4;;;01/10/2026;;0;
`

test('deliveries come once by order and line; a quantity without its day is rejected', async () => {
  const { accounts, take, db } = aFirmWithFiles()
  await accounts(['A1', 'A2'])
  const first = await take('deliveries', DELIVERIES)
  expect(first.outcome).toEqual({ added: 3, changed: 0, same: 0, rejected: 2 })
  const later = DELIVERIES.replace(';01/10/2026;;10;\n', ';01/10/2026;05/10/2026;10;10\n')
  expect((await take('deliveries', later)).outcome).toMatchObject({ added: 0, changed: 1, same: 2 })
  const rows = await db(
    (tx) => tx`select order_no, line, family, delivered_on::text, delivered::float8 from delivery
      where firm_id = ${tx.firm} order by order_no, line`,
  )
  expect(rows).toEqual([
    { orderNo: 'P-1', line: '1', family: 'Tubos', deliveredOn: '2026-10-02', delivered: 10 },
    { orderNo: 'P-1', line: '2', family: 'Tubos', deliveredOn: '2026-10-05', delivered: 10 },
    { orderNo: 'P-2', line: '', family: '', deliveredOn: '2026-09-30', delivered: 12.5 },
  ])
})

test('a stock-out that ends before it begins is rejected; one that is over is told by its day', async () => {
  const { take } = aFirmWithFiles()
  const file = 'Familia;Desde;Hasta\nTubos;01/10/2026;\nChapas;05/10/2026;01/10/2026\n'
  expect((await take('stock-outs', file)).outcome).toMatchObject({ added: 1, rejected: 1 })
  const over = file.replace('01/10/2026;\n', '01/10/2026;09/10/2026\n')
  expect((await take('stock-outs', over)).outcome).toMatchObject({ added: 0, changed: 1 })
})
