import fc from 'fast-check'
import { expect, test } from 'vitest'
import { predict, type Believed } from './candidates.ts'
import { purchaseCounts } from './counts.ts'
import type { Histories } from './histories.ts'
import { bgNbdCountProbability } from './rhythmPrediction.ts'

const about = {
  standardErrors: {} as never,
  covariance: new Float64Array(16),
  logLikelihood: 0,
  customers: 1,
  prior: 'none',
  diagnostics: {} as never,
} as const

function regular(
  parameters: { r: number; alpha: number; a: number; b: number },
  k: number,
): Believed {
  return { model: 'cnbd', fit: { ...about, parameters, rhythm: { k, canEndAtStart: true } } }
}
function mortal(parameters: { r: number; alpha: number; s: number; beta: number }): Believed {
  return { model: 'pareto', fit: { ...about, parameters } }
}
const one = (x: number, tx: number, T: number): Histories => ({
  x: Float64Array.of(x),
  tx: Float64Array.of(tx),
  T: Float64Array.of(T),
})

function countsOf(
  model: Believed,
  history: Histories,
  horizon: number,
  most: number,
): Float64Array {
  let found = new Float64Array(0)
  purchaseCounts(model, history, { horizon, most }, (_, chance, last) => {
    found = chance.slice(0, last + 1)
  })
  return found
}

test('a newcomer’s counts are BG/NBD’s published ones', () => {
  const parameters = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
  const model: Believed = {
    model: 'bgnbd',
    fit: { ...about, parameters, rhythm: { k: 1, canEndAtStart: false } },
  }
  const found = countsOf(model, one(0, 0, 0), 30, 400)
  for (const n of [0, 1, 2, 11, 20, 100])
    expect(found[n]! / bgNbdCountProbability(parameters, n, 30)).toBeCloseTo(1, 8)
})

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const someModel = fc.oneof(
  fc
    .tuple(
      fc.record({
        r: positive(0.05, 20),
        alpha: positive(0.5, 200),
        a: positive(0.05, 20),
        b: positive(0.05, 20),
      }),
      fc.constantFrom(1, 2, 5, 12),
    )
    .map(([parameters, k]) => regular(parameters, k)),
  fc
    .record({
      r: positive(0.05, 20),
      alpha: positive(0.5, 200),
      s: positive(0.05, 20),
      beta: positive(0.5, 200),
    })
    .map(mortal),
)

test('counts add up to 1; their mean and P(none) are what the models predict by other formulas', () => {
  fc.assert(
    fc.property(
      someModel,
      fc.nat(60),
      positive(0, 1),
      positive(1, 500),
      positive(0.1, 100),
      (model, x, share, T, horizon) => {
        const history = one(x, x === 0 ? 0 : share * T, T)
        const found = countsOf(model, history, horizon, 40_000)
        const forecast = predict(model, history, horizon)
        let sum = 0
        let mean = 0
        found.forEach((chance, n) => {
          expect(chance).toBeGreaterThanOrEqual(0)
          sum += chance
          mean += n * chance
        })
        const expected = forecast.expectedPurchases[0]!
        expect(sum).toBeCloseTo(1, 9)
        expect(Math.abs(found[0]! - forecast.probabilityQuiet[0]!)).toBeLessThan(1e-6)
        // The mean is by quadrature there, good to some 1e-6 of itself.
        expect(Math.abs(mean - expected)).toBeLessThan(1e-5 * (1 + expected))
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

test('what lies beyond the most counts as the most, also where it is certain', () => {
  const model = regular({ r: 2, alpha: 1, a: 0.5, b: 50 }, 2)
  const found = countsOf(model, one(10_000, 20_000, 20_000), 1e6, 5)
  expect(found.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12)
  expect(found[5]).toBeGreaterThan(0.99)
  expect([...countsOf(model, one(3, 9, 9), 0, 5)]).toEqual([1])
})
