import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BG_BB_PARAMETERS, fitBgBb, predictBgBb, type Occasions } from './bgBb.ts'
import { beta, evenly } from './simulate.testing.ts'
import { columnsOf, figure, REFERENCE } from './testing.ts'

const TRUTH = { alpha: 1.2, beta: 0.75, gamma: 0.7, delta: 2.8 }

function simulated(customers: number, seed: number, ahead: number) {
  const next = evenly(seed)
  const column = () => new Float64Array(customers)
  const made = { x: column(), tx: column(), n: column().fill(8), later: column() }
  for (let row = 0; row < customers; row += 1) {
    const buys = beta(TRUTH.alpha, TRUTH.beta, next)
    const ends = beta(TRUTH.gamma, TRUTH.delta, next)
    for (let occasion = 1; occasion <= 8 + ahead && next() >= ends; occasion += 1) {
      if (next() >= buys) continue
      if (occasion > 8) made.later[row]! += 1
      else {
        made.x[row]! += 1
        made.tx[row] = occasion
      }
    }
  }
  return made
}
const rows = (...given: [x: number, tx: number, n: number][]): Occasions => ({
  x: Float64Array.from(given, ([x]) => x),
  tx: Float64Array.from(given, ([, tx]) => tx),
  n: Float64Array.from(given, ([, , n]) => n),
})

test.skipIf(!REFERENCE)('BG/BB on the donations is the published fit', () => {
  const table = columnsOf('donations/donations.csv')
  const fit = fitBgBb({
    x: table['frequency']!,
    tx: table['recency']!,
    n: table['periods']!,
    weight: table['weights']!,
  })
  if (fit.refused) throw new Error(fit.refused)
  expect(fit.customers).toBe(11_104)
  const { expected } = figure('bgbb-donations-fit')
  for (const name of BG_BB_PARAMETERS)
    expect(Math.abs(fit.parameters[name] - expected[name]!)).toBeLessThan(0.01)
})

test('over 50 simulated firms the intervals cover the truth', () => {
  const covered = { alpha: 0, beta: 0, gamma: 0, delta: 0 }
  for (let seed = 1; seed <= 50; seed += 1) {
    const fit = fitBgBb(simulated(1500, seed, 0))
    if (fit.refused) throw new Error(fit.refused)
    BG_BB_PARAMETERS.forEach((name, at) => {
      const deviation = Math.sqrt(fit.covariance[at * 5]!)
      const off = Math.abs(Math.log(fit.parameters[name] / TRUTH[name])) / deviation
      expect(off).toBeLessThan(4)
      if (off < 1.96) covered[name] += 1
    })
  }
  expect(Math.min(...Object.values(covered))).toBeGreaterThanOrEqual(0.85 * 50)
})

test('a hundred thousand customers are a few dozen kinds, and fitted as fast', () => {
  const many = simulated(100_000, 3, 0)
  const start = performance.now()
  const fit = fitBgBb(many)
  expect(performance.now() - start).toBeLessThan(5000)
  if (fit.refused) throw new Error(fit.refused)
  expect(fit.customers).toBe(100_000)
})

test('what is predicted is what happens', () => {
  const shop = simulated(20_000, 2, 4)
  const { probabilityQuiet, expectedPurchases } = predictBgBb(TRUTH, shop, 4)
  for (const [least, most] of [
    [0, 0],
    [1, 3],
    [4, 7],
    [8, 8],
  ] as const) {
    const group = [...shop.tx.keys()].filter((at) => shop.tx[at]! >= least && shop.tx[at]! <= most)
    const mean = (of: (at: number) => number) =>
      group.reduce((sum, at) => sum + of(at), 0) / group.length
    const quiet = mean((at) => probabilityQuiet[at]! - (shop.later[at] === 0 ? 1 : 0))
    const more = mean((at) => expectedPurchases[at]! - shop.later[at]!)
    expect(Math.abs(quiet)).toBeLessThan(4 * Math.sqrt(0.25 / group.length))
    expect(Math.abs(more)).toBeLessThan(4 * Math.sqrt(4 / group.length))
  }
})

test('no occasion ahead is 0, more recent is more alive, and numbers stay numbers', () => {
  const positive = fc.double({ min: 0.01, max: 50, noNaN: true })
  const some = fc.record({ alpha: positive, beta: positive, gamma: positive, delta: positive })
  const history = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30))
  fc.assert(
    fc.property(some, history, fc.nat(200), (parameters, [count, gap, wait], ahead) => {
      const given = rows([count, count === 0 ? 0 : count + gap, count + gap + wait])
      const none = predictBgBb(parameters, given, 0)
      expect([none.probabilityQuiet[0], none.expectedPurchases[0]]).toEqual([1, 0])
      const found = predictBgBb(parameters, given, ahead)
      for (const one of [found.probabilityAlive[0]!, found.probabilityQuiet[0]!])
        expect(one >= 0 && one <= 1).toBe(true)
      const expected = found.expectedPurchases[0]!
      expect(expected).toBeLessThanOrEqual(ahead)
      expect(expected).toBeGreaterThanOrEqual(1 - found.probabilityQuiet[0]! - 1e-9)
      if (count === 0 || wait === 0) return
      const later = rows([count, count + gap + 1, count + gap + wait])
      const alive = predictBgBb(parameters, later, 0).probabilityAlive[0]!
      expect(alive).toBeGreaterThanOrEqual(found.probabilityAlive[0]! - 1e-12)
    }),
  )
})

test('what the data don’t carry is refused; rows that are none are errors', () => {
  expect(fitBgBb(rows()).refused).toBe('no-data')
  expect(fitBgBb(rows([0, 0, 0])).refused).toBe('no-time')
  expect(fitBgBb(rows([0, 0, 6], [0, 0, 6])).refused).toBe('no-repeat-purchases')
  expect(fitBgBb(rows([3, 5, 6])).refused).toMatch(/not-identified/)
  expect(fitBgBb(rows([3, 5, 6]), { prior: 'weak' }).refused).toBe(undefined)
  expect(() => fitBgBb(rows([4, 3, 6]))).toThrow(RangeError)
  expect(() => fitBgBb(rows([1, 7, 6]))).toThrow('row 0')
  expect(() => predictBgBb(TRUTH, rows([1, 1, 6]), 1.5)).toThrow(RangeError)
})
