import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths } from '../kernel/day.ts'
import { type Every, nextDue } from './every.ts'
import { whyNotNeed } from './need.ts'

const IDS = ['a', 'b', 'c', 'd', 'e', 'f']

test('written one after another, whatever is let through never closes a circle', () => {
  const writes = fc.array(
    fc.record({ actionId: fc.constantFrom(...IDS), needs: fc.subarray(IDS) }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(writes, (all) => {
      const needsOf = new Map<string, string[]>(IDS.map((id) => [id, []]))
      const told = () => [...needsOf].map(([actionId, needs]) => ({ actionId, needs }))
      for (const { actionId, needs } of all) {
        if (whyNotNeed(actionId, needs, told()) === null) needsOf.set(actionId, needs)
      }
      // Without a circle, taking away what waits for nothing empties it.
      const left = new Map(needsOf)
      for (let before = -1; before !== left.size;) {
        before = left.size
        for (const [id, needs] of left) if (!needs.some((one) => left.has(one))) left.delete(id)
      }
      expect(left.size).toBe(0)
    }),
  )
})

test('what isn’t there can’t be waited for, and a new one waits for whatever stands', () => {
  const all = [
    { actionId: 'a', needs: ['b'] },
    { actionId: 'b', needs: [] },
  ]
  expect(whyNotNeed('a', ['x'], all)?.code).toBe('accounts/no-such-action')
  expect(whyNotNeed('b', ['a'], all)?.code).toBe('accounts/action-needs-itself')
  expect(whyNotNeed('a', ['a'], all)?.code).toBe('accounts/action-needs-itself')
  expect(whyNotNeed(undefined, ['a', 'b'], all)).toBeNull()
})

test('it comes back on its days, after the one that was due and after the day it was done', () => {
  const next = (dueOn: string, every: Every, doneOn: string, everyDay: number | null = null) =>
    nextDue({ dueOn, every, everyDay }, doneOn)
  const monthly = { count: 1, unit: 'month' as const }
  expect(next('2026-01-31', monthly, '2026-01-20')).toBe('2026-02-28')
  expect(next('2026-01-31', monthly, '2026-03-05')).toBe('2026-03-31')
  expect(next('2026-02-28', monthly, '2026-02-28', 31)).toBe('2026-03-31')
  expect(next('2026-02-28', monthly, '2026-02-28')).toBe('2026-03-28')
  expect(next('2026-01-05', { count: 2, unit: 'week' }, '2026-01-19')).toBe('2026-02-02')
  const day = fc.nat(2000).map((days) => addDays('2024-01-01', days))
  const every = fc.record({
    count: fc.integer({ min: 1, max: 52 }),
    unit: fc.constantFrom('week' as const, 'month' as const),
  })
  fc.assert(
    fc.property(day, every, day, (dueOn, told, doneOn) => {
      const on = next(dueOn, told, doneOn)
      expect(on > dueOn && on > doneOn).toBe(true)
      // No day of it is left out.
      const after = doneOn > dueOn ? doneOn : dueOn
      const most =
        told.unit === 'week' ? addDays(after, 7 * told.count) : addMonths(after, told.count)
      expect(on <= addDays(most, 3)).toBe(true)
    }),
  )
})
