import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bridgeOf, driversOf, ratesOf, retentionRows, type WindowColumns } from './retention.ts'

const window = (...rows: [sales: number, days: number][]): WindowColumns => ({
  sales: Float64Array.from(rows, ([sales]) => sales),
  purchaseDays: Uint32Array.from(rows, ([, days]) => days),
})

test('one grows, one shrinks, one leaves, one comes', () => {
  const before = window([100, 2], [200, 5], [50, 1], [0, 0])
  const after = window([130, 3], [150, 4], [0, 0], [70, 1])
  const bridge = bridgeOf(before, after)
  expect(bridge).toEqual({
    clients: 3,
    kept: 2,
    gained: 1,
    start: 350,
    expansion: 30,
    contraction: 50,
    churn: 50,
    won: 70,
    other: 0,
  })
  expect(ratesOf(bridge)).toEqual({ nrr: 280 / 350, grr: 250 / 350, logo: 2 / 3 })
})

test('credit notes are no purchase: they make no client and keep none', () => {
  const bridge = bridgeOf(window([100, 1], [-20, 0]), window([-10, 0], [-5, 0]))
  expect(bridge).toMatchObject({ clients: 1, kept: 0, start: 100, churn: 110, other: -5 })
  expect(ratesOf(bridge).grr).toBeCloseTo(-0.1, 12)
})

test('without sales at the start there is no rate, and never NaN', () => {
  expect(ratesOf(bridgeOf(window(), window()))).toEqual({ nrr: null, grr: null, logo: null })
  expect(ratesOf(bridgeOf(window([0, 1]), window([5, 1])))).toEqual({
    nrr: null,
    grr: null,
    logo: 1,
  })
})

test('rows of consecutive windows, the newest first', () => {
  const rows = retentionRows([
    { from: '2026-01-01', to: '2026-12-31', whole: true, ...window([90, 1], [0, 0]) },
    { from: '2025-01-01', to: '2025-12-31', whole: true, ...window([100, 1], [20, 1]) },
    { from: '2024-01-01', to: '2024-12-31', whole: false, ...window([50, 1], [0, 0]) },
    { from: '2023-01-01', to: '2023-12-31', whole: false, ...window([0, 0], [0, 0]) },
  ])
  expect(rows).toEqual([
    { from: '2026-01-01', to: '2026-12-31', nrr: 0.75, grr: 0.75, logo: 0.5, whole: true },
    { from: '2025-01-01', to: '2025-12-31', nrr: 2, grr: 1, logo: 1, whole: false },
  ])
})

test('drivers are the largest of each kind, in order', () => {
  const before = window([100, 1], [100, 1], [100, 1], [40, 1], [0, 0])
  const after = window([150, 1], [170, 1], [20, 1], [0, 0], [10, 1])
  const places = (all: { at: number }[]) => all.map(({ at }) => at)
  const { expansion, contraction, churn, won } = driversOf(before, after, 5)
  expect([expansion, contraction, churn, won].map(places)).toEqual([[1, 0], [2], [3], [4]])
  expect(places(driversOf(before, after, 1).expansion)).toEqual([1])
})

const money = fc.integer({ min: -500_000, max: 10_000_000 }).map((cents) => cents / 100)
const account = fc.record({
  before: money,
  after: money,
  days: fc.integer({ min: 0, max: 3 }),
  now: fc.integer({ min: 0, max: 3 }),
})
const accounts = fc.array(account, { minLength: 1, maxLength: 40 })
type Account = { before: number; after: number; days: number; now: number }
const pair = (all: readonly Account[]) =>
  [
    window(...all.map(({ before, days }): [number, number] => [before, days])),
    window(...all.map(({ after, now }): [number, number] => [after, now])),
  ] as const
const near = (one: number | null, other: number | null) => {
  if (one === null || other === null) expect(one).toBe(other)
  else expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(one)))
}

test('gross is at most 1 and never above net; logos lie between 0 and 1', () => {
  fc.assert(
    fc.property(accounts, (all) => {
      const { nrr, grr, logo } = ratesOf(bridgeOf(...pair(all)))
      if (nrr !== null && grr !== null) {
        expect(grr).toBeLessThanOrEqual(1 + 1e-12)
        expect(grr).toBeLessThanOrEqual(nrr + 1e-12)
      }
      if (logo !== null) expect(logo >= 0 && logo <= 1).toBe(true)
    }),
  )
})

test('the bridge leads from the sales of the first window to all of the second', () => {
  fc.assert(
    fc.property(accounts, (all) => {
      const [before, after] = pair(all)
      const { start, expansion, contraction, churn, won, other } = bridgeOf(before, after)
      for (const part of [expansion, contraction, churn]) expect(part).toBeGreaterThanOrEqual(0)
      near(
        start + expansion - contraction - churn + won + other,
        after.sales.reduce((sum, one) => sum + one, 0),
      )
    }),
  )
})

test('where nothing changes all are 1', () => {
  fc.assert(
    fc.property(accounts, (all) => {
      const [before] = pair(all)
      const { nrr, grr, logo } = ratesOf(bridgeOf(before, before))
      expect([1, null]).toContain(nrr)
      expect([1, null]).toContain(grr)
      expect([1, null]).toContain(logo)
    }),
  )
})

test('money in another unit changes no rate', () => {
  fc.assert(
    fc.property(accounts, fc.double({ min: 0.001, max: 1000, noNaN: true }), (all, unit) => {
      const scaled = all.map((one) => ({
        ...one,
        before: one.before * unit,
        after: one.after * unit,
      }))
      const [one, other] = [all, scaled].map((some) => ratesOf(bridgeOf(...pair(some))))
      fc.pre(Math.abs(bridgeOf(...pair(all)).start) > 1)
      near(one!.nrr, other!.nrr)
      near(one!.grr, other!.grr)
      expect(one!.logo).toBe(other!.logo)
    }),
  )
})

test('two halves merge by their start, and new clients change nothing', () => {
  fc.assert(
    fc.property(accounts, accounts, (left, right) => {
      const [a, b, both] = [left, right, [...left, ...right]].map((some) => bridgeOf(...pair(some)))
      near(a!.start + b!.start, both!.start)
      near(a!.churn + b!.churn, both!.churn)
      expect(a!.kept + b!.kept).toBe(both!.kept)
      const newcomer = { before: 0, days: 0, after: 999, now: 1 }
      expect(ratesOf(bridgeOf(...pair([...left, newcomer])))).toEqual(ratesOf(a!))
    }),
  )
})
