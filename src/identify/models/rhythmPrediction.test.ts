import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BG_NBD, fitRhythm, MBG_NBD } from './rhythm.ts'
import { bgNbdCountProbability, newcomersPurchases, predictRhythm } from './rhythmPrediction.ts'
import type { Rhythm, RhythmParameter } from './rhythmLikelihood.ts'
import { simulateRhythm } from './simulate.testing.ts'
import { customerSummary } from './summary.ts'
import { cdnowLines, figure, REFERENCE } from './testing.ts'

type Parameters = Record<RhythmParameter, number>
const PUBLISHED = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }

function predicted(
  parameters: Parameters,
  rhythm: Rhythm,
  [x, tx, T]: [number, number, number],
  horizon: number,
) {
  const histories = { x: Float64Array.of(x), tx: Float64Array.of(tx), T: Float64Array.of(T) }
  const found = predictRhythm(parameters, rhythm, histories, horizon)
  return {
    alive: found.probabilityAlive[0]!,
    quiet: found.probabilityQuiet[0]!,
    expected: found.expectedPurchases[0]!,
  }
}

test.skipIf(!REFERENCE)('BG/NBD’s published predictions for CDNOW', () => {
  const days = customerSummary(cdnowLines(), { accounts: 2357, asOf: 272, unitDays: 7 })
  const fit = fitRhythm(days, BG_NBD)
  if (fit.refused) throw new Error(fit.refused)

  const { input, expected } = figure('bgnbd-cdnow-cet')
  const [x, tx, T] = [input['x'], input['t_x'], input['T']] as number[]
  const first = predicted(fit.parameters, BG_NBD, [x!, tx!, T!], input['t'] as number)
  expect(Math.abs(first.expected - expected['conditional_expected_transactions']!)).toBeLessThan(
    1e-3,
  )
  expect(Math.abs(first.alive - expected['p_alive']!)).toBeLessThan(1e-3)

  const growth = figure('bgnbd-expectation')
  const times = growth.input['t'] as number[]
  times.forEach((t, at) => {
    const found = newcomersPurchases(fit.parameters, BG_NBD, t)
    expect(Math.abs(found - growth.expected[at]!)).toBeLessThan(1e-3)
  })

  const far = figure('bgnbd-overflow').input
  const [many, early, late] = [far['x'], far['t_x'], far['T']] as number[]
  expect(predicted(fit.parameters, BG_NBD, [many!, early!, late!], 39)).toEqual({
    alive: 0,
    quiet: 1,
    expected: 0,
  })
})

test.skipIf(!REFERENCE)('BG/NBD’s published count probabilities', () => {
  const { expected } = figure('bgnbd-pmf')
  for (let n = 11; n <= 20; n += 1) {
    const found = bgNbdCountProbability(PUBLISHED, n, 30)
    expect(Math.abs(found - expected[n - 11]!)).toBeLessThan(1e-8)
  }
  const two = figure('bgnbd-pmf-2').expected
  expect(bgNbdCountProbability(PUBLISHED, 10, 2) / two['P(X(2)=10)']! - 1).toBeCloseTo(0, 4)
  expect(bgNbdCountProbability(PUBLISHED, 0, 39) / two['P(X(39)=0)']! - 1).toBeCloseTo(0, 4)
})

test('count probabilities add up to 1, and their mean is the expectation', () => {
  let sum = 0
  let mean = 0
  for (let n = 0; n < 400; n += 1) {
    const found = bgNbdCountProbability(PUBLISHED, n, 30)
    sum += found
    mean += n * found
  }
  expect(sum).toBeCloseTo(1, 9)
  expect(mean).toBeCloseTo(newcomersPurchases(PUBLISHED, BG_NBD, 30), 7)
  expect([0, 1].map((n) => bgNbdCountProbability(PUBLISHED, n, 0))).toEqual([1, 0])
})

test('expected purchases are the 2F1 form, at a near 0, near 1, above it, and at huge horizons', () => {
  // (a+b+x-1)/(a-1) [1 - ((α+T)/(α+T+t))^(r+x) 2F1(r+x, b+x; a+b+x-1; t/(α+T+t))], mpmath, 30 digits;
  // r .3, alpha 4, b 2.5, T 30.
  const table = [
    [0.05, 1, 0.5, 0.019113110253084153],
    [0.05, 6, 39, 7.091209032072413],
    [0.05, 300, 1e5, 623643.8737106937],
    [0.8, 1, 39, 1.2285661110277857],
    [0.8, 6, 1e5, 151.9110862304337],
    [0.8, 300, 39, 248.32374265977822],
    [1.3, 1, 1e5, 10.85424425021987],
    [1.3, 300, 39, 205.69979969198891],
    [40, 1, 0.5, 0.018824714869768926],
    [40, 300, 1e5, 8.756410256410257],
  ] as const
  for (const [a, x, t, exact] of table) {
    const { expected, alive } = predicted({ r: 0.3, alpha: 4, a, b: 2.5 }, BG_NBD, [x, 30, 30], t)
    expect(expected / alive / exact).toBeCloseTo(1, 8)
  }
})

