/** The lines that a check leaves: each under the number that it has among the records of all files. */
import { expect, test } from 'vitest'
import { open, readOpened } from './ledger.testing.ts'
import { suggestMapping } from './mapping.ts'

const RECORDS = 60_000

/** Each record says its own number as its invoice; some can't be read, some are too wide. */
function fileOf(first: number): string {
  const lines = Array.from({ length: RECORDS }, (_, at) => {
    const number = first + at
    if (number % 1_000 === 7) return `${number};C1;31/02/2025;5,00`
    return `${number};C${number % 50};1${number % 9}/02/2025;5,00`
  })
  for (let at = 500; at < RECORDS; at += 10_000)
    lines.splice(at, 0, 'x;C1;10/02/2025;5,00;too;wide')
  return ['Factura;Código cliente;Fecha;Importe', ...lines].join('\n')
}

test('line numbers count the records of all files, whatever could not be read between them', async () => {
  const wide = Math.ceil((RECORDS - 500) / 10_000)
  const second = 1 + RECORDS + wide + 2
  const files = [await open(fileOf(2)), await open(fileOf(second))]
  const { lines, check } = await readOpened(files, {
    mapping: suggestMapping(files[0]!.columns),
    reading: {},
  })
  const found = await lines('line_no, invoice')
  expect(check.lines.rejectedBy).toEqual([
    { reason: 'cells', count: 2 * wide },
    { reason: 'day', count: (2 * RECORDS) / 1_000 },
  ])
  expect(found).toHaveLength(2 * RECORDS - (2 * RECORDS) / 1_000)
  expect(found.filter(({ line_no, invoice }) => Number(invoice) !== line_no)).toEqual([])
})
