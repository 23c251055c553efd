import { expect, test } from 'vitest'
import { addDays, addMonths } from '../src/kernel/day.ts'
import { executionOf } from '../src/plan/health.ts'
import { ItemGiven } from '../src/plan/item.ts'
import { crossingsOf } from '../src/plan/kpi.ts'
import { PLAN_STATES, whyNotSpan } from '../src/plan/plan.ts'
import { questionsOf, STEPS } from '../src/plan/planTemplate.ts'
import { clientsOf } from './clients.ts'
import { readingDays } from './plans/planB.ts'
import { PLANS, planTold } from './plans.ts'
import { SEED } from './sample.ts'
import { SECTORS } from './sectors.ts'

const AS_OF = '2026-11-20'
const clients = clientsOf(SEED)
const told = clients.slice(0, 120).map((client, place) => ({
  client,
  ...planTold({ client, place, people: [], asOf: AS_OF, seed: SEED }),
}))

test('plans of every trade, in all states, and all of it is as the product takes it', () => {
  expect(new Set(told.map(({ client }) => client.sector)).size).toBe(Object.keys(SECTORS).length)
  expect(new Set(told.slice(0, PLANS).map(({ state }) => state))).toEqual(new Set(PLAN_STATES))
  for (const plan of told) {
    expect(whyNotSpan(plan)).toBeNull()
    expect(plan.fromOn < AS_OF).toBe(true)
    const asked = STEPS.flatMap((step) => questionsOf(step, plan.template))
    for (const [question] of plan.answers) expect(asked).toContain(question)
    for (const { item, readings, touchedOn } of plan.lines) {
      expect(ItemGiven.parse(item)).toEqual(item)
      for (const { day } of readings) expect(day < AS_OF).toBe(true)
      expect(touchedOn <= addMonths(AS_OF, 24)).toBe(true)
    }
  }
})

test('one strategic account whose plan was carried out, and one whose plan was not', () => {
  const executionFor = (story: string) => {
    const { lines, actions } = told.find(({ client }) => client.story === story)!
    const done = actions.map(({ dueOn, outcome }) => ({
      dueOn,
      state: outcome ? ('done' as const) : ('active' as const),
    }))
    const carried = lines
      .filter(({ item }) => item.kind !== 'objective' && item.kind !== 'kpi')
      .map(({ item, state }) => ({ dueOn: item.dueOn, state }))
    return executionOf([...carried, ...done], AS_OF).execution!
  }
  expect(executionFor('flat')).toBeGreaterThanOrEqual(0.7)
  expect(executionFor('unattended')).toBeLessThan(0.4)
})

test('the same seed gives the same plans, on whichever day a month later', () => {
  const client = clients[0]!
  const about = { client, place: 0, people: [], seed: SEED }
  expect(planTold({ ...about, asOf: AS_OF })).toEqual(planTold({ ...about, asOf: AS_OF }))
  const later = planTold({ ...about, asOf: addDays(AS_OF, 30) })
  expect(later.lines.length).toBe(planTold({ ...about, asOf: AS_OF }).lines.length)
})

test('one plan B crossed, was approved and came back; another crossed this week and waits', () => {
  const planBOf = (story: string) => told.find(({ client }) => client.story === story)!.planB!
  const [approved, waiting] = [planBOf('star'), planBOf('unattended')]
  for (const one of [approved, waiting]) {
    const days = readingDays(one, AS_OF)
    expect(new Set(days).size).toBe(one.readings.length)
    expect(days.at(-1)! < AS_OF).toBe(true)
    const points = one.readings.map((value, at) => ({ day: days[at]!, value }))
    const crossings = crossingsOf(one.kpi, points)
    expect(crossings).toHaveLength(1)
    expect(crossings[0]!.backOn === null).toBe(one === waiting)
    expect(ItemGiven.safeParse({ kind: 'kpi', title: one.kpi.title, body: one.kpi }).success).toBe(
      true,
    )
  }
})
