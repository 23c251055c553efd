/** Slopes that outliers don't bend, whole periods, and falls that are no season. docs/methods/usage.md. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths } from '../../kernel/day.ts'
import { robustSlope } from './robustSlope.ts'
import { grainOf, type Period, periodsOf, startOf } from './usagePeriod.ts'
import { fallOf, usageTrend } from './usageTrend.ts'

const months = (values: (number | null)[], contracted: number | null = null): Period[] =>
  values.map((value, at) => ({ from: addMonths('2024-01-01', at), value, contracted }))
const noisy = (level: (at: number) => number, count: number) =>
  Array.from({ length: count }, (_, at) => level(at) + [0, 1.5, -1, 0.5, -1.5][at % 5]!)

test('the slope of Sen is the median of all pairs, with the interval of Kendall', () => {
  // By hand: pairs of 10, 12, 11, 15, 16, 30 have slopes whose median is 2; 30 alone would pull least squares to 3.3.
  const found = robustSlope([10, 12, 11, 15, 16, 30])!
  expect(found.slope).toBeCloseTo(2, 12)
  expect(found.start).toBeCloseTo(9.5, 12)
  // N' = 15, C = 1.96·√(6·5·17/18) = 10.43: the 2nd and the 14th of the ordered slopes.
  expect([found.low, found.high]).toEqual([0.5, 7.5])
})

test('a straight line is found exactly, holes or not', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: -100, max: 100 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 20 }),
      (slope, start, known) => {
        const values = known.map((is, at) => (is || at < 2 ? start + slope * at : null))
        const found = robustSlope(values)!
        expect(found.slope).toBeCloseTo(slope, 9)
        expect(found.low).toBeCloseTo(slope, 9)
        expect(found.high).toBeCloseTo(slope, 9)
        expect(found.start).toBeCloseTo(start, 9)
      },
    ),
  )
})

test('one wild value of twelve moves the slope no further than the others spread', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      (place, wild) => {
        const values = noisy((at) => 100 - 2 * at, 12).map((one, at) => (at === place ? wild : one))
        expect(Math.abs(robustSlope(values)!.slope + 2)).toBeLessThan(1)
      },
    ),
  )
})

test('twice as much is twice the slope, and the interval holds it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 14 }),
      (values) => {
        const one = robustSlope(values)!
        const twice = robustSlope(values.map((value) => 2 * value))!
        expect(twice.slope).toBeCloseTo(2 * one.slope, 9)
        expect(one.low).toBeLessThanOrEqual(one.slope)
        expect(one.high).toBeGreaterThanOrEqual(one.slope)
      },
    ),
  )
  expect(robustSlope([3])).toBeNull()
})

test('weeks begin on Monday, only whole ones count, and a hole is not zero', () => {
  expect(startOf('2026-11-21', 'week')).toBe('2026-11-16')
  expect(startOf('2026-11-16', 'week')).toBe('2026-11-16')
  expect(grainOf(['2026-01-01', '2026-02-01'])).toBe('month')
  const reading = (day: string, value: number) => ({ day, value, contracted: null })
  const readings = [reading('2026-11-02', 4), reading('2026-11-03', 6), reading('2026-11-17', 9)]
  expect(periodsOf(readings, 'week', '2026-11-22')).toEqual([
    { from: '2026-11-02', value: 5, contracted: null },
    { from: '2026-11-09', value: null, contracted: null },
    { from: '2026-11-16', value: 9, contracted: null },
  ])
  expect(periodsOf(readings, 'week', '2026-11-21')).toHaveLength(2)
})

test('what comes later changes nothing of a day before', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2025-01-01', days))
  const reading = fc.record({ day, value: fc.nat(100), contracted: fc.constant(null) })
  fc.assert(
    fc.property(fc.array(reading), fc.array(reading), day, (some, more, asOf) => {
      const grain = 'week'
      const future = more.filter((one) => one.day > asOf)
      expect(periodsOf([...some, ...future], grain, asOf)).toEqual(periodsOf(some, grain, asOf))
    }),
  )
})

test('a fall is told with since when; a season that comes every year is none', () => {
  const falls = usageTrend(
    months(noisy((at) => (at < 12 ? 100 : 100 - 5 * (at - 11)), 24)),
    'month',
  )!
  expect(falls.verdict).toBe('falls')
  expect(falls.change).toBeLessThan(-0.4)
  expect(falls.sinceOn! > '2025-01-01' && falls.sinceOn! < '2025-12-01').toBe(true)
  // Every second half of a year is half of the first: the line falls, the year before did too.
  const season = noisy((at) => 100 - 5 * (at % 12), 36)
  const seasonal = usageTrend(months(season), 'month')!
  expect(seasonal.change).toBeLessThan(-0.3)
  expect(seasonal.season).toBeCloseTo(1, 1)
  expect(seasonal).toMatchObject({ verdict: 'steady', sinceOn: null })
})

test('few periods say nothing; none for long is silence; zeros are a stop; low and over are of what is contracted', () => {
  const told = (values: (number | null)[], contracted: number | null = null) =>
    usageTrend(months(values, contracted), 'month')?.verdict
  expect(told([null, null])).toBeUndefined()
  expect(told([5, 6, 5])).toBe('young')
  expect(told([5, 6, 5, null, null, null])).toBe('silent')
  expect(told([5, 6, 5, 4, 0, 0])).toBe('stopped')
  expect(told([4, 4, 4, 4, 4, 4, 4], 10)).toBe('low')
  expect(told([11, 11, 11, 11, 11, 11], 10)).toBe('over')
  expect(told([8, 8, 8, 8, 8, 8], 10)).toBe('steady')
  expect(told(noisy((at) => 50 + 5 * at, 12))).toBe('grows')
})

test('a fall is between nothing and all of it', () => {
  const value = fc.option(fc.integer({ min: 0, max: 200 }), { nil: null })
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (values) => {
      const trend = usageTrend(months(values, 100), 'month')
      if (!trend) return
      const fall = fallOf(trend)
      expect(fall >= 0 && fall <= 1).toBe(true)
      if (trend.change !== null) {
        expect(trend.changeLow! <= trend.change && trend.change <= trend.changeHigh!).toBe(true)
        expect(trend.change).toBeGreaterThanOrEqual(-1)
      }
    }),
  )
})

test('the page of the method works the same example', () => {
  const text = readFileSync('docs/methods/usage.md', 'utf8')
  const trend = usageTrend(
    months([120, 118, 121, 115, 112, 108, 109, 101, 98, 97, 90, 88], 150),
    'month',
  )!
  const percent = (share: number) => `${Math.round(share * 100)} %`
  for (const one of [trend.change!, trend.changeLow!, trend.changeHigh!, trend.contractedShare!])
    expect(text).toContain(percent(one).replace('-', '−'))
  expect(trend.verdict).toBe('falls')
})
