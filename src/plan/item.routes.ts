/** Lines of plans over HTTP. */
import { mayOwn } from '../accounts/carer.store.ts'
import { contactsAmong } from '../know/need.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import { announce } from '../platform/announce.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { withdrawStale } from './agreement.store.ts'
import { addReading, dropItem, dropReading, putItem, setItemState } from './item.api.ts'
import { hasFired } from './firing.store.ts'
import {
  itemOf,
  itemsIn,
  keepItem,
  removeItem,
  rememberItem,
  setReadings,
  setState,
} from './item.store.ts'
import { isWatching, type Item, ItemGiven, type Reading } from './item.ts'
import { whyNotWaitFor } from './kpi.ts'
import { whyNotHang, whyNotServe } from './itemTree.ts'
import { planOf } from './plan.store.ts'
import { type Plan, whyNotChange, whyNotDropItem, whyNotReword, whyNotSetState } from './plan.ts'
import { Question } from './planTemplate.ts'
import { textName } from './prose.ts'
import { watchPlan } from './watching.store.ts'

const MOST_READINGS = 400

export const itemRoutes: Route[] = [
  route(putItem, async ({ input: { planId, itemId, item, was, readings }, actor, db, today }) => {
    const plan = await changeable(db, actor, planId)
    if (itemId) await holdRows(db, 'plan_item', 'item_id', [itemId])
    const all = await itemsIn(db, [planId])
    const before = all.find((one) => one.itemId === itemId) ?? null
    heedSince(was, before && ItemGiven.parse(before), 'plan/item-changed-since')
    if (before) heed(whyNotReword(before, item, plan))
    await heedItem(db, item, { all, itemId, accountId: plan.accountId })
    const id = await keepItem(db, plan, { itemId, item, readings, today })
    const now = found(await itemOf(db, id))
    // Of another plan, or of another kind: then nothing was written.
    if (now.planId !== planId || now.kind !== item.kind) throw new Problem(404, 'request/not-found')
    await rememberItem(db, now, plan)
    if (isWatching(now.kind)) await watchPlan(db, planId, today)
    await tell(db, actor, {
      what: before ? 'planItem.changed' : 'planItem.added',
      item: now,
      plan,
      today,
    })
    return { now, before }
  }),

  route(dropItem, async ({ input: { itemId }, actor, db, today }) => {
    const { item, plan } = await itemAndPlan(db, actor, itemId)
    heed(whyNotDropItem(item, { plan, hasFired: await hasFired(db, itemId) }))
    await removeItem(db, itemId)
    await tell(db, actor, { what: 'planItem.takenBack', item, plan, today })
    return item
  }),

  route(setItemState, async ({ input: { itemId, state, outcome }, actor, db, today }) => {
    const { item, plan } = await itemAndPlan(db, actor, itemId)
    heed(whyNotSetState(item, state))
    await setState(db, itemId, { state, outcome, today })
    if (isWatching(item.kind)) await watchPlan(db, plan.planId, today)
    await tell(db, actor, { what: WHAT[state], item, plan, outcome, today })
    return { now: found(await itemOf(db, itemId)), before: item }
  }),

  route(addReading, async ({ input: { itemId, ...reading }, actor, db, today }) => {
    const { item, plan } = await itemAndPlan(db, actor, itemId)
    if (reading.day > today) throw new Problem(422, 'plan/reading-ahead')
    if (item.kind !== 'objective' && item.kind !== 'kpi')
      throw new Problem(422, 'plan/not-measured')
    if (item.body.metric !== 'hand') throw new Problem(422, 'plan/reads-itself')
    const before = item.readings.find(({ day }) => day === reading.day) ?? null
    await setReadings(db, itemId, { readings: withReading(item.readings, reading), today })
    await tell(db, actor, { what: 'planItem.read', item, plan, today })
    await watchPlan(db, plan.planId, today)
    return { now: found(await itemOf(db, itemId)), before }
  }),

  route(dropReading, async ({ input: { itemId, day }, actor, db, today }) => {
    const { item, plan } = await itemAndPlan(db, actor, itemId)
    const rest = item.readings.filter((one) => one.day !== day)
    if (rest.length === item.readings.length) throw new Problem(404, 'request/not-found')
    await setReadings(db, itemId, { readings: rest, today })
    await tell(db, actor, { what: 'planItem.unread', item, plan, today })
    await watchPlan(db, plan.planId, today)
    return found(await itemOf(db, itemId))
  }),
]

