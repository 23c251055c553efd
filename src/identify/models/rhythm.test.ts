import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Histories } from './histories.ts'
import { BG_NBD, fitRegularRhythm, fitRhythm, MBG_NBD, MOST_STAGES } from './rhythm.ts'
import { predictRhythm } from './rhythmPrediction.ts'
import { RHYTHM_PARAMETERS, type Rhythm } from './rhythmLikelihood.ts'
import { simulateRhythm } from './simulate.testing.ts'
import { customerSummary } from './summary.ts'
import { cdnowLines, columnsOf, figure, REFERENCE } from './testing.ts'

function fitted(histories: Histories, rhythm: Rhythm) {
  const fit = fitRhythm(histories, rhythm)
  if (fit.refused) throw new Error(fit.refused)
  return fit
}
const rows = (...given: [x: number, tx: number, T: number][]): Histories => ({
  x: Float64Array.from(given, ([x]) => x),
  tx: Float64Array.from(given, ([, tx]) => tx),
  T: Float64Array.from(given, ([, , T]) => T),
  sumLogGaps: Float64Array.from(given, ([x, tx]) => (x === 0 ? 0 : x * Math.log(tx / x))),
})
const SHOP = { r: 1.2, alpha: 8, a: 0.8, b: 3 }
const aShop = (k: number, seed: number, customers = 1000, canEndAtStart = true) =>
  simulateRhythm(
    { ...SHOP, alpha: SHOP.alpha / k },
    { k, canEndAtStart },
    { customers, least: 20, most: 80, horizon: 20, seed },
  )

test.skipIf(!REFERENCE)('BG/NBD on CDNOW is the published fit', () => {
  const days = customerSummary(cdnowLines(), { accounts: 2357, asOf: 272, unitDays: 7 })
  const precise = fitted(days, BG_NBD)
  const { LL, ...parameters } = figure('bgnbd-cdnow-fit-precise').expected
  for (const name of RHYTHM_PARAMETERS)
    expect(Math.abs(precise.parameters[name] / parameters[name]! - 1)).toBeLessThan(1e-4)
  expect(Math.abs(precise.logLikelihood - LL!)).toBeLessThan(1e-3)

  const table = columnsOf('cdnow/cdnow_customers_summary.csv')
  const found = fitted({ x: table['frequency']!, tx: table['recency']!, T: table['T']! }, BG_NBD)
  const published = figure('bgnbd-cdnow-fit').expected
  for (const name of RHYTHM_PARAMETERS)
    expect(Math.abs(found.parameters[name] - published[name]!)).toBeLessThan(1e-3)
  expect(Math.abs(found.logLikelihood - published['LL']!)).toBeLessThan(0.05)
})

test.skipIf(!REFERENCE)(
  'MBG/NBD on CDNOW is the published fit, and no regular rhythm beats it',
  () => {
    const table = columnsOf('cdnow/cdnow_customers_summary.csv')
    const found = fitted({ x: table['frequency']!, tx: table['recency']!, T: table['T']! }, MBG_NBD)
    const published = figure('mbgnbd-cdnow-fit').expected
    for (const name of RHYTHM_PARAMETERS)
      expect(Math.abs(found.parameters[name] - published[name]!)).toBeLessThan(1e-3)
    expect(Math.abs(found.logLikelihood - published['LL']!)).toBeLessThan(1e-3)
    const days = customerSummary(cdnowLines(), { accounts: 2357, asOf: 272, unitDays: 7 })
    const { best, tried } = fitRegularRhythm(days)
    expect(best.rhythm.k).toBe(1)
    expect(tried.length).toBe(3)
  },
)

test.each([
  ['BG/NBD', BG_NBD],
  ['MBG/NBD', MBG_NBD],
  ['MBG/CNBD-3', { k: 3, canEndAtStart: true }],
] as const)('%s: over 50 simulated ledgers the intervals cover the truth', (_, rhythm) => {
  const truth = { ...SHOP, alpha: SHOP.alpha / rhythm.k }
  const covered = { r: 0, alpha: 0, a: 0, b: 0 }
  for (let seed = 1; seed <= 50; seed += 1) {
    const { covariance, parameters } = fitted(
      aShop(rhythm.k, seed, 1000, rhythm.canEndAtStart),
      rhythm,
    )
    RHYTHM_PARAMETERS.forEach((name, at) => {
      const off =
        Math.abs(Math.log(parameters[name] / truth[name])) / Math.sqrt(covariance[at * 5]!)
      expect(off).toBeLessThan(4)
      if (off < 1.96) covered[name] += 1
    })
  }
  expect(Math.min(...Object.values(covered))).toBeGreaterThanOrEqual(0.85 * 50)
})

test('the rhythm that made a ledger is the one found', () => {
  for (const k of [1, 2, 4]) expect(fitRegularRhythm(aShop(k, 7)).best.rhythm.k).toBe(k)
})

test('a fit by way of every 20th customer ends where a fit of merged rows does', () => {
  const shop = aShop(1, 5, 1500)
  const many = (column: Float64Array) => {
    const copies = new Float64Array(20 * column.length)
    for (let copy = 0; copy < 20; copy += 1) copies.set(column, copy * column.length)
    return copies
  }
  const one = fitted(shop, MBG_NBD)
  const twenty = fitted({ x: many(shop.x), tx: many(shop.tx), T: many(shop.T) }, MBG_NBD)
  expect(twenty.customers).toBe(30_000)
  expect(twenty.logLikelihood / 20).toBeCloseTo(one.logLikelihood, 6)
  for (const name of RHYTHM_PARAMETERS) {
    expect(twenty.parameters[name] / one.parameters[name]).toBeCloseTo(1, 4)
    expect(twenty.standardErrors[name] * Math.sqrt(20)).toBeCloseTo(one.standardErrors[name], 3)
  }
})

