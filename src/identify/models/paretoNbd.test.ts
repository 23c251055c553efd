import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Histories } from './histories.ts'
import { fitParetoNbd, predictParetoNbd } from './paretoNbd.ts'
import { PARETO_NBD_PARAMETERS, type ParetoNbdParameter } from './paretoNbdLikelihood.ts'
import { evenly, gamma } from './simulate.testing.ts'
import { customerSummary } from './summary.ts'
import { cdnowLines, figure, REFERENCE } from './testing.ts'

type Parameters = Record<ParetoNbdParameter, number>
const SHOP = { r: 1.2, alpha: 8, s: 0.9, beta: 25 }

function simulated(truth: Parameters, customers: number, seed: number, horizon = 20) {
  const next = evenly(seed)
  const column = () => new Float64Array(customers)
  const made = { x: column(), tx: column(), T: column(), later: column() }
  for (let row = 0; row < customers; row += 1) {
    const rate = gamma(truth.r, next) / truth.alpha
    const life = (-Math.log(next()) / gamma(truth.s, next)) * truth.beta
    const T = 20 + 60 * next()
    made.T[row] = T
    for (let time = 0; ;) {
      time -= Math.log(next()) / rate
      if (time > Math.min(life, T + horizon)) break
      if (time > T) made.later[row]! += 1
      else {
        made.x[row]! += 1
        made.tx[row] = time
      }
    }
  }
  return made
}
function fitted(histories: Histories) {
  const fit = fitParetoNbd(histories)
  if (fit.refused) throw new Error(fit.refused)
  return fit
}
const histories = (x: number[], tx: number[], T: number[]) => ({
  x: Float64Array.from(x),
  tx: Float64Array.from(tx),
  T: Float64Array.from(T),
})
const isProbability = (one: number) => one >= 0 && one <= 1

test.skipIf(!REFERENCE)(
  'Pareto/NBD on CDNOW: the published fit, its errors and its expectations',
  () => {
    const cdnow = customerSummary(cdnowLines(), { accounts: 2357, asOf: 272, unitDays: 7 })
    const { parameters, standardErrors, logLikelihood } = fitted(cdnow)
    const { expected } = figure('pnbd-cdnow-fit')
    const tolerance = { r: 0.001, alpha: 0.01, s: 0.001, beta: 0.05 }
    const errors = figure('pnbd-cdnow-se').expected
    for (const name of PARETO_NBD_PARAMETERS) {
      expect(Math.abs(parameters[name] - expected[name]!)).toBeLessThan(tolerance[name])
      expect(Math.abs(standardErrors[name] / errors[name]! - 1)).toBeLessThan(1e-3)
    }
    expect(Math.abs(logLikelihood - expected['LL']!)).toBeLessThan(0.05)

    // The published expectations are those of these rounded parameters, to the last digit.
    const rounded = { r: 0.55, alpha: 10.56, s: 0.61, beta: 11.64 }
    for (let t = 0; t <= 9; t += 1) {
      const [found] = predictParetoNbd(rounded, histories([0], [0], [0]), t).expectedPurchases
      expect(Math.abs(found! - figure('pnbd-expectation').expected[t]!)).toBeLessThan(1e-8)
    }
    const heavy = figure('pnbd-cet')
    const [x, tx, T, t] = ['x', 't_x', 'T', 't'].map((name) => heavy.input[name] as number)
    const found = predictParetoNbd(parameters, histories([x!], [tx!], [T!]), t!)
    expect(Math.abs(found.expectedPurchases[0]! - heavy.expected['CET']!)).toBeLessThan(0.01)
    expect(Math.abs(found.probabilityAlive[0]! - heavy.expected['p_alive']!)).toBeLessThan(1e-4)
  },
)

