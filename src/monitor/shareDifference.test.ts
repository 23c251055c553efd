/** Against the figures of Newcombe's two papers of 1998, and by properties. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from '../commit/reliability.ts'
import { hasFallen, shareDifference } from './shareDifference.ts'

test('the interval of one share is that of Newcombe (1998a), table I', () => {
  for (const [hits, total, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    const found = wilson(hits, total)
    expect(found[0]).toBeCloseTo(low, 4)
    expect(found[1]).toBeCloseTo(high, 4)
  }
})

test('the interval of a difference is that of Newcombe (1998b), table II, method 10', () => {
  // 56/70 − 48/80, 9/10 − 3/10, 10/10 − 0/20, 10/10 − 0/10.
  for (const [a, m, b, n, low, high] of [
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ] as const) {
    const found = shareDifference({ hits: a, total: m }, { hits: b, total: n })!
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  }
})

const hits = fc
  .integer({ min: 1, max: 400 })
  .chain((total) =>
    fc.record({ hits: fc.integer({ min: 0, max: total }), total: fc.constant(total) }),
  )

test('it holds the difference, stays within −1..1, and turns round with its sides', () => {
  fc.assert(
    fc.property(hits, hits, (now, before) => {
      const { difference, low, high } = shareDifference(now, before)!
      expect(low).toBeLessThanOrEqual(difference + 1e-12)
      expect(high).toBeGreaterThanOrEqual(difference - 1e-12)
      expect(low >= -1 - 1e-9 && high <= 1 + 1e-9).toBe(true)
      const turned = shareDifference(before, now)!
      expect(turned.low).toBeCloseTo(-high, 9)
      expect(turned.high).toBeCloseTo(-low, 9)
    }),
  )
  expect(shareDifference({ hits: 0, total: 0 }, { hits: 1, total: 2 })).toBeNull()
})

test('too few cases never fall, and what has not fallen never does', () => {
  const rule = { least: 0.05, cases: 10 }
  fc.assert(
    fc.property(hits, hits, (now, before) => {
      if (!hasFallen(now, before, rule)) return
      expect(Math.min(now.total, before.total)).toBeGreaterThanOrEqual(rule.cases)
      expect(now.hits / now.total).toBeLessThan(before.hits / before.total)
    }),
  )
  expect(hasFallen({ hits: 0, total: 9 }, { hits: 90, total: 90 }, rule)).toBe(false)
  expect(hasFallen({ hits: 0, total: 10 }, { hits: 90, total: 90 }, rule)).toBe(true)
})

test('where nothing changes, hardly any falls: of 4,000 draws from one share fewer than 4 in 100', () => {
  let seed = 7
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  const draw = (total: number) => ({
    total,
    hits: Array.from({ length: total }, next).filter((one) => one < 0.9).length,
  })
  const fallen = Array.from({ length: 4000 }, () =>
    hasFallen(draw(40), draw(120), { least: 0.05, cases: 10 }),
  ).filter(Boolean)
  expect(fallen.length).toBeLessThan(160)
})
