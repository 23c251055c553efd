/** A line of a plan: a goal, an objective, an answer, an offer … each kind with what it says besides. models.md §10. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import { MeasuredBy } from './liveMetric.ts'
import { MOST_PREPARED, PreparedAction } from './preparedAction.ts'

const words = (most: number) => z.string().trim().max(most).default('')
const figure = blankable(z.coerce.number<number | string>().min(-1e15).max(1e15))
const amount = blankable(z.coerce.number<number | string>().min(0).max(1e15))

const MEASURE = {
  metric: MeasuredBy.default('hand'),
  /** What is measured and in what, where it is read by hand. */
  measure: words(200),
  unit: words(40),
}

export const SIDES = ['client', 'ours'] as const
export const VALUE_KINDS = ['support', 'security', 'updates', 'loyalty', 'own'] as const
export const FEASIBILITIES = ['unknown', 'low', 'medium', 'high'] as const
export const AREAS = ['logistics', 'quality', 'product', 'finance', 'systems', 'other'] as const
export const ETHICS = ['unchecked', 'clear', 'doubt'] as const
export const WORSE = ['below', 'above'] as const
export const FREQUENCIES = ['weekly', 'monthly', 'quarterly', 'yearly'] as const

/** Whether it may be offered with a clear conscience, and why: ours alone. */
const CHECKED = { ethics: z.enum(ETHICS).default('unchecked'), ethicsWhy: words(500) }

/** What a line says beside its title, by its kind. */
export const BODIES = {
  /** An answer to a question of the template; its title is the question's key. */
  answer: z.object({ text: z.string().trim().min(1).max(4000) }),
  /** The client's or ours; `factId` is the goal in the client's profile that it stands for. */
  goal: z.object({
    side: z.enum(SIDES).default('client'),
    about: words(1000),
    factId: blankable(z.guid()),
  }),
  objective: z.object({
    ...MEASURE,
    baseline: figure,
    target: figure,
    source: words(300),
    resource: words(500),
    about: words(1000),
    /** The crossing of a SWOT that ended in it. */
    crossingId: blankable(z.guid()),
  }),
  valueAdd: z.object({
    type: z.enum(VALUE_KINDS).default('support'),
    /** A year's cost in the firm's currency. */
    cost: amount,
    about: words(1000),
    ...CHECKED,
  }),
  /** What one decider is offered. */
  offer: z.object({
    contactId: blankable(z.guid()),
    different: words(1000),
    inimitable: words(1000),
    proof: words(1000),
    ...CHECKED,
  }),
  solution: z.object({
    about: words(1000),
    feasibility: z.enum(FEASIBILITIES).default('unknown'),
    together: words(1000),
  }),
  improvement: z.object({ area: z.enum(AREAS).default('logistics'), cause: words(1000) }),
  alliance: z.object({ partner: words(200), brings: words(1000) }),
  esg: z.object({
    evidence: words(1000),
    ...CHECKED,
  }),
  advice: z.object({ why: words(1000), gain: words(1000) }),
  kpi: z.object({
    ...MEASURE,
    threshold: figure,
    worse: z.enum(WORSE).default('below'),
    frequency: z.enum(FREQUENCIES).default('monthly'),
    source: words(300),
  }),
  /** What was prepared for when an indicator of the same plan crosses its threshold. */
  planB: z.object({
    kpiId: blankable(z.guid()),
    scenario: words(1000),
    /** Who approves it, beside leads. */
    approverId: blankable(z.guid()),
    actions: z.array(PreparedAction).max(MOST_PREPARED).default([]),
  }),
} as const

export type Kind = keyof typeof BODIES
export const KINDS = Object.keys(BODIES) as [Kind, ...Kind[]]

/** Kinds that are decided, carried out or given up; the others only stand there. */
export const DOING = [
  'objective',
  'valueAdd',
  'offer',
  'solution',
  'improvement',
  'alliance',
  'esg',
  'advice',
] as const satisfies readonly Kind[]
export const isDoing = (kind: Kind) => (DOING as readonly Kind[]).includes(kind)

