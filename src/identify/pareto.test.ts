import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ABC, AbcSettings, curveOf, paretoOf } from './pareto.ts'

function pareto(values: number[], cuts?: AbcSettings) {
  const codes = values.map((_, at) => `C${at}`)
  return paretoOf(Float64Array.from(values), codes, cuts)
}
const classes = (found: ReturnType<typeof pareto>) => [...found.abc].map((one) => ABC[one]).join('')

test('ten accounts: who crosses 80 % is A, who crosses 95 % is B', () => {
  const found = pareto([400, 250, 120, 80, 50, 40, 30, 15, 10, 5])
  expect(classes(found)).toBe('AAAABBBCCC')
  expect(found.accountsFor80).toBe(4) // 400 + 250 + 120 = 770, with 80 it is 850
  expect(found.shareOfAccountsFor80).toBe(0.4)
  expect(found.top20Share).toBeCloseTo(0.65)
})

test('who reaches 80 % exactly is the last A', () => {
  const found = pareto(Array<number>(10).fill(0.1))
  expect(found.accountsFor80).toBe(8)
  expect(classes(found)).toBe('AAAAAAAABB')
})

test('the top 20 % of seven accounts are two', () => {
  expect(pareto([7, 6, 5, 4, 3, 2, 1]).top20Share).toBeCloseTo(13 / 28)
})

test('negative accounts come last, are C, and shares are of the positive sum', () => {
  const found = pareto([-50, 60, 0, 40])
  expect([...found.order]).toEqual([1, 3, 2, 0])
  expect(classes(found)).toBe('CACA')
  expect([...found.share]).toEqual([-0.5, 0.6, 0, 0.4])
  expect([...found.cumulativeShare]).toEqual([0.5, 0.6, 1, 1])
  expect(found.negatives).toBe(1)
})

test('equal accounts stand in the order of their codes', () => {
  const found = paretoOf(Float64Array.of(5, 5, 5), ['b', 'c', 'a'])
  expect([...found.order]).toEqual([2, 0, 1])
})

test('no accounts, one account, and nothing sold', () => {
  expect(pareto([])).toMatchObject({ top20Share: 0, accountsFor80: 0, shareOfAccountsFor80: 0 })
  expect(pareto([3])).toMatchObject({ top20Share: 1, accountsFor80: 1, shareOfAccountsFor80: 1 })
  expect(classes(pareto([3]))).toBe('A')
  const nothing = pareto([0, -1])
  expect(classes(nothing)).toBe('CC')
  expect([...nothing.share, nothing.top20Share, nothing.accountsFor80]).toEqual([0, 0, 0, 0])
})

test('the cuts are a setting, and must not cross', () => {
  expect(classes(pareto([50, 30, 20], { a: 0.5, b: 0.8 }))).toBe('ABC')
  expect(AbcSettings.safeParse({ a: 0.9, b: 0.8 }).success).toBe(false)
})

test('shares add up, classes never improve down the list, and A alone reaches the cut', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 100000 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(values, (given) => {
      const found = pareto(given)
      const positive = given.reduce((sum, one) => sum + Math.max(0, one), 0)
      const inOrder = [...found.order]
      const worsens = inOrder.every(
        (at, place) => place === 0 || found.abc[inOrder[place - 1]!]! <= found.abc[at]!,
      )
      expect(worsens).toBe(true)
      if (positive === 0) return
      const net = given.reduce((sum, one) => sum + one, 0)
      expect(found.cumulativeShare[inOrder.at(-1)!]).toBeCloseTo(net / positive, 9)
      const ofA = inOrder.filter((at) => found.abc[at] === 0).map((at) => given[at]!)
      const sumOfA = ofA.reduce((sum, one) => sum + one, 0)
      expect(sumOfA * 10).toBeGreaterThanOrEqual(positive * 8)
      expect((sumOfA - ofA.at(-1)!) * 10).toBeLessThan(positive * 8)
      expect(found.accountsFor80).toBe(ofA.length)
    }),
  )
})

test('the curve of 100,000 accounts is drawn with some 200 points and ends where all are in', () => {
  const found = pareto(Array.from({ length: 100_000 }, (_, at) => 1e6 / (at + 1)))
  const points = curveOf(found)
  expect(points.length).toBeLessThan(202)
  expect(points[0]).toEqual({ accounts: 0, sales: 0 })
  expect(points.at(-1)!.accounts).toBe(1)
  expect(points.at(-1)!.sales).toBeCloseTo(1)
})
