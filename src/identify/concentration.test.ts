import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  concentratedBy,
  concentrationOf,
  ConcentrationSettings,
  giniOf,
  sumsBy,
} from './concentration.ts'

const settings = ConcentrationSettings.parse({})

test('four equal clients: HHI 2500, as good as four', () => {
  expect(concentrationOf(Float64Array.of(5, 5, 5, 5))).toEqual({
    keys: 4,
    hhi: 2500,
    effective: 4,
    top1Share: 0.25,
    top5Share: 1,
    top10Share: 1,
  })
})

test('50, 30 and 20 %: HHI 3800, as good as 2.63', () => {
  const found = concentrationOf(Float64Array.of(20, 50, 30))
  expect(found.hhi).toBeCloseTo(3800)
  expect(found.effective).toBeCloseTo(2.6316, 4)
})

test('Gini: 0 where all are equal, 0.2 for 50, 30 and 20, near 1 where one has all', () => {
  expect(giniOf(Float64Array.of(5, 5, 5, 5))).toBe(0)
  expect(giniOf(Float64Array.of(20, 50, 30, -9))).toBeCloseTo(0.2)
  expect(giniOf(new Float64Array(1000).fill(1e-9).fill(1, 0, 1))).toBeCloseTo(0.999, 3)
  expect(giniOf(Float64Array.of())).toBe(0)
})

test('a negative account neither counts nor changes the shares', () => {
  expect(concentrationOf(Float64Array.of(5, 5, -100))).toEqual(
    concentrationOf(Float64Array.of(5, 5)),
  )
})

test('nothing sold is not concentrated', () => {
  const none = { keys: 0, hhi: 0, effective: 0, top1Share: 0, top5Share: 0, top10Share: 0 }
  expect(concentrationOf(Float64Array.of())).toEqual(none)
  expect(concentrationOf(Float64Array.of(0, -1))).toEqual(none)
})

test('one client with a tenth, or five with a quarter, is high', () => {
  expect(concentratedBy({ top1Share: 0.1, top5Share: 0.12 }, settings)).toBe('one')
  expect(concentratedBy({ top1Share: 0.09, top5Share: 0.25 }, settings)).toBe('five')
  expect(concentratedBy({ top1Share: 0.09, top5Share: 0.24 }, settings)).toBeNull()
})

test('any key: the largest first, what has no key under the empty one', () => {
  expect(sumsBy(['sur', 'norte', '', 'sur'], Float64Array.of(1, 2, 5, 2))).toEqual([
    { key: '', value: 5 },
    { key: 'sur', value: 3 },
    { key: 'norte', value: 2 },
  ])
})

test('HHI lies between equal shares and one client, and top shares never shrink', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1 }), (values) => {
      const found = concentrationOf(Float64Array.from(values))
      expect(found.hhi).toBeGreaterThanOrEqual(10_000 / values.length - 1e-6)
      expect(found.hhi).toBeLessThanOrEqual(10_000 + 1e-6)
      expect(found.top1Share).toBeLessThanOrEqual(found.top5Share)
      expect(found.top5Share).toBeLessThanOrEqual(found.top10Share)
      expect(found.effective).toBeLessThanOrEqual(values.length + 1e-6)
    }),
  )
})
