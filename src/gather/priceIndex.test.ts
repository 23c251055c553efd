import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths } from '../kernel/day.ts'
import { coverageOfPrices, indexInMonths, Month, monthsFrom } from './priceIndex.ts'

test('an index serves its month and the three after it, and no other', () => {
  const known = [{ month: '2026-03-01', index: 110 }]
  const months = monthsFrom('2026-02-10', '2026-07-31')
  expect([...indexInMonths(known, months)]).toEqual([NaN, 110, 110, 110, 110, NaN])
})

test('a month is the same however its day is written', () => {
  expect(Month.parse('2026-03')).toBe('2026-03-01')
  expect(Month.parse('2026-03-01')).toBe('2026-03-01')
  expect(Month.safeParse('2026-03-02').success).toBe(false)
  expect(Month.safeParse('2026-00').success).toBe(false)
})

test('what every month has of its own is never taken from another', () => {
  const series = fc.array(fc.double({ min: 1, max: 200, noNaN: true }), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(series, (values) => {
      const known = values.map((index, at) => ({ month: addMonths('2020-01-01', at), index }))
      const months = known.map(({ month }) => month)
      expect([...indexInMonths(known, months)]).toEqual(values)
    }),
  )
})

test('coverage tells which months of the ledger lack', () => {
  const found = {
    countries: [
      { key: 'espana', name: 'España', accounts: 3 },
      { key: 'chile', name: 'Chile', accounts: 1 },
    ],
    known: [
      { country: 'espana', month: '2026-02-01', index: 100 },
      { country: 'espana', month: '2026-03-01', index: 101 },
    ],
    from: '2026-01-15',
    to: '2026-07-02',
  }
  expect(coverageOfPrices(found)).toMatchObject([
    { country: 'España', kept: 2, missing: 2, missingFrom: '2026-01-01', missingTo: '2026-07-01' },
    { country: 'Chile', kept: 0, firstMonth: null, missing: 7 },
  ])
  expect(coverageOfPrices({ ...found, from: null, to: null })).toMatchObject([
    { missing: 0 },
    { missing: 0 },
  ])
})
