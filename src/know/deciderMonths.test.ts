import { expect, test } from 'vitest'
import { monthsSince, placeOf } from './deciderMonths.ts'

test('from the first day, then a month after another, to today', () => {
  expect(monthsSince('2026-08-10', '2026-11-21')).toEqual([
    '2026-08-10',
    '2026-08-21',
    '2026-09-21',
    '2026-10-21',
    '2026-11-21',
  ])
  expect(monthsSince('2026-11-01', '2026-11-21')).toEqual(['2026-11-01', '2026-11-21'])
  expect(monthsSince('2026-10-21', '2026-11-21')).toEqual(['2026-10-21', '2026-11-21'])
})

test('the ends of months stay within them', () => {
  expect(monthsSince('2026-01-01', '2026-03-31')).toEqual([
    '2026-01-01',
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
  ])
})

test('any day lies in the month that began before it', () => {
  const days = monthsSince('2026-08-10', '2026-11-21')
  expect(days.map((day) => placeOf(days, day))).toEqual([0, 1, 2, 3, 4])
  expect(placeOf(days, '2026-09-20')).toBe(1)
  expect(placeOf(days, '2026-08-01')).toBe(0)
})
