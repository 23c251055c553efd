import { expect, test } from 'vitest'
import {
  contractValue,
  customerValue,
  discountedPurchases,
  intervalOf,
  logVariance,
} from './clv.ts'
import { BG_NBD, fitRhythm, MBG_NBD } from './rhythm.ts'
import { predictRhythm } from './rhythmPrediction.ts'
import { simulateRhythm } from './simulate.testing.ts'

const PARAMETERS = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const ROWS = {
  x: Float64Array.of(0, 2, 9),
  tx: Float64Array.of(0, 30.43, 35),
  T: Float64Array.of(39, 38.86, 38),
}
const expectedUpTo = (horizon: number) =>
  predictRhythm(PARAMETERS, BG_NBD, ROWS, horizon).expectedPurchases
const MONTH = 365 / 12
const discounted = (months: number, monthlyDiscount: number) =>
  discountedPurchases(expectedUpTo, {
    horizonDays: months * MONTH,
    yearlyDiscount: (1 + monthlyDiscount) ** 12 - 1,
    unitDays: 7,
  })

test('one month without discount is its purchases, at 100 % a month half of it, two months about twice', () => {
  const plain = discounted(1, 0)
  const inAMonth = expectedUpTo(30 / 7)
  discounted(1, 1).forEach((half, row) => expect(half / plain[row]!).toBeCloseTo(0.5, 12))
  discounted(2, 0).forEach((two, row) => {
    expect(Math.abs(plain[row]! / inAMonth[row]! - 1)).toBeLessThan(0.1)
    expect(Math.abs(two / plain[row]! - 2)).toBeLessThan(0.2)
  })
})

test('no horizon is worth nothing, no discount is the plain sum, a piece of a month counts', () => {
  expect([...discounted(0, 0.01)]).toEqual([0, 0, 0])
  discounted(11.5, 0).forEach((one, row) =>
    expect(one).toBeCloseTo(expectedUpTo((11.5 * MONTH) / 7)[row]!, 10),
  )
  const spend = Float64Array.of(10, 20, 30)
  const purchases = Float64Array.of(1, 2, 3)
  expect([...customerValue(purchases, spend)]).toEqual([10, 40, 90])
  expect([...customerValue(purchases, spend, Float64Array.of(0.5, 0.1, 0))]).toEqual([5, 4, 0])
  expect(() => discounted(-1, 0)).toThrow(RangeError)
  expect(() =>
    discountedPurchases(expectedUpTo, { horizonDays: 9, yearlyDiscount: -1, unitDays: 1 }),
  ).toThrow(RangeError)
})

test('the interval of a forecast covers what the true parameters would forecast', () => {
  const truth = { r: 1.2, alpha: 8, a: 0.8, b: 3 }
  const setting = { customers: 600, least: 20, most: 80, horizon: 0 }
  let covered = 0
  for (let seed = 1; seed <= 40; seed += 1) {
    const fit = fitRhythm(simulateRhythm(truth, MBG_NBD, { ...setting, seed }), MBG_NBD)
    if (fit.refused) throw new Error(fit.refused)
    const forecast = (parameters: typeof truth) =>
      predictRhythm(parameters, MBG_NBD, ROWS, 52).expectedPurchases
    const variance = logVariance(fit, forecast)
    const { low, high } = intervalOf(forecast(fit.parameters), variance)
    const exact = forecast(truth)
    if (exact[1]! >= low[1]! && exact[1]! <= high[1]!) covered += 1
  }
  expect(covered).toBeGreaterThanOrEqual(0.85 * 40)
})

test('a forecast of 0 has no width, and a hopeless one stays finite', () => {
  const { low, high } = intervalOf(Float64Array.of(0, 1e300), Float64Array.of(0, 1e9))
  expect([low[0], high[0]]).toEqual([0, 0])
  expect([low[1], high[1]].every(Number.isFinite)).toBe(true)
})

test('contracts: with and without the first margin, capped, and without end', () => {
  const contract = { margin: 100, retention: 0.8, discount: 0.1, isFirstCounted: false }
  expect(contractValue(contract)).toBeCloseTo((100 * 0.8) / 0.3, 10)
  expect(contractValue({ ...contract, isFirstCounted: true })).toBeCloseTo(110 / 0.3, 10)
  expect(contractValue({ ...contract, periods: 2 })).toBeCloseTo(80 / 1.1 + 64 / 1.21, 10)
  expect(contractValue({ ...contract, retention: 1, discount: 0 })).toBe(null)
  expect(contractValue({ ...contract, retention: 1, discount: 0, periods: 5 })).toBe(500)
  expect(() => contractValue({ ...contract, retention: 1.1 })).toThrow(RangeError)
})