const WHAT = {
  draft: 'planItem.drafted',
  active: 'planItem.activated',
  done: 'planItem.done',
  dropped: 'planItem.givenUp',
} as const

function withReading(readings: readonly Reading[], reading: Reading): Reading[] {
  return [...readings.filter(({ day }) => day !== reading.day), reading]
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .slice(-MOST_READINGS)
}

async function changeable(db: Db, actor: Actor, planId: string): Promise<Plan> {
  const plan = found(await planOf(db, planId))
  heed(whyNotChange(actor, plan))
  return plan
}

async function itemAndPlan(db: Db, actor: Actor, itemId: string) {
  await holdRows(db, 'plan_item', 'item_id', [itemId])
  const item = found(await itemOf(db, itemId))
  return { item, plan: await changeable(db, actor, item.planId) }
}

async function heedItem(
  db: Db,
  item: ItemGiven,
  about: { all: readonly Item[]; itemId: string | undefined; accountId: string },
) {
  if (item.shared && item.private) throw new Problem(422, 'plan/shared-and-private')
  if (item.ownerId && !(await mayOwn(db, item.ownerId))) throw new Problem(422, 'plan/not-an-owner')
  if (item.kind === 'answer' && !Question.safeParse(item.title).success) {
    throw new Problem(422, 'plan/no-such-question')
  }
  if (item.kind === 'planB') await heedPlanB(db, item, about.all)
  const contactId = item.kind === 'offer' ? item.body.contactId : null
  if (contactId && (await contactsAmong(db, about.accountId, [contactId])) === 0) {
    throw new Problem(422, 'know/not-their-contact')
  }
  heed(whyNotHang(about.itemId, item.parentId, about.all))
  const before = about.all.find(({ itemId }) => itemId === about.itemId) ?? null
  heed(whyNotServe(item, { before, all: about.all }))
}

/** It waits for an indicator of its own plan, and is approved and carried out by people who work here. */
async function heedPlanB(db: Db, { body }: ItemGiven & { kind: 'planB' }, all: readonly Item[]) {
  const { kpiId, approverId, actions } = body
  const kpi = all.find(({ itemId }) => itemId === kpiId)
  if (kpiId && kpi?.kind !== 'kpi') throw new Problem(422, 'plan/no-such-kpi')
  if (kpi?.kind === 'kpi') heed(whyNotWaitFor(kpi.body))
  for (const personId of [approverId, ...actions.map(({ ownerId }) => ownerId)]) {
    if (personId && !(await mayOwn(db, personId))) throw new Problem(422, 'plan/not-an-owner')
  }
}

type Told = {
  what: `planItem.${string}`
  item: Item
  plan: Plan
  outcome?: string
  today: Day
}

/** What is private is recorded without its words: everyone who sees the account reads its history. */
async function tell(db: Db, actor: Actor, { what, item, plan, outcome, today }: Told) {
  await withdrawStale(db, actor, { plan, today })
  const { accountId, itemId, planId, kind, title } = item
  const about = { accountId, itemId, planId, kind }
  const names = [textName('plan', planId), textName('line', itemId)]
  await announce(db, { names, what: 'fields' })
  if (item.private || plan.private || kind === 'answer') {
    return record(db, actor, 'plan.touched', { ...about, what })
  }
  return record(db, actor, what, { ...about, title, ...(outcome ? { outcome } : {}) })
}
