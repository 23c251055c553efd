import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveWeight, weightsFromPairs, wholeShares } from './weights.ts'

const sumOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0)

test('whole shares sum exactly and lie within one of the exact ones', () => {
  expect(wholeShares([1, 1, 1])).toEqual([34, 33, 33])
  expect(wholeShares([0, 0])).toEqual([50, 50])
  expect(wholeShares([1, 0], { least: 1 })).toEqual([99, 1])
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1e300, noNaN: true }), { minLength: 1, maxLength: 20 }),
      (shares) => {
        const whole = wholeShares(shares)
        expect(sumOf(whole)).toBe(100)
        const largest = Math.max(...shares)
        if (largest === 0) return
        const all = sumOf(shares.map((share) => share / largest))
        whole.forEach((one, at) => {
          expect(Math.abs(one - (100 * shares[at]!) / largest / all)).toBeLessThan(1 + 1e-9)
        })
      },
    ),
  )
})

test('a slider moves one weight; the others give or take in their proportions, and none falls to nothing', () => {
  expect(moveWeight([40, 40, 20], 0, 70)).toEqual([70, 20, 10])
  expect(moveWeight([98, 1, 1], 0, 10)).toEqual([10, 45, 45])
  const weights = fc
    .array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 8 })
    .map((shares) => wholeShares(shares, { least: 1 }))
  fc.assert(
    fc.property(weights, fc.nat(7), fc.integer({ min: -50, max: 200 }), (all, place, to) => {
      const at = place % all.length
      const moved = moveWeight(all, at, to)
      expect(sumOf(moved)).toBe(100)
      expect(Math.min(...moved)).toBeGreaterThanOrEqual(1)
      expect(moved[at]).toBe(Math.min(100 - (all.length - 1), Math.max(1, to)))
    }),
  )
})

/** Saaty (1980), "relative wealth of nations": US, USSR, China, France, UK, Japan, West Germany. */
const NATIONS = [
  [1, 4, 9, 6, 6, 5, 5],
  [1 / 4, 1, 7, 5, 5, 3, 4],
  [1 / 9, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 7, 1 / 5],
  [1 / 6, 1 / 5, 5, 1, 1, 1 / 3, 1 / 3],
  [1 / 6, 1 / 5, 5, 1, 1, 1 / 3, 1 / 3],
  [1 / 5, 1 / 3, 7, 3, 3, 1, 2],
  [1 / 5, 1 / 4, 5, 3, 3, 1 / 2, 1],
]

function pairs(matrix: number[][]) {
  return matrix.flatMap((row, a) => row.flatMap((times, b) => (b > a ? [{ a, b, times }] : [])))
}

test('comparisons in pairs give the weights and the consistency that Saaty published', () => {
  const { weights, consistencyRatio } = weightsFromPairs(7, pairs(NATIONS))
  // λmax = 7.608 there, so the index is 0.101 and the ratio 0.077.
  expect(consistencyRatio).toBeCloseTo(0.608 / 6 / 1.32, 3)
  expect(weights).toEqual([43, 23, 2, 5, 5, 12, 10])
})

test('comparisons that follow from weights give them back, and nothing is odd', () => {
  const from = fc.array(fc.integer({ min: 2, max: 30 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(from, (shares) => {
      const matrix = shares.map((a) => shares.map((b) => a / b))
      const compared = weightsFromPairs(shares.length, pairs(matrix))
      expect(compared.consistencyRatio).toBeCloseTo(0, 6)
      expect(compared.oddest).toBeNull()
      const expected = wholeShares(shares, { least: 1 })
      compared.weights.forEach((one, at) =>
        expect(Math.abs(one - expected[at]!)).toBeLessThanOrEqual(1),
      )
    }),
  )
})

test('a circle is inconsistent, and the comparison that fits worst is named', () => {
  const { consistencyRatio, oddest } = weightsFromPairs(4, [
    { a: 0, b: 1, times: 2 },
    { a: 1, b: 2, times: 2 },
    { a: 2, b: 3, times: 2 },
    { a: 0, b: 2, times: 4 },
    { a: 1, b: 3, times: 4 },
    { a: 0, b: 3, times: 1 / 9 },
  ])
  expect(consistencyRatio).toBeGreaterThan(0.1)
  expect(oddest).toMatchObject({ a: 0, b: 3, times: 1 / 9 })
})