test.each([1, 2, 3, 7])('with gaps of %i stages, what is predicted is what happens', (k) => {
  const truth = { r: 1.5, alpha: 6 / k, a: 0.8, b: 4 }
  const rhythm = { k, canEndAtStart: true }
  const setting = { customers: 20_000, least: 5, most: 60, horizon: 20, seed: 11 }
  const shop = simulateRhythm(truth, rhythm, setting)
  const { probabilityQuiet, expectedPurchases } = predictRhythm(truth, rhythm, shop, 20)
  // In ten groups of rising P(quiet): its mean against the share that stayed away, and the counts.
  const order = Uint32Array.from(shop.x, (_, at) => at)
  order.sort((one, other) => probabilityQuiet[one]! - probabilityQuiet[other]!)
  const size = order.length / 10
  for (let from = 0; from < order.length; from += size) {
    const group = order.subarray(from, from + size)
    const mean = (of: (at: number) => number) =>
      group.reduce((sum, at) => sum + of(at), 0) / group.length
    const quiet = mean((at) => probabilityQuiet[at]!)
    const stayed = mean((at) => (shop.later[at] === 0 ? 1 : 0))
    expect(Math.abs(quiet - stayed)).toBeLessThan(4 * Math.sqrt(0.25 / size))
    // Where nobody is likely to come, nobody may have: then the expectation is the variance.
    const variance =
      mean((at) => expectedPurchases[at]!) +
      mean((at) => (shop.later[at]! - expectedPurchases[at]!) ** 2)
    const difference = mean((at) => shop.later[at]! - expectedPurchases[at]!)
    expect(Math.abs(difference)).toBeLessThan(4 * Math.sqrt(variance / size))
  }
})

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const someParameters = fc.record({
  r: positive(0.01, 50),
  alpha: positive(0.01, 500),
  a: positive(0.01, 50),
  b: positive(0.01, 50),
})
const someRhythm = fc.constantFrom(
  BG_NBD,
  MBG_NBD,
  { k: 2, canEndAtStart: true },
  { k: 5, canEndAtStart: true },
)

test('horizon 0 gives 0, a longer one no less; probabilities stay in 0..1', () => {
  const x = fc.oneof(fc.nat(30), fc.constant(10_000))
  fc.assert(
    fc.property(
      someParameters,
      someRhythm,
      x,
      positive(0, 100),
      positive(0, 500),
      (given, rhythm, x, tx, H) => {
        const history: [number, number, number] = [x, x === 0 ? 0 : tx, 100]
        const none = predicted(given, rhythm, history, 0)
        expect([none.expected, none.quiet]).toEqual([0, 1])
        const short = predicted(given, rhythm, history, H)
        const long = predicted(given, rhythm, history, 2 * H)
        const huge = predicted(given, rhythm, history, 1e12)
        for (const one of [short, long, huge]) {
          expect(one.alive).toBe(none.alive)
          expect(one.alive >= 0 && one.alive <= 1 && one.quiet >= 0 && one.quiet <= 1).toBe(true)
          expect(Number.isFinite(one.expected) && one.expected >= 0).toBe(true)
          expect(one.expected).toBeGreaterThanOrEqual((1 - one.quiet) * (1 - 1e-8) - 1e-12)
        }
        expect(long.quiet).toBeLessThanOrEqual(short.quiet + 1e-12)
        expect(long.expected).toBeGreaterThanOrEqual(short.expected * (1 - 1e-8) - 1e-12)
      },
    ),
  )
})

test('with chance purchases, more recent means more alive and less quiet', () => {
  fc.assert(
    fc.property(
      someParameters,
      fc.constantFrom(BG_NBD, MBG_NBD),
      fc.integer({ min: 1, max: 40 }),
      positive(1, 90),
      (given, rhythm, x, tx) => {
        const before = predicted(given, rhythm, [x, tx, 100], 30)
        const after = predicted(given, rhythm, [x, tx + 5, 100], 30)
        expect(after.alive).toBeGreaterThanOrEqual(before.alive)
        expect(after.quiet).toBeLessThanOrEqual(before.quiet + 1e-12)
        expect(after.expected).toBeGreaterThanOrEqual(before.expected * (1 - 1e-9))
      },
    ),
  )
})

test('a customer of no age, and one-time buyers of BG/NBD, are alive', () => {
  expect(predicted(PUBLISHED, BG_NBD, [0, 0, 0], 10).alive).toBe(1)
  expect(predicted(PUBLISHED, BG_NBD, [0, 0, 900], 10).alive).toBe(1)
  expect(predicted(PUBLISHED, MBG_NBD, [0, 0, 0], 10).alive).toBeCloseTo(
    2.426 / (0.793 + 2.426),
    12,
  )
  expect(() => predicted(PUBLISHED, BG_NBD, [0, 0, 1], Infinity)).toThrow(RangeError)
  expect(() => predicted(PUBLISHED, BG_NBD, [0, 0, 1], -1)).toThrow(RangeError)
})
