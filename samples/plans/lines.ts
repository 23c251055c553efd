/** The lines of a plan of the demo company, and how each stands today. */
import { addDays, addMonths, type Day } from '../../src/kernel/day.ts'
import type { ItemGiven, ItemState } from '../../src/plan/item.ts'
import type { LiveMetric } from '../../src/plan/liveMetric.ts'
import type { PlanState } from '../../src/plan/plan.ts'
import type { Client } from '../clients.ts'
import { EXPERTS } from '../people.ts'
import type { Random } from '../random.ts'
import { ALLIANCES, OFFERS, TRADE_PLANS, VALUE_ADDS } from './words.ts'

/** A figure of a live measure, as a share of what it is today. */
export type AgainstLive = { metric: LiveMetric; from: number; to: number }

export type LineTold = {
  item: ItemGiven
  /** Bound to a live figure: baseline and target follow from it. */
  live?: AgainstLive
  /** The goal that it serves, by its place. */
  goal: number | null
  /** By name; null: whoever manages the account. */
  owner: string | null
  state: ItemState
  outcome: string
  readings: { day: Day; value: number; source: string }[]
  /** On which day it was last touched. */
  touchedOn: Day
}

export type Told = {
  client: Client
  random: Random
  fromOn: Day
  asOf: Day
  state: PlanState
  pace: { done: number; reached: number }
  people: readonly string[]
}

export const line = (told: Partial<LineTold> & Pick<LineTold, 'item' | 'touchedOn'>): LineTold => ({
  goal: null,
  owner: null,
  state: 'draft',
  outcome: '',
  readings: [],
  ...told,
})

const UNCHECKED = { ethics: 'unchecked', ethicsWhy: '' } as const

export const COMMON = { parentId: null, ownerId: null, dueOn: null, shared: false, private: false }
export function linesOf({ client, random, fromOn, asOf, state, pace, people }: Told): LineTold[] {
  if (state === 'draft') return []
  const words = TRADE_PLANS[client.sector]
  const valueAdd = random.pick(VALUE_ADDS)
  const offer = random.pick(OFFERS)
  const alliance = random.pick(ALLIANCES)
  const isOn = state === 'active' || state === 'closed'
  const put = (item: ItemGiven, months: number, more: Partial<LineTold> = {}) => {
    const dueOn = addMonths(fromOn, months)
    const done = isOn && dueOn < asOf && random.next() < pace.done
    const late = !done && state === 'closed'
    return line({
      item: { ...item, dueOn },
      state: done ? 'done' : late ? 'dropped' : 'active',
      outcome: done
        ? 'Hecho y revisado con el cliente.'
        : late
          ? 'No dio tiempo: pasa al plan siguiente.'
          : '',
      touchedOn: done ? addDays(dueOn, -random.whole(0, 20)) : addDays(fromOn, random.whole(5, 40)),
      ...more,
    })
  }
  return [
    put(
      {
        ...COMMON,
        kind: 'valueAdd',
        title: valueAdd.title,
        shared: true,
        body: { type: valueAdd.type, cost: valueAdd.cost, about: valueAdd.about, ...UNCHECKED },
      },
      3,
      { goal: 0 },
    ),
    put(
      {
        ...COMMON,
        kind: 'offer',
        title: offer.title,
        body: {
          contactId: people[0] ?? null,
          different: offer.different,
          inimitable: offer.inimitable,
          proof: offer.proof,
          ...UNCHECKED,
        },
      },
      5,
      { goal: 1 },
    ),
    put(
      {
        ...COMMON,
        kind: 'solution',
        title: words.solution,
        shared: true,
        body: {
          about: '',
          feasibility: random.pick(['low', 'medium', 'high']),
          together: 'Prueba en su planta, con su ingeniería.',
        },
      },
      9,
      { goal: 0 },
    ),
    put(
      {
        ...COMMON,
        kind: 'improvement',
        title: words.improvement.title,
        body: { area: words.improvement.area, cause: words.improvement.cause },
      },
      4,
      { owner: random.pick(EXPERTS).name },
    ),
    ...(random.next() < 0.5
      ? [
          put(
            {
              ...COMMON,
              kind: 'alliance',
              title: alliance.title,
              private: true,
              body: { partner: alliance.partner, brings: alliance.brings },
            },
            14,
          ),
        ]
      : []),
    put(
      {
        ...COMMON,
        kind: 'esg',
        title: words.esg.title,
        shared: true,
        body: {
          evidence: words.esg.evidence,
          ethics: random.pick(['clear', 'unchecked']),
          ethicsWhy: '',
        },
      },
      12,
    ),
    put(
      {
        ...COMMON,
        kind: 'advice',
        title: words.advice.title,
        shared: true,
        body: { why: words.advice.why, gain: '' },
      },
      6,
    ),
    line({
      item: {
        ...COMMON,
        kind: 'kpi',
        title: 'Que no se nos vaya sin ruido',
        body: {
          metric: 'growth',
          measure: '',
          unit: '',
          threshold: -10,
          worse: 'below',
          frequency: 'monthly',
          source: '',
        },
      },
      touchedOn: addDays(fromOn, 10),
    }),
  ]
}
