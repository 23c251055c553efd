import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flatProfile, seasonsOf, YEAR } from './seasons.ts'
import { evenly } from './simulate.testing.ts'
import { forecastLevel, forecastSparse, forecastTrend } from './smoothing.ts'

const PROFILE = Float64Array.of(0.9, 0.95, 1.1, 1.05, 1.1, 1.1, 1, 0.4, 1.1, 1.2, 1.15, 0.95)

/** Months of 100 under a profile, growing by so much a month, without chance unless `noise` is given. */
function months(count: number, { first = 0, growth = 0, noise = () => 0 } = {}) {
  return Float64Array.from(
    { length: count },
    (_, at) => (100 + growth * at) * PROFILE[(first + at) % YEAR]! * (1 + noise()),
  )
}

const profiles = fc
  .array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: YEAR, maxLength: YEAR })
  .filter((factors) => factors.reduce((sum, one) => sum + one, 0) > 0.1)
  .map((factors) => {
    const sum = factors.reduce((all, one) => all + one, 0)
    return Float64Array.from(factors, (one) => (one * YEAR) / sum)
  })

test('a year that repeats itself is known wholly, whatever its shape and month of beginning', () => {
  fc.assert(
    fc.property(
      profiles,
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 24, max: 120 }),
      (profile, first, count) => {
        const values = Float64Array.from(
          { length: count },
          (_, at) => 250 * profile[(first + at) % YEAR]!,
        )
        const found = seasonsOf({ values, first })
        found.profile.forEach((one, month) => expect(one).toBeCloseTo(profile[month]!, 8))
        const next = Array.from({ length: YEAR }, (_, at) => profile[(first + count + at) % YEAR]!)
        for (const forecast of [forecastLevel, forecastTrend]) {
          forecast({ values, first }, found.profile, YEAR).forEach((one, at) =>
            expect(one).toBeCloseTo(250 * next[at]!, 6),
          )
        }
      },
    ),
  )
})

test('a steady growth is not taken for a season', () => {
  const { profile, strength } = seasonsOf({ values: months(60, { growth: 2 }), first: 0 })
  profile.forEach((one, month) => expect(Math.abs(one - PROFILE[month]!)).toBeLessThan(0.03))
  expect(strength).toBeGreaterThan(0.95)
})

test('chance alone makes no seasons: the profile leans on the wider one', () => {
  const own = Array.from({ length: 40 }, (_, seed) => {
    const next = evenly(seed)
    const values = Float64Array.from({ length: 60 }, () => 100 + 60 * (next() - 0.5))
    return seasonsOf({ values, first: 0 }, PROFILE)
  })
  const mean = (of: (one: (typeof own)[number]) => number) =>
    own.reduce((sum, one) => sum + of(one), 0) / own.length
  // The truth is flat: what it keeps of PROFILE is what it could not tell from chance.
  expect(mean(({ profile }) => profile[7]!)).toBeGreaterThan(0.9)
  expect(mean(({ strength }) => strength)).toBeLessThan(0.15)
  const flat = own.map((_, seed) => {
    const next = evenly(seed)
    return seasonsOf({ values: Float64Array.from({ length: 60 }, () => 1 + next()), first: 0 })
  })
  expect(flat.reduce((sum, one) => sum + one.own, 0) / flat.length).toBeLessThan(0.35)
})

test('less than two years, nothing sold, or a year long ago borrow the profile', () => {
  const left = Float64Array.of(...months(12), ...new Float64Array(48))
  for (const values of [months(23), new Float64Array(60), months(60).map((one) => -one), left]) {
    expect(seasonsOf({ values, first: 0 }, PROFILE)).toEqual({
      profile: PROFILE,
      own: 0,
      strength: 0,
    })
  }
})

test('who is closed in August teaches nothing there, and is forecast closed', () => {
  const closed = PROFILE.map((one, month) => (month === 7 ? 0 : one))
  const values = Float64Array.from({ length: 48 }, (_, at) => 100 * closed[at % YEAR]!)
  const { profile } = seasonsOf({ values, first: 0 })
  const next = forecastTrend({ values, first: 0 }, profile, YEAR)
  expect(next[7]).toBeCloseTo(0, 9)
  expect(next[8]).toBeCloseTo(110, 6)
})

test('a damped trend goes on for a while and levels off', () => {
  const values = Float64Array.from({ length: 60 }, (_, at) => 100 + 3 * at)
  const next = forecastTrend({ values, first: 0 }, flatProfile(), 36)
  const steps = next.slice(1).map((one, at) => one - next[at]!)
  expect(steps[0]).toBeGreaterThan(2)
  steps.slice(1).forEach((step, at) => expect(step).toBeLessThan(steps[at]!))
})

test('demand now and then: its chance times its size, falling while nothing is bought', () => {
  const everyFourth = Float64Array.from({ length: 48 }, (_, at) => (at % 4 === 3 ? 80 : 0))
  const series = { values: everyFourth, first: 0 }
  const [expected] = forecastSparse(series, flatProfile(), 1)
  expect(expected).toBeGreaterThan(15)
  expect(expected).toBeLessThan(27)
  const quiet = Float64Array.of(...everyFourth, ...new Float64Array(12))
  expect(forecastSparse({ values: quiet, first: 0 }, flatProfile(), 1)[0]).toBeLessThan(
    expected! * 0.7,
  )
  expect([...forecastSparse({ values: new Float64Array(9), first: 0 }, flatProfile(), 2)]).toEqual([
    0, 0,
  ])
})
