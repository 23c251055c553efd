import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { HEADER } from './ledger.ts'
import { sampleUntil } from './sample.ts'

test('the same seed and day give the same bytes; another day another company', () => {
  expect(digest('2026-11-20')).toBe(digest('2026-11-20'))
  expect(digest('2026-11-20')).not.toBe(digest('2026-11-13'))
})

test('five years of three currencies that end on the day, with credit notes and missing costs', () => {
  const [header, ...lines] = sampleUntil('2026-11-20').files['ventas.csv']
  expect(header).toBe(HEADER)
  const cells = lines.map((line) => line.split(';'))
  expect(new Set(cells.map((c) => c.length))).toEqual(new Set([HEADER.split(';').length]))
  expect(new Set(cells.map((c) => c[15]))).toEqual(new Set(['EUR', 'USD', 'MXN']))
  const days = cells.map((c) => c[2]!.split('/').toReversed().join('-')).toSorted()
  expect(days[0]! >= '2021-11-15').toBe(true)
  expect(days.at(-1)! > '2026-11-13').toBe(true)
  expect(days.at(-1)! <= '2026-11-20').toBe(true)
  expect(cells.some((c) => c[13]!.startsWith('-'))).toBe(true)
  expect(cells.some((c) => c[14] === '')).toBe(true)
})

function digest(asOf: string): string {
  const hash = createHash('sha256')
  for (const [name, lines] of Object.entries(sampleUntil(asOf).files)) {
    hash.update(name)
    for (const line of lines) hash.update(line)
  }
  return hash.digest('hex')
}
