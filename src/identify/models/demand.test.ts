import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecastDemand } from './demand.ts'
import { YEAR } from './seasons.ts'
import { evenly, gamma } from './simulate.testing.ts'

const PROFILE = [0.9, 0.95, 1.1, 1.05, 1.1, 1.1, 1, 0.4, 1.1, 1.2, 1.15, 0.95]

const series = fc.record({
  values: fc
    .array(
      fc.oneof(
        fc.constant(0),
        fc.double({ min: -1e300, max: 1e300, noNaN: true }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.constant(1e-300),
      ),
      { minLength: 0, maxLength: 120 },
    )
    .map((values) => Float64Array.from(values)),
  first: fc.integer({ min: 0, max: 11 }),
})

function numbersOf({ months, year }: ReturnType<typeof forecastDemand>) {
  return [...months, { ...year, same: 0 }].flatMap(
    ({ point, low80, high80, low95, high95, same }) => [
      point,
      low80,
      high80,
      low95,
      high95,
      same ?? 0,
    ],
  )
}

test('any months, and none, give numbers: in order, twelve of them, and their sum', () => {
  fc.assert(
    fc.property(series, series, (one, parent) => {
      const found = forecastDemand(one, parent)
      expect(numbersOf(found).every((number) => Number.isFinite(number))).toBe(true)
      expect(found.months).toHaveLength(YEAR)
      for (const { point, low80, high80, low95, high95 } of [...found.months, found.year]) {
        expect(low95 <= low80 && low80 <= point && point <= high80 && high80 <= high95).toBe(true)
      }
      const sum = found.months.reduce((all, { point }) => all + point, 0)
      const size = found.months.reduce((all, { point }) => all + Math.abs(point), 0)
      expect(Math.abs(sum - found.year.point)).toBeLessThanOrEqual(1e-9 * size + 1e-300)
    }),
    { numRuns: 150 },
  )
})

test('what never changes is forecast not to change, and surely', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1e9, noNaN: true }),
      fc.integer({ min: 2, max: 120 }),
      fc.integer({ min: 0, max: 11 }),
      (value, count, first) => {
        const { months } = forecastDemand({ values: new Float64Array(count).fill(value), first })
        for (const { point, low95, high95 } of months) {
          expect(Math.abs(point / value - 1)).toBeLessThan(1e-9)
          expect((high95 - low95) / value).toBeLessThan(1e-6)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('money in another unit is the same forecast in that unit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 1000 }), { minLength: 1, maxLength: 90 }),
      fc.integer({ min: -8, max: 20 }),
      (values, power) => {
        const times = 2 ** power
        const plain = forecastDemand({ values: Float64Array.from(values), first: 3 })
        const other = forecastDemand({
          values: Float64Array.from(values, (one) => one * times),
          first: 3,
        })
        expect(other.method).toBe(plain.method)
        const wanted = numbersOf(plain)
        numbersOf(other).forEach((one, at) => expect(one).toBeCloseTo(wanted[at]! * times, 6))
      },
    ),
    { numRuns: 60 },
  )
})

test('a year that repeats itself is forecast to repeat itself', () => {
  const values = Float64Array.from({ length: 48 }, (_, at) => 500 * PROFILE[(at + 5) % YEAR]!)
  const { method, months, trials } = forecastDemand({ values, first: 5 })
  expect(method).toBe('same')
  expect(trials[0]).toMatchObject({ method: 'same', error: 0, share: 0, scaled: null })
  months.forEach(({ point }, at) => expect(point).toBeCloseTo(500 * PROFILE[(at + 5) % YEAR]!, 9))
})

test('nothing is used that would have erred as much as the same month a year before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 18, maxLength: 80 }),
      (values) => {
        const { method, trials, origins } = forecastDemand({
          values: Float64Array.from(values),
          first: 0,
        })
        if (trials.length === 0) return
        expect(trials[0]!.method).toBe(method)
        expect(origins).toBe(Math.min(24, values.length - (values.length < 36 ? 12 : 24)))
        const base = trials.find((one) => one.method === 'same')!
        for (const { error } of trials) expect(trials[0]!.error).toBeLessThanOrEqual(error)
        if (method !== 'same') expect(trials[0]!.error).toBeLessThan(base.error)
      },
    ),
    { numRuns: 60 },
  )
})

test('what is too short to try repeats its year, or its mean under the seasons of the wider series', () => {
  const parent = {
    values: Float64Array.from({ length: 60 }, (_, at) => 1000 * PROFILE[at % YEAR]!),
    first: 0,
  }
  const short = forecastDemand({ values: Float64Array.of(90, 110, 100), first: 9 }, parent)
  expect(short).toMatchObject({ method: 'mean', trials: [], origins: 0 })
  expect(short.months[7]!.point / short.months[6]!.point).toBeCloseTo(0.4, 9)
  expect(short.months[0]!.same).toBeNull()
  expect(short.months[0]!.high80).toBeGreaterThan(short.months[0]!.point)
  const year = forecastDemand({ values: Float64Array.from(PROFILE), first: 0 })
  expect(year.method).toBe('same')
  expect(year.months.map(({ point }) => point)).toEqual(PROFILE)
})

/** Months of a kind of firm: 100 a month under a profile, with chance. */
function simulated(
  kind: 'flat' | 'seasonal' | 'walk' | 'now and then',
  count: number,
  seed: number,
) {
  const next = evenly(seed)
  const normal = () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
  let level = 100
  return Float64Array.from({ length: count }, (_, at) => {
    if (kind === 'now and then') return next() < 0.3 ? 100 * gamma(2, next) : 0
    if (kind === 'walk') level *= Math.exp(0.04 * normal())
    const season = kind === 'flat' ? 1 : PROFILE[at % YEAR]!
    return level * season * Math.exp(0.12 * normal())
  })
}

test('intervals hold what comes about as often as they say, and errors are below the baseline', () => {
  for (const kind of ['flat', 'seasonal', 'walk', 'now and then'] as const) {
    const within = { m80: 0, m95: 0, y80: 0, y95: 0, error: 0, base: 0 }
    const runs = 80
    for (let seed = 1; seed <= runs; seed += 1) {
      const all = simulated(kind, 72, seed * 7919)
      const { months, year } = forecastDemand({ values: all.subarray(0, 60), first: 0 })
      const came = all.subarray(60)
      months.forEach(({ point, low80, high80, low95, high95, same }, at) => {
        const value = came[at]!
        if (value >= low80 && value <= high80) within.m80 += 1 / runs / YEAR
        if (value >= low95 && value <= high95) within.m95 += 1 / runs / YEAR
        within.error += Math.abs(value - point)
        within.base += Math.abs(value - same!)
      })
      const sum = came.reduce((total, one) => total + one, 0)
      if (sum >= year.low80 && sum <= year.high80) within.y80 += 1 / runs
      if (sum >= year.low95 && sum <= year.high95) within.y95 += 1 / runs
    }
    expect([kind, within.m80 > 0.7 && within.m80 < 0.92, within.m80]).toEqual([
      kind,
      true,
      within.m80,
    ])
    expect([kind, within.m95 > 0.87, within.m95]).toEqual([kind, true, within.m95])
    expect([kind, within.y80 > 0.6 && within.y80 < 0.97, within.y80]).toEqual([
      kind,
      true,
      within.y80,
    ])
    expect([kind, within.y95 > 0.82, within.y95]).toEqual([kind, true, within.y95])
    expect([kind, within.error < within.base]).toEqual([kind, true])
  }
})
