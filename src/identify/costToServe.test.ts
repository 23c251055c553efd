import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type CostPart,
  CostSettings,
  costOfUnits,
  knownShare,
  marginOf,
  paymentDayRate,
  rateOn,
  servedFigures,
} from './costToServe.ts'

const settings = CostSettings.parse({})

test('units cost the rate of their day; before the first rate they cost nothing and are counted apart', () => {
  const rates = [
    { day: '2026-01-01', rate: 120 },
    { day: '2026-07-01', rate: 150 },
  ]
  expect(rateOn(rates, '2026-06-30')?.rate).toBe(120)
  expect(rateOn(rates, '2026-07-01')?.rate).toBe(150)
  expect(rateOn(rates, '2025-12-31')).toBeNull()
  const done = [
    { day: '2025-12-01', units: 3 },
    { day: '2026-03-01', units: 2 },
    { day: '2026-09-01', units: 1 },
  ]
  expect(costOfUnits(done, rates)).toEqual({ cost: 390, unpriced: 3 })
})

test('1,000 euros lent for a day at 6 % a year cost 16 cents', () => {
  expect(paymentDayRate(1000, 0.06)).toBeCloseTo(0.164384, 6)
})

test('unknown cost of goods: the rest earns as much as the known, unless too little is known', () => {
  expect(marginOf({ sales: 100, costedSales: 100, cost: 70 }, 0.5)).toBe(30)
  expect(marginOf({ sales: 100, costedSales: 80, cost: 60 }, 0.5)).toBe(25)
  expect(marginOf({ sales: 100, costedSales: 40, cost: 30 }, 0.5)).toBeNull()
  expect(marginOf({ sales: 0, costedSales: 0, cost: 0 }, 0.5)).toBe(0)
  expect(marginOf({ sales: 0, costedSales: 50, cost: 10 }, 0.5)).toBeNull()
  expect(marginOf({ sales: -20, costedSales: 50, cost: 10 }, 0.5)).toBeNull()
  expect(knownShare({ sales: 100, costedSales: 40 })).toBe(0.4)
})

const part = (cost: number | null): CostPart => ({ activity: 'Visita', unit: '', units: 1, cost })
const served = (sales: number, cost: number, ...costs: (number | null)[]) =>
  servedFigures({ sales, costedSales: sales, cost, parts: costs.map(part) }, settings)

test('what serving takes of the margin makes an account good, neutral or bad', () => {
  expect(served(1000, 700, 90)).toMatchObject({ profit: 210, share: 0.3, class: 'good', excess: 0 })
  expect(served(1000, 700, 100, 50)).toMatchObject({ share: 0.5, class: 'neutral', excess: 30 })
  expect(served(1000, 700, 240)).toMatchObject({ share: 0.8, class: 'bad', excess: 120 })
  expect(served(1000, 700, 400)).toMatchObject({ profit: -100, class: 'bad' })
})

test('without a margin any service is bad, and so is a loss; without service nothing is known', () => {
  expect(served(1000, 1000, 5)).toMatchObject({ share: null, class: 'bad', excess: 5 })
  expect(served(1000, 1100)).toMatchObject({ profit: -100, share: null, class: 'bad' })
  expect(served(1000, 700)).toMatchObject({ share: 0, class: 'neutral' })
  expect(served(0, 0)).toMatchObject({ profit: 0, class: 'neutral' })
})

test('a part without a rate costs nothing yet', () => {
  expect(served(1000, 700, null, 90)).toMatchObject({ serving: 90, class: 'good' })
})

test('an account whose cost of goods is hardly known has no profit and no class', () => {
  const one = { sales: 1000, costedSales: 100, cost: 50, parts: [part(40)] }
  expect(servedFigures(one, settings)).toEqual({
    margin: null,
    serving: 40,
    profit: null,
    share: null,
    excess: 0,
    class: 'unknown',
  })
})

const amount = fc.integer({ min: -100_000, max: 100_000 })
const someone = fc.record({
  sales: amount,
  costedSales: amount,
  cost: amount,
  parts: fc.array(fc.integer({ min: 0, max: 50_000 }).map(part), { maxLength: 5 }),
})

test('every account has finite figures, and profit is margin less serving', () => {
  fc.assert(
    fc.property(someone, (one) => {
      const found = servedFigures(one, settings)
      for (const figure of [found.margin, found.serving, found.profit, found.share, found.excess]) {
        expect(figure === null || Number.isFinite(figure)).toBe(true)
      }
      expect(found.excess).toBeGreaterThanOrEqual(0)
      expect(found.class === 'unknown').toBe(found.margin === null)
      if (found.margin !== null) expect(found.profit).toBe(found.margin - found.serving)
    }),
  )
})

test('more service never makes an account better', () => {
  const worth = { good: 2, neutral: 1, bad: 0, unknown: -1 }
  fc.assert(
    fc.property(someone, fc.integer({ min: 1, max: 50_000 }), (one, more) => {
      const before = servedFigures(one, settings)
      fc.pre(before.serving > 0)
      const after = servedFigures({ ...one, parts: [...one.parts, part(more)] }, settings)
      expect(worth[after.class]).toBeLessThanOrEqual(worth[before.class])
      expect(after.excess).toBeGreaterThanOrEqual(before.excess)
    }),
  )
})
