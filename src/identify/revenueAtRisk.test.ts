import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalPoint, normalShare } from './models/normal.ts'
import { expectedLoss, simulateLosses } from './revenueAtRisk.ts'

const accounts = fc
  .array(
    fc.record({
      sales: fc.double({ min: -1e4, max: 1e6, noNaN: true }),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 60 },
  )
  .map((rows) => ({
    sales: Float64Array.from(rows, ({ sales }) => sales),
    probability: Float64Array.from(rows, ({ probability }) => probability),
  }))

test('the normal distribution, against published points', () => {
  expect(normalShare(0)).toBeCloseTo(0.5, 14)
  expect(normalShare(1.959963984540054)).toBeCloseTo(0.975, 12)
  expect(normalShare(-3)).toBeCloseTo(0.0013498980316301, 14)
  expect(normalShare(-8) / 6.22096057427e-16).toBeCloseTo(1, 7)
  expect(normalPoint(0.975)).toBeCloseTo(1.959963984540054, 9)
  expect(normalPoint(0.001)).toBeCloseTo(-3.090232306167814, 9)
})

test('one account, lost in one year of four', () => {
  const found = simulateLosses(
    { sales: Float64Array.of(1000), probability: Float64Array.of(0.25) },
    { seed: 1 },
  )
  expect(found).toMatchObject({ expected: 250, exposed: 1000, p5: 0, p50: 0, p95: 1000 })
  expect(found.histogram.at(0)!.draws + found.histogram.at(-1)!.draws).toBe(10_000)
  // Four standard errors of a share of one in four.
  expect(Math.abs(found.mean - 250)).toBeLessThan(4 * 1000 * Math.sqrt((0.25 * 0.75) / 10_000))
})

test('the mean of the draws is Σ p·s within what chance allows, also when they share their fortune', () => {
  fc.assert(
    fc.property(accounts, fc.constantFrom(0, 0.2), fc.integer(), (weights, correlation, seed) => {
      const draws = 2_000
      const { mean, expected } = simulateLosses(weights, { seed, draws, correlation })
      expect(expected).toBeCloseTo(expectedLoss(weights), 6)
      // With a shared fortune the spread of one year is at most that of all falling together.
      const spread = weights.sales.reduce((sum, one, at) => {
        const p = weights.probability[at]!
        const alone = Math.max(0, one) * Math.sqrt(p * (1 - p))
        return correlation > 0 ? sum + alone : Math.hypot(sum, alone)
      }, 0)
      expect(Math.abs(mean - expected)).toBeLessThanOrEqual((6 * spread) / Math.sqrt(draws) + 1e-6)
    }),
    { numRuns: 60 },
  )
})

test('the same seed gives the same result, another one another', () => {
  fc.assert(
    fc.property(accounts, fc.integer(), (weights, seed) => {
      const once = simulateLosses(weights, { seed, draws: 200, correlation: 0.1 })
      expect(simulateLosses(weights, { seed, draws: 200, correlation: 0.1 })).toEqual(once)
    }),
  )
  const weights = { sales: Float64Array.of(1, 2, 4), probability: Float64Array.of(0.5, 0.5, 0.5) }
  expect(simulateLosses(weights, { seed: 1 }).mean).not.toBe(
    simulateLosses(weights, { seed: 2 }).mean,
  )
})

test('where a probability grows, nothing gets better', () => {
  fc.assert(
    fc.property(
      accounts,
      fc.nat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (weights, which, to) => {
        fc.pre(weights.sales.length > 0)
        const at = which % weights.sales.length
        const probability = weights.probability.slice()
        probability[at] = Math.max(probability[at]!, to)
        const worse = { sales: weights.sales, probability }
        expect(expectedLoss(worse)).toBeGreaterThanOrEqual(expectedLoss(weights) - 1e-9)
        const [before, after] = [weights, worse].map((one) =>
          simulateLosses(one, { seed: 7, draws: 400 }),
        )
        for (const figure of ['mean', 'p5', 'p50', 'p95'] as const) {
          expect(after![figure]).toBeGreaterThanOrEqual(before![figure] - 1e-6)
        }
      },
    ),
  )
})

test('a shared fortune keeps the mean and widens the tails', () => {
  const weights = {
    sales: new Float64Array(400).fill(100),
    probability: new Float64Array(400).fill(0.1),
  }
  const alone = simulateLosses(weights, { seed: 3 })
  const together = simulateLosses(weights, { seed: 3, correlation: 0.2 })
  expect(together.p95).toBeGreaterThan(1.5 * alone.p95)
  expect(together.p5).toBeLessThan(alone.p5)
  expect(Math.abs(together.mean - 4000)).toBeLessThan(150)
})

test('many accounts: the light ones as one normal, with the quantiles that the exact sum has', () => {
  const count = 50_000
  const sales = Float64Array.from({ length: count }, (_, at) => 1e7 / (at + 10))
  const probability = Float64Array.from({ length: count }, (_, at) => 0.02 + (at % 97) / 200)
  const began = performance.now()
  const found = simulateLosses({ sales, probability }, { seed: 11 })
  const together = simulateLosses({ sales, probability }, { seed: 11, correlation: 0.15 })
  const seconds = (performance.now() - began) / 1000
  expect(found.single + found.merged).toBe(count)
  expect(found.merged).toBeGreaterThan(40_000)
  const sd = Math.sqrt(
    sales.reduce((sum, one, at) => sum + one ** 2 * probability[at]! * (1 - probability[at]!), 0),
  )
  expect(Math.abs(found.mean - found.expected)).toBeLessThan((5 * sd) / 100)
  expect(together.p95 - together.p5).toBeGreaterThan(found.p95 - found.p5)
  // Two runs of 10,000 draws; a busy machine is given time.
  expect(seconds).toBeLessThan(8)
  console.info(
    `2 x 10,000 draws over 50,000 accounts: ${seconds.toFixed(2)} s, ${found.single} single`,
  )
})

test('nothing to lose, and nonsense', () => {
  const none = new Float64Array()
  expect(simulateLosses({ sales: none, probability: none }, { seed: 1 })).toMatchObject({
    expected: 0,
    p95: 0,
    histogram: [{ from: 0, to: 0, draws: 10_000 }],
  })
  const one = Float64Array.of(1)
  expect(() =>
    simulateLosses({ sales: one, probability: Float64Array.of(1.2) }, { seed: 1 }),
  ).toThrow(RangeError)
  expect(() =>
    simulateLosses({ sales: one, probability: Float64Array.of(NaN) }, { seed: 1 }),
  ).toThrow(RangeError)
  expect(() =>
    simulateLosses({ sales: one, probability: one }, { seed: 1, correlation: 1 }),
  ).toThrow(RangeError)
})
