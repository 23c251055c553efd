import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONTRACT_PARAMETERS, fitContracts, renewalProbability, survival } from './contract.ts'
import { beta, evenly } from './simulate.testing.ts'
import { figure, REFERENCE } from './testing.ts'

/** Published projections, years 1 to 12. */
const PROJECTED = {
  'sbg-highend': [
    0.8507, 0.7469, 0.6698, 0.6099, 0.5618, 0.5222, 0.4889, 0.4604, 0.4358, 0.4142, 0.3951, 0.378,
  ],
  'sbg-regular': [
    0.6267, 0.4738, 0.388, 0.3321, 0.2923, 0.2625, 0.239, 0.2201, 0.2044, 0.1912, 0.1799, 0.17,
  ],
}

test.skipIf(!REFERENCE).each(['sbg-highend', 'sbg-regular'] as const)(
  '%s: the published fit and its projection',
  (id) => {
    const { input, expected } = figure(id)
    const fit = fitContracts([(input['alive_pct'] as number[]).map((one) => one * 10)])
    if (fit.refused) throw new Error(fit.refused)
    for (const name of CONTRACT_PARAMETERS)
      expect(Math.abs(fit.parameters[name] - expected[name]!)).toBeLessThan(1e-3)
    expect(Math.abs(fit.logLikelihood - expected['LL']!)).toBeLessThan(0.01)
    const shares = survival(fit.parameters, 12)
    PROJECTED[id].forEach((one, at) => expect(shares[at + 1]).toBeCloseTo(one, 3))
  },
)

test('over 50 simulated firms the intervals cover the truth', () => {
  const truth = { alpha: 0.8, beta: 3 }
  const covered = { alpha: 0, beta: 0 }
  for (let seed = 1; seed <= 50; seed += 1) {
    const next = evenly(seed)
    const cohorts = [8, 5, 3].map((years) => {
      const alive = new Float64Array(years + 1)
      for (let customer = 0; customer < 300; customer += 1) {
        const leaves = beta(truth.alpha, truth.beta, next)
        for (let year = 0; year <= years; year += 1) {
          alive[year]! += 1
          if (next() < leaves) break
        }
      }
      return alive
    })
    const fit = fitContracts(cohorts)
    if (fit.refused) throw new Error(fit.refused)
    CONTRACT_PARAMETERS.forEach((name, at) => {
      const deviation = Math.sqrt(fit.covariance[at * 3]!)
      const off = Math.abs(Math.log(fit.parameters[name] / truth[name])) / deviation
      expect(off).toBeLessThan(4)
      if (off < 1.96) covered[name] += 1
    })
  }
  expect(Math.min(...Object.values(covered))).toBeGreaterThanOrEqual(0.85 * 50)
})

test('who has renewed more often is likelier to renew, and survival is the product', () => {
  const positive = fc.double({ min: 0.01, max: 100, noNaN: true })
  fc.assert(
    fc.property(positive, positive, (alpha, beta) => {
      const shares = survival({ alpha, beta }, 20)
      let product = 1
      for (let t = 0; t < 20; t += 1) {
        product *= renewalProbability({ alpha, beta }, t)
        expect(shares[t + 1]! / product).toBeCloseTo(1, 10)
        expect(renewalProbability({ alpha, beta }, t + 1)).toBeGreaterThan(
          renewalProbability({ alpha, beta }, t),
        )
      }
    }),
  )
})

test('nobody, nobody gone, all gone and one period are refused or carried by a prior', () => {
  expect(fitContracts([]).refused).toBe('no-data')
  expect(fitContracts([[100]]).refused).toBe('no-data')
  expect(fitContracts([[100, 100, 100]]).refused).toBe('dropout-not-identified')
  expect(fitContracts([[100, 0]]).refused).toBeTypeOf('string')
  expect(fitContracts([[100, 60]]).refused).toBeTypeOf('string')
  const carried = fitContracts([[100, 100, 100]], { prior: 'weak' })
  expect([carried.refused, carried.prior]).toEqual([undefined, 'weak'])
  expect(() => fitContracts([[10, 11]])).toThrow(RangeError)
  expect(() => fitContracts([[NaN, 1]])).toThrow(RangeError)
})
