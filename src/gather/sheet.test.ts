import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readPeriod } from '../kernel/period.ts'
import { field, type SheetRow } from '../kernel/sheet.ts'
import { checkSheet, lackingFields } from './sheetCheck.ts'
import { namedApart, suggestFields } from './sheetColumns.ts'

const FIELDS = [
  field('accountId', 'account', 'codigo cliente, cliente', { needed: true }),
  field('startsOn', 'day', 'inicio, start', { needed: true }),
  field('amount', 'amount', 'importe, amount', { needed: true }),
  field('fee', 'amount', 'cuota unica, one off'),
  field('currency', 'currency', 'divisa'),
  field('renews', 'yesNo', 'renovable'),
]
const COLUMNS = ['Código cliente', 'Inicio', 'Importe', 'Cuota única', 'Divisa', 'Renovable']
const SHAPE: z.ZodType<SheetRow> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
)

function check(rows: string[][], { key = ['accountId', 'startsOn'], shape = SHAPE } = {}) {
  const columns = COLUMNS.map((name, place) => ({
    name,
    examples: rows.map((cells) => cells[place] ?? ''),
  }))
  return checkSheet({
    fields: FIELDS,
    key,
    shape,
    columns: COLUMNS,
    rows: rows.map((cells, at) => ({ line: at + 2, cells })),
    mapping: suggestFields(columns, FIELDS),
    home: 'EUR',
    accountOf: (text) => ({ A1: 'id-1', A2: 'id-2', Luz: 'several' as const })[text] ?? null,
  })
}

test('a row as Spanish programs write it is read exactly', () => {
  const { accepted, rejects } = check([['A1', '05/03/2026', '12.345,67', '', '', 'Sí']])
  expect(rejects).toEqual([])
  expect(accepted).toEqual([
    {
      line: 2,
      row: {
        accountId: 'id-1',
        startsOn: '2026-03-05',
        amount: '12345.6700',
        fee: null,
        currency: 'EUR',
        renews: true,
      },
    },
  ])
})

test.each([
  [['X9', '05/03/2026', '1', '', '', ''], 'accountId', 'account'],
  [['Luz', '05/03/2026', '1', '', '', ''], 'accountId', 'several'],
  [['', '05/03/2026', '1', '', '', ''], 'accountId', 'missing'],
  [['A1', '31/02/2026', '1', '', '', ''], 'startsOn', 'day'],
  [['A1', '05/03/2026', 'mil', '', '', ''], 'amount', 'amount'],
  [['A1', '05/03/2026', '1', '', 'euros?', ''], 'currency', 'currency'],
  [['A1', '05/03/2026', '1', '', '', 'quizá'], 'renews', 'yesNo'],
  [['A1', '05/03/2026', '1', '', '', '', 'x'], null, 'cells'],
])('%j is left out for %s: %s', (cells, fault, reason) => {
  const { accepted, rejects } = check([
    ['A2', '13/03/2026', '2,50', '', '', ''],
    cells,
    ['A2', '14/03/2026', '3', '', '', ''],
    ['A2', '15/03/2026', '4', '', '', ''],
  ])
  expect(accepted).toHaveLength(3)
  expect(rejects).toMatchObject([{ line: 3, field: fault, reason, cells }])
})

test('the second row of one key is left out and names the first', () => {
  const one = ['A1', '13/03/2026', '1', '', '', '']
  expect(check([one, one]).rejects).toMatchObject([{ line: 3, cell: '2', reason: 'twice' }])
})

test('the reasons of the table itself come with the cell', () => {
  const shape = SHAPE.refine((row) => row['fee'] === null, { path: ['fee'], message: 'no-fees' })
  const { rejects } = check([['A1', '13/03/2026', '1', '9,90', '', '']], { shape })
  expect(rejects).toMatchObject([{ field: 'fee', cell: '9,90', reason: 'no-fees' }])
})

test('every row is accepted or left out, once, whatever stands in it', () => {
  const cell = fc.oneof(fc.constantFrom('A1', 'A2', '', '1', '05/03/2026', 'sí'), fc.string())
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 30 }), (rows) => {
      const { accepted, rejects } = check(rows)
      const lines = [...accepted, ...rejects].map(({ line }) => line).toSorted((a, b) => a - b)
      expect(lines).toEqual(rows.map((_, at) => at + 2))
    }),
  )
})

test('a column of the wrong content is not suggested, and what lacks is named', () => {
  const columns = [
    { name: 'Inicio', examples: ['mañana', 'pronto'] },
    { name: 'Importe total', examples: ['12,50'] },
    { name: 'clave_line', examples: ['3'] },
  ]
  const mapping = suggestFields(columns, FIELDS)
  expect(mapping).toEqual({ amount: 'Importe total' })
  expect(lackingFields(FIELDS, mapping)).toEqual(['accountId', 'startsOn'])
})

test('columns of one name are told apart', () => {
  expect(namedApart(['Importe', 'Importe', 'Importe (2)', 'Importe'])).toEqual([
    'Importe',
    'Importe (3)',
    'Importe (2)',
    'Importe (4)',
  ])
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'a (2)', 'a (3)', 'b')), (names) => {
      expect(new Set(namedApart(names)).size).toBe(names.length)
    }),
  )
})

test.each([
  ['2026', '2026'],
  ['2026.0', '2026'],
  ['2026-T1', '2026-Q1'],
  ['q3 2026', '2026-Q3'],
  ['1T26', '2026-Q1'],
  ['2026-3', '2026-03'],
  ['12/2026', '2026-12'],
  ['2026-T5', null],
  ['13/2026', null],
  ['marzo', null],
])('the period %s is %s', (text, period) => {
  expect(readPeriod(text)).toBe(period)
})
