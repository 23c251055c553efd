import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholeNumbers } from '../identify/models/normal.ts'
import { baseline, measurePromotion, type Weekly } from './promotionMeasure.ts'

const WEEKS = 170
const window = { from: 156, weeks: 4, before: 2, after: 4 }

/** As docs/methods/promotions.md: 1,000 a week, 30 % margin, no season. */
function steady(more: (at: number) => number = () => 0): Weekly {
  const sales = Float64Array.from({ length: WEEKS }, (_, at) => 1000 + more(at))
  return { sales, costed: sales, cost: sales.map((one) => one * 0.7) }
}

test('the worked example of docs/methods/promotions.md', () => {
  // Four weeks at 1,500, two of the four after at 700: 2,000 more, 600 of it only pulled forward.
  const found = measurePromotion(
    steady((at) => (at >= 156 && at < 160 ? 500 : at === 160 || at === 161 ? -300 : 0)),
    window,
    { spent: 300, marginShare: null },
  )!
  expect(found.way).toBe('seasonal')
  expect(found.parts.during.actual - found.parts.during.base).toBeCloseTo(2000, 6)
  expect(found.parts.after.actual - found.parts.after.base).toBeCloseTo(-600, 6)
  expect(found.net.value).toBeCloseTo(1400, 6)
  expect(found.profit!.value).toBeCloseTo(420, 6)
  expect(found.roi!.value).toBeCloseTo(0.4, 6)
  // What never missed has no interval to speak of.
  expect(found.roi!.low).toBeCloseTo(0.4, 6)
})

test('a discount is paid on all that is sold, not only on what is more', () => {
  const weekly = steady((at) => (at >= 156 && at < 160 ? 500 : 0))
  const cost = weekly.cost.map((one, at) => (at >= 156 && at < 160 ? weekly.sales[at]! * 0.8 : one))
  const found = measurePromotion({ ...weekly, cost }, window, { spent: 100, marginShare: null })!
  // .2 · 6,000 − .3 · 4,000 = 0: nothing was earned.
  expect(found.profit!.value).toBeCloseTo(0, 6)
  expect(found.roi!.value).toBeCloseTo(-1, 6)
})

const series = fc.array(fc.integer({ min: 50, max: 5000 }), { minLength: WEEKS, maxLength: WEEKS })
const of = (sales: readonly number[]): Weekly => {
  const all = Float64Array.from(sales)
  return { sales: all, costed: new Float64Array(WEEKS), cost: new Float64Array(WEEKS) }
}

test('what is added in the window is found to the cent, and all scales with the money', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 0, max: 3000 }), (sales, more) => {
      const given = { spent: 100, marginShare: 0.3 }
      const plain = measurePromotion(of(sales), window, given)!
      const added = of(sales.map((one, at) => (at >= 156 && at < 160 ? one + more : one)))
      const lifted = measurePromotion(added, window, given)!
      expect(lifted.net.value - plain.net.value).toBeCloseTo(4 * more, 4)
      const double = measurePromotion(of(sales.map((one) => 2 * one)), window, given)!
      expect(double.net.value).toBeCloseTo(2 * plain.net.value, 4)
      expect(plain.net.low!).toBeLessThanOrEqual(plain.net.high!)
      // What is sold in and after the window changes no baseline.
      expect(lifted.weeks.map(({ base }) => base)).toEqual(plain.weeks.map(({ base }) => base))
    }),
    { numRuns: 40 },
  )
})

test('a season that comes back each year is no effect; growth is followed', () => {
  const season = (at: number) => 1000 + 600 * Math.sin((2 * Math.PI * at) / 52)
  const sales = Float64Array.from({ length: WEEKS }, (_, at) => season(at) * 1.1 ** (at / 52))
  const { base } = baseline(sales, 154, 10)
  base.forEach((one, place) => expect(Math.abs(one / sales[154 + place]! - 1)).toBeLessThan(0.1))
})

test('8 of 10 intervals of nothing hold nothing, within luck', () => {
  const next = wholeNumbers(17)
  let held = 0
  for (let run = 0; run < 100; run += 1) {
    const noise = Array.from({ length: WEEKS }, () => 1000 + (next() % 600))
    const { net } = measurePromotion(of(noise), window, { spent: 1, marginShare: null })!
    if (net.low! <= 0 && net.high! >= 0) held += 1
  }
  expect(held).toBeGreaterThanOrEqual(65)
  expect(held).toBeLessThanOrEqual(95)
})

test('too little before, no cost, no margin: said as what it is', () => {
  const weekly = of(Array.from({ length: WEEKS }, () => 10))
  const given = { spent: 5, marginShare: null }
  expect(measurePromotion(weekly, { ...window, from: 5 }, given)).toBeNull()
  expect(measurePromotion(weekly, { ...window, from: 168 }, given)).toBeNull()
  expect(measurePromotion(weekly, window, given)).toMatchObject({ profit: null, roi: null })
  const free = { spent: 0, marginShare: 0.3 }
  expect(measurePromotion(weekly, window, free)).toMatchObject({ roi: null })
  const young = measurePromotion(weekly, { ...window, from: 20 }, given)!
  expect(young).toMatchObject({ way: 'flat', placebos: 0 })
  expect(young.net).toEqual({ value: 0, low: null, high: null })
})
