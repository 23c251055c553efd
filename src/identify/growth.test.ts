import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deflatorOf, growthBetween, type PricedSales } from './growth.ts'

const part = (reported: number[], constant: number[], index: number[]): PricedSales => ({
  reported: Float64Array.from(reported),
  constant: Float64Array.from(constant),
  deflator: deflatorOf(Float64Array.from(index)),
})
const windows = { before: { first: 0, last: 0 }, now: { first: 1, last: 1 } }

test('ten percent more at the prices of then is five where they rose', () => {
  const { change, ...now } = growthBetween([part([100, 121], [110, 121], [100, 105])], windows)
  expect(now).toEqual({ reported: 121, constant: 121, real: 121, covered: 1 })
  expect(change.reported).toBeCloseTo(0.21, 12)
  expect(change.constant).toBeCloseTo(0.1, 12)
  expect(change.real).toBeCloseTo(1.1 / 1.05 - 1, 12)
})

test('a country without an index is left out of both sides, and that is told', () => {
  const spain = part([100, 110], [100, 110], [100, 110])
  const chile = part([100, 300], [100, 300], [NaN, 120])
  const both = growthBetween([spain, chile], windows)
  expect(both.change.constant).toBeCloseTo(1.05, 12)
  expect(both.change.real).toBeCloseTo(0, 12)
  expect(both.covered).toBeCloseTo(210 / 610, 12)
  expect(growthBetween([chile], windows)).toMatchObject({
    real: null,
    covered: 0,
    change: { real: null },
  })
})

test('where nothing was sold an index is not missed', () => {
  const late = part([0, 50], [0, 50], [NaN, 100])
  expect(growthBetween([late], windows)).toMatchObject({
    real: 50,
    covered: 1,
    change: { real: null },
  })
  expect(growthBetween([], windows)).toMatchObject({ reported: 0, real: null, covered: 0 })
})

const amount = fc.integer({ min: 1, max: 1_000_000 })
const index = fc.double({ min: 50, max: 400, noNaN: true })

test('steady prices make real what constant is; the base of an index does not matter', () => {
  fc.assert(
    fc.property(
      amount,
      amount,
      index,
      index,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      (then, now, a, b, base) => {
        const steady = growthBetween([part([then, now], [then, now], [a, a])], windows).change
        expect(steady.real).toBeCloseTo(steady.constant!, 9)
        const one = growthBetween([part([then, now], [then, now], [a, b])], windows).change.real!
        const other = growthBetween([part([then, now], [then, now], [a * base, b * base])], windows)
          .change.real!
        expect(Math.abs(one - other)).toBeLessThan(1e-9 * Math.max(1, Math.abs(one)))
        // Dearer prices, less real growth.
        if (b > a) expect(one).toBeLessThan(steady.constant! + 1e-12)
      },
    ),
  )
})