test.skipIf(!REFERENCE)('inputs that broke other programs', () => {
  const at = (id: string) => {
    const { input, expected } = figure(id)
    const parameters = Object.fromEntries(
      PARETO_NBD_PARAMETERS.map((name) => [name, input[name] as number]),
    ) as Parameters
    const x = input['x'] as number[]
    const column = (name: string) =>
      x.map((_, row) => (Array.isArray(input[name]) ? input[name][row]! : (input[name] as number)))
    const rows = histories(x, column('t_x'), column('T'))
    return { found: predictParetoNbd(parameters, rows, (input['t'] as number) ?? 10), expected }
  }
  const under = at('pnbd-underflow')
  under.found.expectedPurchases.forEach((one, row) =>
    expect(Math.abs(one - under.expected[row]!)).toBeLessThan(1e-9),
  )
  for (const id of ['pnbd-palive-stability', 'pnbd-overflow']) {
    const { found } = at(id)
    expect([...found.probabilityAlive, ...found.probabilityQuiet].every(isProbability)).toBe(true)
    expect(found.expectedPurchases.every(Number.isFinite)).toBe(true)
  }
})

test('the integral over the end of life agrees with 30 digits', () => {
  // P(alive) by mpmath's quadrature, for r, alpha, s, beta, x, tx, T.
  const table: [number, number, number, number, number, number, number, number][] = [
    [0.55, 10.6, 0.6, 11.7, 2, 30.43, 38.86, 0.8704924022464027],
    [0.5, 0.001, 0.6, 50.0, 0, 0.0, 40.0, 0.5015172605078216],
    [0.5, 50.0, 0.6, 0.001, 0, 0.0, 40.0, 0.001293293223961202],
    [1.0, 10.0, 2.0, 0.05, 200, 30.0, 40.0, 1.431950796275593e-18],
    [0.5, 0.01, 30.0, 200.0, 1, 2.0, 400.0, 9.22447542188e-18],
    [3.0, 300.0, 0.3, 5.0, 40, 100.0, 120.0, 0.8414894280032861],
    [0.5143, 2.8845, 0.2856, 14.1087, 161, 94.71429, 98.0, 0.7494877522581054],
  ]
  for (const [r, alpha, s, beta, x, tx, T, exact] of table) {
    const rows = histories([x], [tx], [T])
    const [found] = predictParetoNbd({ r, alpha, s, beta }, rows, 1).probabilityAlive
    expect(found! / exact).toBeCloseTo(1, 8)
  }
})

test('over 50 simulated ledgers the intervals cover the truth', () => {
  const covered = { r: 0, alpha: 0, s: 0, beta: 0 }
  for (let seed = 1; seed <= 50; seed += 1) {
    const { covariance, parameters } = fitted(simulated(SHOP, 1000, seed))
    PARETO_NBD_PARAMETERS.forEach((name, at) => {
      const off = Math.abs(Math.log(parameters[name] / SHOP[name])) / Math.sqrt(covariance[at * 5]!)
      expect(off).toBeLessThan(4)
      if (off < 1.96) covered[name] += 1
    })
  }
  expect(Math.min(...Object.values(covered))).toBeGreaterThanOrEqual(0.85 * 50)
})

test('what is predicted is what happens, in ten groups of rising P(quiet)', () => {
  const shop = simulated(SHOP, 20_000, 3)
  const { probabilityQuiet, expectedPurchases } = predictParetoNbd(SHOP, shop, 20)
  const order = Uint32Array.from(shop.x, (_, at) => at)
  order.sort((one, other) => probabilityQuiet[one]! - probabilityQuiet[other]!)
  for (let from = 0; from < order.length; from += 2000) {
    const group = order.subarray(from, from + 2000)
    const mean = (of: (at: number) => number) => group.reduce((sum, at) => sum + of(at), 0) / 2000
    const quiet = mean((at) => probabilityQuiet[at]! - (shop.later[at] === 0 ? 1 : 0))
    expect(Math.abs(quiet)).toBeLessThan(4 * Math.sqrt(0.25 / 2000))
    const expected = mean((at) => expectedPurchases[at]!)
    const variance = expected + mean((at) => (shop.later[at]! - expectedPurchases[at]!) ** 2)
    const difference = mean((at) => shop.later[at]! - expectedPurchases[at]!)
    expect(Math.abs(difference)).toBeLessThan(4 * Math.sqrt(variance / 2000))
  }
})

