import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecastOf, periodOf, type Prospect } from './forecast.ts'

/** docs/methods/forecast.md */
const WORKED: Prospect[] = [
  { chance: 0.6, cases: 96, stage: 'propose', amount: 10_000 },
  { chance: 0.6, cases: 96, stage: 'propose', amount: 20_000 },
  { chance: 0.2, cases: 196, stage: 'qualify', amount: 50_000 },
]

test('the worked example of docs/methods/forecast.md', () => {
  const { whole, expected, low, high } = forecastOf(WORKED)
  expect({ whole, expected }).toEqual({ whole: 80_000, expected: 28_000 })
  // Nothing comes with .4·.4·.8 = .128, at most 60,000 with .88, at most 70,000 with .928.
  expect({ low, high }).toEqual({ low: 0, high: 70_000 })
})

test('many like bets come to what the normal distribution says', () => {
  const many = Array.from({ length: 400 }, () => ({
    chance: 0.5,
    cases: 1e9,
    stage: 'a',
    amount: 1,
  }))
  const { low, high } = forecastOf(many)
  // 200 ± 1.2816 · 10
  expect(Math.abs(low - 187.2)).toBeLessThanOrEqual(1)
  expect(Math.abs(high - 212.8)).toBeLessThanOrEqual(1)
})

const prospects = fc.array(
  fc.record({
    chance: fc.double({ min: 0, max: 1, noNaN: true }),
    cases: fc.integer({ min: 0, max: 500 }),
    stage: fc.constantFrom('a', 'b', ''),
    amount: fc.integer({ min: 0, max: 1_000_000 }),
  }),
  { maxLength: 15 },
)

test('an interval lies between nothing and all, and the same prospects give it again', () => {
  fc.assert(
    fc.property(prospects, (all) => {
      const one = forecastOf(all)
      expect(one.low).toBeGreaterThanOrEqual(0)
      expect(one.low).toBeLessThanOrEqual(one.high)
      expect(one.high).toBeLessThanOrEqual(one.whole + 1e-6)
      expect(one.expected).toBeLessThanOrEqual(one.whole + 1e-6)
      expect(forecastOf(all)).toEqual(one)
    }),
    { numRuns: 30 },
  )
})

test('what is certain has no interval, and parts sum to the whole', () => {
  const sure = [
    { chance: 1, cases: 5, stage: 'a', amount: 300 },
    { chance: 0, cases: 5, stage: 'a', amount: 900 },
  ]
  expect(forecastOf(sure)).toMatchObject({ expected: 300, low: 300, high: 300 })
  const [first, ...rest] = WORKED
  expect(forecastOf([first!]).expected + forecastOf(rest).expected).toBeCloseTo(
    forecastOf(WORKED).expected,
    8,
  )
  expect(forecastOf([])).toEqual({ opportunities: 0, whole: 0, expected: 0, low: 0, high: 0 })
})

test('fewer cases, wider interval', () => {
  const of = (cases: number) =>
    forecastOf(Array.from({ length: 200 }, () => ({ chance: 0.4, cases, stage: 'a', amount: 1 })))
  expect(of(5).high - of(5).low).toBeGreaterThan(2 * (of(5000).high - of(5000).low))
})

test('months and quarters', () => {
  expect(periodOf('2026-11-21', 'month')).toBe('2026-11-01')
  expect(periodOf('2026-11-21', 'quarter')).toBe('2026-10-01')
  expect(periodOf('2026-03-31', 'quarter')).toBe('2026-01-01')
})
