import { expect, test } from 'vitest'
import { wrongCell } from './wrongCell.ts'

const reading = { format: 'csv', delimiter: ';', quote: '"' } as never
const columns = [
  { name: 'Fecha', examples: [] },
  { name: 'Importe', examples: [] },
]
const plan = { reading, columns, mapping: { day: 'Fecha', amount: 'Importe' } }

test('the cell that is wrong is shown, and nothing where it is empty', () => {
  const reject = { file: 'ventas.csv', line: 2, reason: 'amount' } as const
  expect(wrongCell({ ...reject, text: '01/02/2025; abc ' }, plan)).toBe('abc')
  expect(wrongCell({ ...reject, text: '01/02/2025; ' }, plan)).toBeNull()
})
