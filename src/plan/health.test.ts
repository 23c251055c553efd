import fc from 'fast-check'
import { expect, test } from 'vitest'
import { executionOf, healthOf } from './health.ts'
import { BODIES, ITEM_STATES } from './item.ts'
import { NOTHING_LIVE } from './liveMetric.ts'
import { aLine } from './testing.plan.ts'

const today = '2026-11-21'
const esg = BODIES.esg.parse({})

test('docs/methods/plan-health.md: carried out apart from reached', () => {
  const items = [
    aLine('esg', esg, { state: 'done', dueOn: '2026-10-01' }),
    aLine('esg', esg, { state: 'active', dueOn: '2026-11-11' }),
    aLine('esg', esg, { state: 'active', dueOn: '2027-03-01' }),
    aLine('esg', esg, { state: 'dropped', dueOn: '2026-10-01' }),
    aLine('esg', esg, { state: 'draft', title: 'Vieja', changedOn: '2026-04-01' }),
    aLine('objective', BODIES.objective.parse({ metric: 'growth', baseline: '12', target: '20' }), {
      dueOn: '2027-02-01',
    }),
  ]
  const actions = [
    { state: 'done' as const, dueOn: '2026-12-01' },
    { state: 'active' as const, dueOn: '2026-08-01' },
  ]
  const live = { ...NOTHING_LIVE, growth: 14 }
  const health = healthOf({ fromOn: '2026-02-01', items, actions, live, today })
  expect(health).toMatchObject({
    due: 4,
    done: 2,
    execution: 0.5,
    objectives: 1,
    measured: 1,
    late: 2,
    forgotten: 1,
    dropped: 1,
    drafts: 1,
    old: 1,
    oldest: { title: 'Vieja', days: 234 },
  })
  // A quarter of the way after 293 of 365 days.
  expect(health.result).toBeCloseTo(0.25 / (293 / 365))
})

test('nothing due, nothing measured: neither is told', () => {
  const health = healthOf({ fromOn: today, items: [], actions: [], live: NOTHING_LIVE, today })
  expect(health).toMatchObject({ execution: null, result: null, late: 0, oldest: null })
})

test('execution lies between 0 and 1, and doing one thing more never lowers it', () => {
  const doing = fc.record({
    state: fc.constantFrom(...ITEM_STATES),
    dueOn: fc.constantFrom('2026-01-01', today, '2027-01-01', null),
  })
  fc.assert(
    fc.property(fc.array(doing), (lines) => {
      const { execution } = executionOf(lines, today)
      if (execution !== null) expect(execution >= 0 && execution <= 1).toBe(true)
      const open = lines.findIndex(({ state }) => state === 'active')
      if (open < 0) return
      const more = lines.with(open, { ...lines[open]!, state: 'done' })
      expect(executionOf(more, today).execution!).toBeGreaterThanOrEqual(execution ?? 0)
    }),
  )
})