test('what the data don’t carry is refused', () => {
  expect(fitParetoNbd(histories([], [], [])).refused).toBe('no-data')
  expect(fitParetoNbd(histories([0], [0], [0])).refused).toBe('no-time')
  expect(fitParetoNbd(histories([0, 0], [0, 0], [9, 5])).refused).toBe('no-repeat-purchases')
  const same = (one: number) => Array<number>(50).fill(one)
  expect(fitParetoNbd(histories(same(3), same(9), same(10))).refused).toMatch(/not-identified/)
  const loyal = simulated({ ...SHOP, s: 1e-4, beta: 1e4 }, 1000, 4)
  expect(fitParetoNbd(loyal).refused).toBe('dropout-not-identified')
  expect(fitParetoNbd(loyal, { prior: 'weak' }).refused).toBe(undefined)
})

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const someParameters = fc.record({
  r: positive(0.01, 50),
  alpha: positive(0.01, 500),
  s: positive(0.01, 50),
  beta: positive(0.01, 500),
})

test('horizon 0 gives 0, a longer one no less, more recent is more alive, time has no unit', () => {
  const count = fc.oneof(fc.nat(40), fc.constant(10_000))
  fc.assert(
    fc.property(someParameters, count, positive(0, 95), positive(0, 500), (given, x, tx, H) => {
      const last = x === 0 ? 0 : tx
      const at = (horizon: number, later = last, unit = 1) => {
        const { alpha, beta } = given
        const rows = histories([x], [later * unit], [100 * unit])
        const scaled = { ...given, alpha: alpha * unit, beta: beta * unit }
        const found = predictParetoNbd(scaled, rows, horizon * unit)
        return {
          alive: found.probabilityAlive[0]!,
          quiet: found.probabilityQuiet[0]!,
          expected: found.expectedPurchases[0]!,
        }
      }
      expect(at(0)).toMatchObject({ quiet: 1, expected: 0 })
      const short = at(H)
      const long = at(2 * H)
      for (const one of [short, long, at(1e12)]) {
        expect([one.alive, one.quiet].every(isProbability)).toBe(true)
        expect(Number.isFinite(one.expected) && one.expected >= 0).toBe(true)
      }
      expect(long.quiet).toBeLessThanOrEqual(short.quiet + 1e-7)
      expect(long.expected).toBeGreaterThanOrEqual(short.expected * (1 - 1e-7))
      if (x > 0) expect(at(H, last + 5).alive).toBeGreaterThanOrEqual(short.alive * (1 - 1e-7))
      const inDays = at(H, last, 7)
      expect(inDays.alive).toBeCloseTo(short.alive, 8)
      expect(inDays.expected / (short.expected || 1)).toBeCloseTo(short.expected ? 1 : 0, 6)
    }),
  )
})

test('whatever the rows, a fit ends, and its numbers are numbers', () => {
  const row = fc.tuple(fc.oneof(fc.nat(4), fc.constant(10_000)), fc.nat(1000), fc.nat(3000))
  const prior = fc.constantFrom('none' as const, 'weak' as const)
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), prior, (given, prior) => {
      const last = given.map(([x, tx]) => (x === 0 ? 0 : tx + 1))
      const rows = histories(
        given.map(([x]) => x),
        last,
        given.map(([, , more], at) => last[at]! + more),
      )
      const fit = fitParetoNbd(rows, { prior })
      if (fit.refused) return
      const found = predictParetoNbd(fit.parameters, rows, 365)
      const { parameters, standardErrors, logLikelihood } = fit
      const numbers = [...Object.values(parameters), ...Object.values(standardErrors)]
      expect([...numbers, logLikelihood].every(Number.isFinite)).toBe(true)
      for (const column of Object.values(found)) expect(column.every(Number.isFinite)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
