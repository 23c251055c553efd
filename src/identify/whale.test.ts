import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOfTotal, whaleOf, whalePoints } from './whale.ts'

const codesOf = (profits: Float64Array) => Array.from(profits, (_, at) => `C${at}`)
const whale = (...profits: number[]) => whaleOf(Float64Array.of(...profits), 'abcdefgh'.split(''))

test('three earn 150, one loses 50: the curve rises to 150 % and ends at 100 %', () => {
  const found = whale(-50, 30, 100, 20)
  expect([...found.order]).toEqual([2, 1, 3, 0])
  expect([...found.cumulative]).toEqual([100, 130, 150, 100])
  expect(found).toMatchObject({
    total: 100,
    peak: { accounts: 3, profit: 150, share: 1.5 },
    destroyers: 1,
    destroyed: 50,
  })
})

test('where all together lose, there is no share of anything', () => {
  expect(whale(10, -30)).toMatchObject({
    total: -20,
    peak: { accounts: 1, profit: 10, share: null },
    destroyers: 1,
    destroyed: 30,
  })
  expect(whale(-1, -2).peak).toEqual({ accounts: 0, profit: 0, share: null })
  expect(whale(5, -5).peak.share).toBeNull()
})

test('no accounts, and accounts that neither earn nor lose', () => {
  expect(whale()).toMatchObject({ total: 0, destroyers: 0, peak: { accounts: 0, share: null } })
  expect(whale(0, 0)).toMatchObject({ total: 0, destroyers: 0, destroyed: 0 })
  expect([...whale(0, 0).order]).toEqual([0, 1])
})

const someProfits = fc
  .array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 400 })
  .map((list) => Float64Array.from(list))

test('the curve ends at the total, is highest at its peak, and what is lost closes the gap', () => {
  fc.assert(
    fc.property(someProfits, (profits) => {
      const { cumulative, total, peak, destroyed, destroyers, order } = whaleOf(
        profits,
        codesOf(profits),
      )
      expect(total).toBe(profits.reduce((sum, one) => sum + one, 0))
      expect(cumulative.at(-1) ?? 0).toBe(total)
      expect(Math.max(0, ...cumulative)).toBe(peak.profit)
      expect(peak.profit - destroyed).toBe(total)
      expect(destroyers).toBe(profits.filter((one) => one < 0).length)
      expect([...order].toSorted((a, b) => a - b)).toEqual([...profits.keys()])
      expect(peak.share).toBe(shareOfTotal(peak.profit, total))
      if (peak.share !== null) expect(peak.share).toBeGreaterThanOrEqual(1)
    }),
  )
})

test('money in another unit gives the same shape', () => {
  fc.assert(
    fc.property(someProfits, fc.integer({ min: 2, max: 1000 }), (profits, times) => {
      const once = whaleOf(profits, codesOf(profits))
      const scaled = whaleOf(
        profits.map((one) => one * times),
        codesOf(profits),
      )
      expect([...scaled.order]).toEqual([...once.order])
      expect(scaled.peak.accounts).toBe(once.peak.accounts)
      expect(scaled.peak.share ?? 0).toBeCloseTo(once.peak.share ?? 0)
    }),
  )
})

test('a picture of very many accounts stays small and keeps both ends and the peak', () => {
  const n = 50_000
  const profits = Float64Array.from({ length: n }, (_, at) => 1000 / (at + 1) - 0.05)
  const found = whaleOf(profits, codesOf(profits))
  const points = whalePoints(found)
  expect(points.length).toBeLessThan(400)
  expect(points.slice(0, 25).map(({ place }) => place)).toEqual([...Array(25).keys()])
  expect(points.at(-1)).toMatchObject({ place: n - 1, cumulative: found.total })
  expect(points.some(({ place }) => place === found.peak.accounts - 1)).toBe(true)
})
