import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../kernel/day.ts'
import { calendarMonths, monthsUpTo, PERIODS, windowsOf } from './periods.ts'

test('windows end on the as-of day, one after the other, the newest first', () => {
  const about = { asOf: '2026-11-15', ledgerFrom: '2024-11-20' }
  const months = monthsUpTo(about.asOf, about.ledgerFrom)
  expect(months).toHaveLength(24)
  expect(windowsOf('year', { ...about, months })).toEqual([
    { from: '2025-11-16', to: '2026-11-15', first: 12, last: 23, whole: true },
    { from: '2024-11-16', to: '2025-11-15', first: 0, last: 11, whole: true },
  ])
  expect(windowsOf('quarter', { ...about, months })[1]).toMatchObject({
    from: '2026-05-16',
    to: '2026-08-15',
  })
})

test('a window that the ledger has only a part of is not whole', () => {
  const about = { asOf: '2020-05-31', ledgerFrom: '2017-07-01' }
  const months = monthsUpTo(about.asOf, about.ledgerFrom)
  const wholes = windowsOf('year', { ...about, months }).map(({ from, whole }) => [from, whole])
  expect(wholes).toEqual([
    ['2019-06-01', true],
    ['2018-06-01', true],
    ['2017-06-01', false],
  ])
})

test('a month takes the price index of the calendar month that most of its days lie in', () => {
  expect(calendarMonths(['2026-10-28', '2026-10-04', '2026-11-01'])).toEqual([
    '2026-11-01',
    '2026-10-01',
    '2026-11-01',
  ])
})

const day = fc.integer({ min: 10_000, max: 30_000 }).map((days) => addDays('1970-01-01', days))

test('whatever the days, windows follow each other without a gap and cover the ledger', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 5_000 }),
      fc.constantFrom(...PERIODS),
      (asOf, back, period) => {
        const ledgerFrom = addDays(asOf, -back)
        const months = monthsUpTo(asOf, ledgerFrom)
        const windows = windowsOf(period, { months, asOf, ledgerFrom })
        expect(windows[0]!.to).toBe(asOf)
        windows.slice(1).forEach((older, at) => {
          expect(addDays(older.to, 1)).toBe(windows[at]!.from)
          expect(older.last + 1).toBe(windows[at]!.first)
        })
        expect(windows.at(-1)!.from <= ledgerFrom).toBe(true)
      },
    ),
  )
})
