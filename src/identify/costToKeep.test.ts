import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costToKeep, type Purpose } from './costToKeep.ts'

const cost = (month: number, purpose: Purpose, amount: number) => ({
  month: `2026-${String(month).padStart(2, '0')}-01`,
  purpose,
  amount,
})

test('a year of costs over the clients won and kept', () => {
  const costs = Array.from({ length: 12 }, (_, at) => [
    cost(at + 1, 'win', 3000),
    cost(at + 1, 'win', 1000),
    cost(at + 1, 'keep', 1500),
  ]).flat()
  const found = costToKeep({ costs, won: 8, kept: 120 })
  expect(found.win).toEqual({ amount: 48_000, months: 12, yearly: 48_000, clients: 8, each: 6000 })
  expect(found.keep.each).toBe(150)
  expect(found.times).toBe(40)
})

test('months without an entry are taken to have cost what the others did', () => {
  const found = costToKeep({ costs: [cost(1, 'win', 100), cost(2, 'win', 300)], won: 4, kept: 9 })
  expect(found.win).toMatchObject({ amount: 400, months: 2, yearly: 2400, each: 600 })
  expect(found.keep).toMatchObject({ yearly: 0, each: null })
  expect(found.times).toBeNull()
})

test('no clients, no figure', () => {
  expect(costToKeep({ costs: [cost(1, 'win', 100)], won: 0, kept: 0 }).win.each).toBeNull()
  expect(costToKeep({ costs: [], won: 3, kept: 4 }).times).toBeNull()
})

test('twice the cost is twice each; twice the clients is half of it', () => {
  const some = fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom<Purpose>('win', 'keep'),
      fc.integer({ min: 1, max: 100_000 }),
    ),
    { minLength: 1 },
  )
  const clients = fc.integer({ min: 1, max: 10_000 })
  fc.assert(
    fc.property(some, clients, clients, (list, won, kept) => {
      const costs = list.map(([month, purpose, amount]) => cost(month, purpose, amount))
      const once = costToKeep({ costs, won, kept })
      const double = costs.map((one) => ({ ...one, amount: 2 * one.amount }))
      const dearer = costToKeep({ costs: double, won, kept })
      const more = costToKeep({ costs, won: 2 * won, kept: 2 * kept })
      for (const side of ['win', 'keep'] as const) {
        expect(dearer[side].each).toBe(once[side].each === null ? null : 2 * once[side].each)
        expect(more[side].each ?? 0).toBeCloseTo((once[side].each ?? 0) / 2)
      }
      if (once.times !== null) expect(dearer.times).toBeCloseTo(once.times)
    }),
  )
})
