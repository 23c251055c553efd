import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  correlationOf,
  expectedSpend,
  fitGammaGamma,
  GAMMA_GAMMA_PARAMETERS,
  HIGH_CORRELATION,
  type Spending,
} from './gammaGamma.ts'
import { evenly, gamma } from './simulate.testing.ts'
import { customerSummary } from './summary.ts'
import { cdnowLines, figure, REFERENCE } from './testing.ts'

const SHOP = { p: 4, q: 4, gamma: 30 }

function simulated(customers: number, seed: number, { p, q, gamma: money } = SHOP): Spending {
  const next = evenly(seed)
  const x = Float64Array.from({ length: customers }, () => Math.floor(1 + 6 * next()))
  const meanSpend = x.map((count) => {
    const rate = gamma(q, next) / money
    return gamma(p * count, next) / rate / count
  })
  return { x, meanSpend }
}
function fitted(spending: Spending) {
  const fit = fitGammaGamma(spending)
  if (fit.refused) throw new Error(fit.refused)
  return fit
}

test.skipIf(!REFERENCE)('Gamma-Gamma on CDNOW is the published fit', () => {
  const found = fitted(customerSummary(cdnowLines(), { accounts: 2357, asOf: 272, unitDays: 7 }))
  const { LL, ...parameters } = figure('gg-cdnow-fit').expected
  expect(found.customers).toBe(946)
  for (const name of GAMMA_GAMMA_PARAMETERS)
    expect(Math.abs(found.parameters[name] - parameters[name]!)).toBeLessThan(0.01)
  expect(Math.abs(found.logLikelihood - LL!)).toBeLessThan(1e-3)
  expect(Math.abs(found.correlation!)).toBeLessThan(HIGH_CORRELATION)
})

test.skipIf(!REFERENCE)('expected spend of CDNOW’s first ten customers', () => {
  const { input, expected } = figure('gg-conditional-mean')
  const { p, q, gamma, x, zbar } = input as Record<string, number> & { x: never; zbar: never }
  const spending = { x: Float64Array.from(x), meanSpend: Float64Array.from(zbar) }
  const found = expectedSpend({ p: p!, q: q!, gamma: gamma! }, spending)
  found.forEach((one, at) => expect(Math.abs(one - expected[at]!)).toBeLessThan(0.1))
  const exact = [
    24.6637, 18.9169, 35.219, 35.219, 35.219, 71.4697, 18.9169, 35.219, 27.2884, 35.219,
  ]
  found.forEach((one, at) => expect(one).toBeCloseTo(exact[at]!, 3))
})

test('over 50 simulated ledgers the intervals cover the truth', () => {
  const covered = { p: 0, q: 0, gamma: 0 }
  for (let seed = 1; seed <= 50; seed += 1) {
    const { covariance, parameters } = fitted(simulated(800, seed))
    GAMMA_GAMMA_PARAMETERS.forEach((name, at) => {
      const off = Math.abs(Math.log(parameters[name] / SHOP[name])) / Math.sqrt(covariance[at * 4]!)
      expect(off).toBeLessThan(4)
      if (off < 1.96) covered[name] += 1
    })
  }
  expect(Math.min(...Object.values(covered))).toBeGreaterThanOrEqual(0.85 * 50)
})

test('the currency changes nothing but the unit', () => {
  const shop = simulated(500, 3)
  const euros = fitted(shop)
  const pesos = fitted({ x: shop.x, meanSpend: shop.meanSpend.map((one) => one * 4000) })
  expect(pesos.parameters.p / euros.parameters.p).toBeCloseTo(1, 4)
  expect(pesos.parameters.gamma / euros.parameters.gamma / 4000).toBeCloseTo(1, 4)
  expect(pesos.logLikelihood).toBeCloseTo(euros.logLikelihood - 500 * Math.log(4000), 4)
})

test('many customers are fitted by way of every 20th', () => {
  const found = fitted(simulated(25_000, 6))
  for (const name of GAMMA_GAMMA_PARAMETERS) {
    const off = Math.abs(found.parameters[name] - SHOP[name]) / found.standardErrors[name]
    expect(off).toBeLessThan(4)
  }
})

test('nobody, one spender, equal spenders and endless tails are refused', () => {
  const reason = (x: number[], spend: number[]) =>
    fitGammaGamma({ x: Float64Array.from(x), meanSpend: Float64Array.from(spend) }).refused
  expect(reason([], [])).toBe('no-data')
  expect(reason([0, 3], [0, -5])).toBe('no-data')
  expect(reason([2], [50])).toBeTypeOf('string')
  expect(reason(Array<number>(40).fill(3), Array<number>(40).fill(50))).toBeTypeOf('string')
  expect(fitGammaGamma(simulated(500, 1, { p: 3, q: 0.9, gamma: 10 })).refused).toBe(
    'infinite-mean',
  )
  expect(() => reason([1], [NaN])).toThrow(RangeError)
  expect(() => expectedSpend({ ...SHOP, q: 1 }, simulated(1, 1))).toThrow(RangeError)
})

test('expected spend lies between the customer’s own mean and the population’s', () => {
  const money = fc.double({ min: 0.01, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(fc.oneof(fc.nat(20), fc.constant(10_000)), money, (x, z) => {
      const spending = { x: Float64Array.of(x), meanSpend: Float64Array.of(x === 0 ? 0 : z) }
      const [found] = expectedSpend(SHOP, spending)
      const all = (SHOP.p * SHOP.gamma) / (SHOP.q - 1)
      const [low, high] = x === 0 ? [all, all] : [Math.min(z, all), Math.max(z, all)]
      expect(found).toBeGreaterThanOrEqual(low * (1 - 1e-12))
      expect(found).toBeLessThanOrEqual(high * (1 + 1e-12))
    }),
  )
})

test('correlation of columns that rise together, against each other, and of one that is flat', () => {
  const up = Float64Array.of(1, 2, 3)
  expect(correlationOf(up, Float64Array.of(2, 4, 6))).toBe(1)
  expect(correlationOf(up, Float64Array.of(6, 4, 2))).toBe(-1)
  expect(correlationOf(up, Float64Array.of(5, 5, 5))).toBe(null)
})

test('whatever the rows, a fit ends, and its numbers are numbers', () => {
  const money = fc.oneof(fc.integer({ min: -100, max: 1000 }), fc.constantFrom(1e-9, 1e12))
  const rows = fc.array(fc.tuple(fc.oneof(fc.nat(5), fc.constant(10_000)), money), {
    maxLength: 15,
  })
  const prior = fc.constantFrom('none' as const, 'weak' as const)
  fc.assert(
    fc.property(rows, prior, (given, prior) => {
      const x = Float64Array.from(given, ([count]) => count)
      const meanSpend = Float64Array.from(given, ([, spend]) => spend)
      const fit = fitGammaGamma({ x, meanSpend }, { prior })
      if (fit.refused) return
      const { parameters, standardErrors, logLikelihood } = fit
      const numbers = [...Object.values(parameters), ...Object.values(standardErrors)]
      expect([...numbers, logLikelihood].every(Number.isFinite)).toBe(true)
      const found = expectedSpend(parameters, { x, meanSpend })
      expect(found.every((one) => Number.isFinite(one) && one > 0)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
