import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../kernel/day.ts'
import { executionAt, executionMonths } from './executionMonth.ts'
import { crossingsOf, isBeyond, nextReading, readingLate } from './kpi.ts'
import { tracedAt } from './trial.ts'

const rule = fc.record({
  threshold: fc.integer({ min: -5, max: 5 }),
  worse: fc.constantFrom('below' as const, 'above' as const),
})
const points = fc
  .array(fc.integer({ min: -8, max: 8 }), { maxLength: 40 })
  .map((values) => values.map((value, at) => ({ day: addDays('2026-01-01', at), value })))

test('stays beyond the threshold: none touch, and together they are the days beyond it', () => {
  fc.assert(
    fc.property(rule, points, (told, series) => {
      const crossings = crossingsOf(told, series)
      const beyond = series.filter(({ value }) => isBeyond(told, value)).map(({ day }) => day)
      const stayed = series
        .filter(({ day }) =>
          crossings.some((one) => one.day <= day && (one.backOn === null || day < one.backOn)),
        )
        .map(({ day }) => day)
      expect(stayed).toEqual(beyond)
      for (const [at, one] of crossings.entries()) {
        expect(isBeyond(told, one.value)).toBe(true)
        // It comes back before it can cross again; only the last may still be beyond.
        if (at + 1 < crossings.length) expect(one.backOn! < crossings[at + 1]!.day).toBe(true)
      }
    }),
  )
})

test('whether it is crossed from above or from below is a mirror', () => {
  fc.assert(
    fc.property(rule, points, (told, series) => {
      const other = {
        threshold: -told.threshold,
        worse: told.worse === 'below' ? ('above' as const) : ('below' as const),
      }
      const mirrored = series.map(({ day, value }) => ({ day, value: -value }))
      const days = (all: ReturnType<typeof crossingsOf>) =>
        all.map(({ day, backOn }) => [day, backOn])
      expect(days(crossingsOf(other, mirrored))).toEqual(days(crossingsOf(told, series)))
    }),
  )
})

test('the threshold itself is good, and what isn’t known crosses nothing', () => {
  expect(isBeyond({ threshold: 3, worse: 'below' }, 3)).toBe(false)
  expect(isBeyond({ threshold: 3, worse: 'below' }, 2.9)).toBe(true)
  expect(isBeyond({ threshold: null, worse: 'below' }, 2)).toBe(false)
  expect(isBeyond({ threshold: 3, worse: 'above' }, null)).toBe(false)
})

test('a reading by hand is overdue a period after the last one, or after the plan began', () => {
  const body = { metric: 'hand' as const, frequency: 'monthly' as const }
  const readings = [{ day: '2026-01-31' }]
  expect(nextReading('monthly', '2026-01-31')).toBe('2026-02-28')
  expect(readingLate({ body, readings }, '2026-01-01', '2026-02-28')).toBe(0)
  expect(readingLate({ body, readings }, '2026-01-01', '2026-03-02')).toBe(2)
  expect(readingLate({ body, readings: [] }, '2026-01-01', '2026-02-04')).toBe(3)
  const live = { ...body, metric: 'margin' as const }
  expect(readingLate({ body: live, readings: [] }, '2020-01-01', '2026-02-04')).toBe(0)
  for (const frequency of ['weekly', 'quarterly', 'yearly'] as const) {
    expect(nextReading(frequency, '2026-01-31') > '2026-01-31').toBe(true)
  }
})

test('how much was carried out by a day that has passed takes nothing of later days', () => {
  const carried = [
    { state: 'done' as const, dueOn: '2026-01-10', endedOn: '2026-01-09' },
    { state: 'done' as const, dueOn: '2026-01-20', endedOn: '2026-03-01' },
    { state: 'dropped' as const, dueOn: '2026-01-25', endedOn: '2026-02-10' },
    { state: 'active' as const, dueOn: '2026-05-01', endedOn: null },
  ]
  expect(executionAt(carried, '2026-01-31')).toEqual({ due: 3, done: 1, execution: 1 / 3 })
  expect(executionMonths(carried, '2026-01-05', '2026-03-15')).toEqual([
    { month: '2026-01-01', due: 3, done: 1 },
    { month: '2026-02-01', due: 2, done: 1 },
    { month: '2026-03-01', due: 2, done: 2 },
  ])
})

test('a month’s end as the live figure would tell it', () => {
  const end = {
    day: '2026-01-31',
    last12: 80,
    previous12: 100,
    hasPrevious: true,
    costed: 200,
    cost: 150,
    purchaseDays: 7,
  }
  expect(tracedAt('growth', end)).toBeCloseTo(-20)
  expect(tracedAt('growth', { ...end, hasPrevious: false })).toBeNull()
  expect(tracedAt('margin', end)).toBe(50)
  expect(tracedAt('marginShare', end)).toBe(25)
  expect(tracedAt('marginShare', { ...end, costed: 0 })).toBeNull()
  expect([tracedAt('salesLast12', end), tracedAt('purchaseDays', end)]).toEqual([80, 7])
})
