import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digamma, gaussLegendre, incompleteBeta, logBeta, logGamma, logSumExp } from './special.ts'

test('ln Γ and ψ at known points', () => {
  expect(logGamma(1)).toBeCloseTo(0, 14)
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14)
  expect(logGamma(5)).toBeCloseTo(Math.log(24), 13)
  expect(logGamma(1e-8)).toBeCloseTo(18.420680738180209, 12)
  expect(logGamma(120_000)).toBeCloseTo(1283424.7139274187, 8)
  expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 13)
  expect(digamma(0.25)).toBeCloseTo(-4.2274535333762655, 12)
  expect(logBeta(2, 3)).toBeCloseTo(-Math.log(12), 13)
})

test('Γ(x + 1) = x Γ(x), and ψ is its slope', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (x) => {
      const scale = 1 + Math.abs(logGamma(x))
      expect((logGamma(x + 1) - logGamma(x) - Math.log(x)) / scale).toBeCloseTo(0, 13)
      const step = x * 1e-5
      const slope = (logGamma(x + step) - logGamma(x - step)) / (2 * step)
      expect((slope - digamma(x)) / (1 + Math.abs(slope))).toBeCloseTo(0, 6)
    }),
  )
})

test('a sum of logarithms neither overflows nor underflows', () => {
  expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.log(2), 12)
  expect(logSumExp([-2000, -Infinity])).toBe(-2000)
  expect(logSumExp([])).toBe(-Infinity)
})

test('n nodes integrate polynomials up to degree 2n - 1', () => {
  for (const count of [1, 2, 12, 16]) {
    const { at, weight } = gaussLegendre(count)
    for (let degree = 0; degree < 2 * count; degree += 1) {
      const sum = at.reduce((total, x, place) => total + weight[place]! * x ** degree, 0)
      expect(sum).toBeCloseTo(degree % 2 === 0 ? 2 / (degree + 1) : 0, 12)
    }
  }
})

test('the incomplete beta at known points, its mirror, and its ends', () => {
  // x, a, b, I_x(a, b) by mpmath, 40 digits.
  const table = [
    [0.3, 2, 5, 0.579825],
    [0.5, 0.01, 0.02, 0.6667194610412722],
    [0.999, 40, 3, 0.9999888507380477],
    [0.02, 6.25, 300, 0.5315251371797513],
    [0.01, 625, 60000, 0.2271312786977197],
    [1e-8, 0.5, 3, 0.00018749999875],
    [0.7, 2200, 900, 0.1180275721338865],
  ] as const
  for (const [x, a, b, exact] of table) expect(incompleteBeta(x, a, b)).toBeCloseTo(exact, 9)
  const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  fc.assert(
    fc.property(fc.nat(1024), positive(1e-3, 1e4), positive(1e-3, 1e4), (part, a, b) => {
      // 1 - x is exact so.
      const x = part / 1024
      const found = incompleteBeta(x, a, b)
      expect(found >= 0 && found <= 1).toBe(true)
      expect(found + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 7)
      expect(incompleteBeta(x, a + 1, b)).toBeLessThanOrEqual(found + 1e-9)
    }),
  )
  expect([0, -1, 1, 2].map((x) => incompleteBeta(x, 3, 4))).toEqual([0, 0, 1, 1])
})
