/** How a plan stood when its state changed, and what differs between two of these. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { Item } from './item.ts'
import { PlanGiven, PlanState } from './plan.ts'

/** What was to be done for the plan, by whom and by when; `active` is open, as in lines. */
export const VersionAction = z.object({
  actionId: z.guid(),
  title: z.string(),
  ownerName: z.string().nullable(),
  dueOn: Day,
  state: z.enum(['active', 'done', 'dropped']),
})
export type VersionAction = z.infer<typeof VersionAction>

/** A version's content: the plan's own words, its lines and its actions, with those who own them named. */
export const VersionContent = z.object({
  plan: PlanGiven.omit({ accountId: true }).extend({
    ownerName: z.string().nullable(),
    state: PlanState,
    prose: z.string().default(''),
  }),
  items: z.array(Item),
  /** Missing in versions that were kept before they had them. */
  actions: z.array(VersionAction).optional(),
})
export type VersionContent = z.infer<typeof VersionContent>

export const Version = z.object({
  planId: z.guid(),
  no: z.int(),
  why: z.string(),
  state: PlanState,
  sha256: z.string(),
  madeAt: z.iso.datetime(),
  byName: z.string().nullable(),
})
export type Version = z.infer<typeof Version>

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type FieldValue = z.infer<typeof Value>
export const Change = z.object({ field: z.string(), from: Value, to: Value })
export type Change = z.infer<typeof Change>

const Named = z.object({ itemId: z.guid(), kind: z.string(), title: z.string() })

export const Difference = z.object({
  plan: z.array(Change),
  added: z.array(Named),
  dropped: z.array(Named),
  changed: z.array(Named.extend({ changes: z.array(Change) })),
})
export type Difference = z.infer<typeof Difference>

/** What says the same by another field, or only when something was written down. */
const SILENT = new Set([
  'actionId',
  'itemId',
  'planId',
  'accountId',
  'kind',
  'place',
  'changedOn',
  'ownerId',
  'readings',
  'factId',
  'crossingId',
  'contactId',
  'kpiId',
  'approverId',
])

/**
 * What was added to a plan, taken out of it, and changed from what to what; the same twice differs in nothing, and the
 * other way round what was added is what was dropped.
 */
export function differenceOf(before: VersionContent, after: VersionContent): Difference {
  const titles = new Map(
    [...before.items, ...after.items].map(({ itemId, title }) => [itemId, title]),
  )
  const flat = (item: Item) => flatOf(item, titles)
  // Of a version that has no actions nobody knows which there were.
  const knows = before.actions !== undefined && after.actions !== undefined
  const [did, does] = knows ? [before.actions!, after.actions!] : [[], []]
  return {
    plan: changesOf(before.plan, after.plan),
    ...joined(
      listDifference(before.items, after.items, { named, flat }),
      listDifference(did, does, { named: namedAction, flat: (action) => action }),
    ),
  }
}

type Listed = Pick<Difference, 'added' | 'dropped' | 'changed'>
type Named = z.infer<typeof Named>
type Told<T> = { named: (one: T) => Named; flat: (one: T) => object }

/** Of things of one kind, by their id. */
function listDifference<T>(
  before: readonly T[],
  after: readonly T[],
  { named: nameOf, flat }: Told<T>,
): Listed {
  const old = new Map(before.map((one) => [nameOf(one).itemId, one]))
  const now = new Set(after.map((one) => nameOf(one).itemId))
  return {
    added: after.map(nameOf).filter(({ itemId }) => !old.has(itemId)),
    dropped: before.map(nameOf).filter(({ itemId }) => !now.has(itemId)),
    changed: after.flatMap((one) => {
      const was = old.get(nameOf(one).itemId)
      const changes = was ? changesOf(flat(was), flat(one)) : []
      return changes.length === 0 ? [] : [{ ...nameOf(one), changes }]
    }),
  }
}

const joined = (lines: Listed, actions: Listed): Listed => ({
  added: [...lines.added, ...actions.added],
  dropped: [...lines.dropped, ...actions.dropped],
  changed: [...lines.changed, ...actions.changed],
})

/** What someone changed in a line while a form of it was open; what was written about it together is not in the form. */
export function changesOfItem(before: Item, after: Item, items: readonly Item[]): Change[] {
  const titles = new Map(items.map(({ itemId, title }) => [itemId, title]))
  return changesOf(flatOf(before, titles), flatOf(after, titles)).filter(
    ({ field }) => !NOT_IN_FORMS.has(field),
  )
}

const NOT_IN_FORMS = new Set(['prose', 'state', 'outcome', 'endedOn', 'reading'])

/** Where a line stands on its way, and what it says there. */
const ON_THE_WAY = new Set(['state', 'outcome', 'endedOn', 'reading'])

/** Of a difference what was decided otherwise: that a line is at work, done or read is no other plan; that it is given up is. */
export function decidedOf({ plan, added, dropped, changed }: Difference): Difference {
  const ofIt = (changes: readonly Change[]) =>
    changes.some(({ field, to }) => field === 'state' && to === 'dropped')
      ? changes
      : changes.filter(({ field }) => !ON_THE_WAY.has(field))
  return {
    plan: plan.filter(({ field }) => field !== 'state'),
    added,
    dropped,
    changed: changed
      .map((one) => ({ ...one, changes: [...ofIt(one.changes)] }))
      .filter(({ changes }) => changes.length > 0),
  }
}

/** How many things differ: each line once, and the plan's own words once. */
export const changesIn = ({ plan, added, dropped, changed }: Difference) =>
  Math.min(1, plan.length) + added.length + dropped.length + changed.length

export const isSame = (difference: Difference) => changesIn(difference) === 0

const named = ({ itemId, kind, title }: Item) => ({ itemId, kind, title })
const namedAction = ({ actionId, title }: VersionAction) => ({
  itemId: actionId,
  kind: 'action',
  title,
})

/** Body and line side by side; what it hangs from by its title, and of readings the last. */
function flatOf({ body, parentId, readings, ...item }: Item, titles: ReadonlyMap<string, string>) {
  return {
    ...item,
    ...body,
    ...('actions' in body ? { actions: body.actions.map(({ title }) => title).join(' · ') } : {}),
    parent: parentId === null ? null : (titles.get(parentId) ?? null),
    reading: readings.at(-1)?.value ?? null,
  }
}

function changesOf(before: object, after: object): Change[] {
  const was = before as Record<string, FieldValue>
  const is = after as Record<string, FieldValue>
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => !SILENT.has(field))
    .map((field) => ({ field, from: was[field] ?? null, to: is[field] ?? null }))
    .filter(({ from, to }) => from !== to)
}