test('the unit of time changes nothing but the unit', () => {
  const shop = aShop(3, 2)
  const inDays = {
    x: shop.x,
    tx: shop.tx.map((one) => one * 7),
    T: shop.T.map((one) => one * 7),
    sumLogGaps: shop.sumLogGaps!.map((one, at) => one + shop.x[at]! * Math.log(7)),
  }
  const rhythm = { k: 3, canEndAtStart: true }
  const weeks = fitted(shop, rhythm)
  const days = fitted(inDays, rhythm)
  const repeats = shop.x.reduce((sum, one) => sum + one, 0)
  expect(days.parameters.alpha / weeks.parameters.alpha).toBeCloseTo(7, 4)
  expect(days.parameters.b / weeks.parameters.b).toBeCloseTo(1, 4)
  expect(days.logLikelihood).toBeCloseTo(weeks.logLikelihood - repeats * Math.log(7), 4)
})

test('what the data don’t carry is refused, with the reason', () => {
  const reason = (histories: Histories, rhythm = MBG_NBD) => fitRhythm(histories, rhythm).refused
  expect(reason(rows())).toBe('no-data')
  expect(reason(rows([0, 0, 0], [0, 0, 0]))).toBe('no-time')
  expect(reason(rows([0, 0, 10], [0, 0, 20]))).toBe('no-repeat-purchases')
  expect(reason(rows([3, 9, 10]))).toMatch(/not-identified/)
  expect(reason(rows(...Array<[number, number, number]>(100).fill([3, 9, 10])))).toMatch(
    /not-identified/,
  )
  // Nobody ever leaves: all have bought just now.
  const loyal = simulateRhythm(
    { ...SHOP, a: 1e-4, b: 1e4 },
    { k: 1, canEndAtStart: true },
    { customers: 1000, least: 40, most: 80, horizon: 0, seed: 4 },
  )
  const refused = fitRhythm(loyal, MBG_NBD)
  expect(refused.refused).toBe('dropout-not-identified')
  const carried = fitRhythm(loyal, MBG_NBD, { prior: 'weak' })
  expect([carried.refused, carried.prior]).toEqual([undefined, 'weak'])
})

test('buyers who hardly differ: refused, or carried by a prior, and neither takes long', () => {
  const rhythm = { k: 2, canEndAtStart: true }
  const setting = { customers: 600, least: 50, most: 150, horizon: 0, seed: 9 }
  const twins = simulateRhythm({ r: 1e4, alpha: 6e4, a: 1e3, b: 1e4 }, rhythm, setting)
  const alone = fitRhythm(twins, rhythm)
  expect(alone.refused).toMatch(/not-identified/)
  const carried = fitRhythm(twins, rhythm, { prior: 'weak' })
  expect(carried.refused).toBe(undefined)
  expect(carried.diagnostics!.evaluations).toBeLessThan(300)
})

test('rows that are no history are errors, and so is a rhythm without gaps', () => {
  expect(() => fitRhythm(rows([1, 11, 10]), BG_NBD)).toThrow(RangeError)
  expect(() => fitRhythm(rows([1.5, 5, 10]), BG_NBD)).toThrow(RangeError)
  expect(() => fitRhythm(rows([0, 5, 10]), BG_NBD)).toThrow(RangeError)
  expect(() => fitRhythm(rows([1, NaN, 10]), BG_NBD)).toThrow('row 0')
  const { x, tx, T } = rows([1, 5, 10])
  expect(() => fitRhythm({ x, tx, T }, { k: 2, canEndAtStart: true })).toThrow('sumLogGaps')
  expect(() => fitRegularRhythm({ x, tx, T })).toThrow('sumLogGaps')
  expect(() => fitRhythm(rows([1, 5, 10]), { k: 13, canEndAtStart: true })).toThrow(RangeError)
})

test('whatever the rows, a fit ends, and its numbers are numbers', () => {
  const row = fc
    .tuple(fc.oneof(fc.nat(4), fc.constant(10_000)), fc.nat(1000), fc.nat(3000))
    .map(([x, tx, more]): [number, number, number] =>
      x === 0 ? [0, 0, more] : [x, tx + 1, tx + 1 + more],
    )
  const k = fc.constantFrom(1, 2, MOST_STAGES)
  const prior = fc.constantFrom('none' as const, 'weak' as const)
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 12 }),
      k,
      fc.boolean(),
      prior,
      (given, k, canEndAtStart, prior) => {
        const histories = rows(...given)
        const fit = fitRhythm(histories, { k, canEndAtStart }, { prior })
        if (fit.refused) return
        const { parameters, standardErrors, logLikelihood } = fit
        const numbers = [
          logLikelihood,
          ...Object.values(parameters),
          ...Object.values(standardErrors),
        ]
        expect(numbers.every(Number.isFinite)).toBe(true)
        const found = predictRhythm(parameters, { k, canEndAtStart }, histories, 365)
        for (const column of Object.values(found)) expect(column.every(Number.isFinite)).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})