/** Kinds that watch, or wait for what is watched: they are given up, and taken up again. */
export const isWatching = (kind: Kind) => kind === 'kpi' || kind === 'planB'

export const ITEM_STATES = ['draft', 'active', 'done', 'dropped'] as const
export type ItemState = (typeof ITEM_STATES)[number]

export const Common = z.object({
  title: z.string().trim().min(1).max(300),
  parentId: blankable(z.guid()),
  ownerId: blankable(z.guid()),
  dueOn: blankable(Day),
  /** Shown to the client; else it is ours. */
  shared: z.boolean().default(false),
  /** Seen by leads, whoever looks after the account, and its owner. */
  private: z.boolean().default(false),
})

const given = <K extends Kind>(kind: K) =>
  Common.extend({ kind: z.literal(kind), body: BODIES[kind] })

/** Of which day, what it was, and who or what says so. */
export const Reading = z.object({
  day: Day,
  value: z.coerce.number<number | string>().min(-1e15).max(1e15),
  source: words(300),
})
export type Reading = z.infer<typeof Reading>

const kept = <K extends Kind>(kind: K) =>
  given(kind).extend({
    itemId: z.guid(),
    planId: z.guid(),
    accountId: z.guid(),
    state: z.enum(ITEM_STATES),
    outcome: z.string(),
    endedOn: Day.nullable(),
    /** By their day. */
    readings: z.array(Reading),
    place: z.int(),
    /** Null without an owner, or for one who is known no more. */
    ownerName: z.string().nullable(),
    /** What was written about it together, as plain words. */
    prose: z.string().default(''),
    changedOn: Day,
  })

export const ItemGiven = z.discriminatedUnion('kind', [
  given('answer'),
  given('goal'),
  given('objective'),
  given('valueAdd'),
  given('offer'),
  given('solution'),
  given('improvement'),
  given('alliance'),
  given('esg'),
  given('advice'),
  given('kpi'),
  given('planB'),
])
export type ItemGiven = z.infer<typeof ItemGiven>

export const Item = z.discriminatedUnion('kind', [
  kept('answer'),
  kept('goal'),
  kept('objective'),
  kept('valueAdd'),
  kept('offer'),
  kept('solution'),
  kept('improvement'),
  kept('alliance'),
  kept('esg'),
  kept('advice'),
  kept('kpi'),
  kept('planB'),
])
export type Item = z.infer<typeof Item>
export type ItemOf<K extends Kind> = Extract<Item, { kind: K }>

/** What other lines may hang from. */
export const isAim = ({ kind }: Pick<Item, 'kind'>) => kind === 'goal' || kind === 'objective'

/** What a value-add is there for. */
export const isClientGoal = (item: Item | undefined) =>
  item?.kind === 'goal' && item.body.side === 'client'

/** Whether a line of this kind may hang from that one: a value-add from a goal of the client's, an objective from a goal. */
export function mayServe(kind: Kind, parent: Item): boolean {
  if (kind === 'valueAdd') return isClientGoal(parent)
  return kind === 'objective' ? parent.kind === 'goal' : isAim(parent)
}

/** Done, and nothing shows it. What is measured shows itself. */
export const lacksProof = ({ kind, state, outcome }: Pick<Item, 'kind' | 'state' | 'outcome'>) =>
  isDoing(kind) && kind !== 'objective' && state === 'done' && outcome === ''

/** How a line stands from now on. */
export const ItemEnd = z
  .object({
    state: z.enum(ITEM_STATES),
    /** What shows that it was done, or why it is given up. */
    outcome: z.string().trim().max(1000).default(''),
  })
  .superRefine(({ state, outcome }, check) => {
    if (state === 'dropped' && outcome === '') {
      check.addIssue({ code: 'custom', path: ['outcome'], message: 'missing' })
    }
  })
export type ItemEnd = z.infer<typeof ItemEnd>

export const isEnded = (state: ItemState) => state === 'done' || state === 'dropped'
