import { expect, test } from 'vitest'
import { byCurrency } from './check.ts'
import { wrongCell } from './wrongCell.ts'

test('the currency of most lines comes first, its years added up exactly', () => {
  const totals = [
    { currency: 'USD', year: 2024, lines: 2, amount: '1.10' },
    { currency: 'EUR', year: 2024, lines: 3, amount: '0.1' },
    { currency: 'EUR', year: 2025, lines: 9, amount: '-2000000.2001' },
    { currency: 'EUR', year: 2026, lines: 1, amount: '7' },
  ]
  expect(byCurrency(totals)).toEqual([
    { currency: 'EUR', amount: '-1999993.1001' },
    { currency: 'USD', amount: '1.1000' },
  ])
  expect(byCurrency([{ ...totals[1]!, amount: '-0.1' }])).toEqual([
    { currency: 'EUR', amount: '-0.1000' },
  ])
})

test('the cell that a line was rejected for is found under its column', () => {
  const reading = {
    format: 'csv' as const,
    compression: 'none' as const,
    encoding: 'utf-8' as const,
    delimiter: ';',
    quote: '"' as const,
    skip: 0,
    header: true,
    decimal: ',' as const,
    thousands: '' as const,
    dateOrder: 'dmy' as const,
    sheet: null,
  }
  const columns = ['Cliente', 'Fecha', 'Importe'].map((name) => ({ name, examples: [] }))
  const file = { reading, columns, mapping: { day: 'Fecha', amount: 'Importe' } }
  const line = { file: 'a.csv', line: 2, text: '"A; B";31/02/2025;x' }
  expect(wrongCell({ ...line, reason: 'day' }, file)).toBe('31/02/2025')
  expect(wrongCell({ ...line, reason: 'amount' }, file)).toBe('x')
  expect(wrongCell({ ...line, reason: 'cells' }, file)).toBeNull()
  expect(wrongCell({ ...line, reason: 'day' }, undefined)).toBeNull()
})
