/** Crossings of a SWOT over HTTP. */
import type { z } from 'zod'
import { accountOf } from '../accounts/account.store.ts'
import { keepAction } from '../accounts/action.store.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record, recordEach } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { dropCrossing, listCrossings, putCrossings } from './crossing.api.ts'
import {
  crossingOf,
  crossingsOf,
  crossingsWith,
  keepCrossings,
  pairKey,
  removeCrossing,
} from './crossing.store.ts'
import {
  CROSSING,
  type Crossing,
  CrossingGiven,
  endingOf,
  whyNotCross,
  whyNotEndSo,
  whyNotUnmark,
} from './crossing.ts'
import { swotWith } from './swot.store.ts'
import type { SwotItem } from './swot.ts'
import { whyNotTwice } from './those.ts'

type Given = z.output<typeof putCrossings.input>['crossings'][number]

export const crossingRoutes: Route[] = [
  route(listCrossings, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return crossingsOf(db, accountId)
  }),

  route(putCrossings, async ({ input: { accountId, crossings }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    heed(whyNotTwice(crossings.map(pairKey)))
    const items = await itemsOf(db, accountId, crossings)
    await holdRows(db, 'swot_item', 'item_id', [...items.keys()])
    const before = await crossingsWith(db, accountId, crossings)
    const was = new Map(before.map((one) => [pairKey(one), one]))
    for (const one of crossings) {
      const stood = was.get(pairKey(one))
      heedSince(one.was, stood && CrossingGiven.parse(stood), 'know/crossing-changed-since')
      heed(whyNotEndSo(one, stood?.actions ?? []))
      if (one.action && one.rejection !== '') throw new Problem(422, 'know/crossing-two-endings')
    }
    await keepCrossings(db, accountId, crossings)
    const marked = await crossingsWith(db, accountId, crossings)
    const actionIds = await keepActions(db, actor, { accountId, crossings, marked })
    const now = await crossingsWith(db, accountId, crossings)
    for (const [what, some] of Map.groupBy(now, verbOf)) {
      await recordEach(
        db,
        actor,
        what,
        some.map((one) => told(one, items)),
      )
    }
    return { now, before, actionIds }
  }),

  route(dropCrossing, async ({ input: { crossingId }, actor, db }) => {
    const crossing = found(await crossingOf(db, crossingId))
    const { accountId } = crossing
    await heedWriting(db, actor, accountId)
    heed(whyNotUnmark(crossing.actions))
    const items = await itemsOf(db, accountId, [crossing])
    await removeCrossing(db, crossingId)
    await record(db, actor, 'crossing.unmarked', told(crossing, items))
    return crossing
  }),
]

type Items = ReadonlyMap<string, SwotItem>
type Pairs = readonly Pick<Crossing, 'innerId' | 'outerId'>[]

/** The items of these pairs, all of this account, each on its side. */
async function itemsOf(db: Db, accountId: string, pairs: Pairs): Promise<Items> {
  const ids = [...new Set(pairs.flatMap(({ innerId, outerId }) => [innerId, outerId]))]
  const items = new Map((await swotWith(db, accountId, ids)).map((item) => [item.itemId, item]))
  for (const { innerId, outerId } of pairs) {
    heed(whyNotCross(found(items.get(innerId)).kind, found(items.get(outerId)).kind))
  }
  return items
}

type Ending = { accountId: string; crossings: readonly Given[]; marked: readonly Crossing[] }

async function keepActions(db: Db, actor: Actor, { accountId, crossings, marked }: Ending) {
  const ids = new Map(marked.map((one) => [pairKey(one), one.crossingId]))
  const adds = crossings.flatMap(({ action, ...pair }) => (action ? [{ action, pair }] : []))
  for (const ownerId of new Set(adds.map(({ action }) => action.ownerId))) {
    if (!(await mayOwn(db, ownerId))) throw new Problem(422, 'accounts/not-an-owner')
  }
  const kept: { actionId: string; accountId: string; title: string; dueOn: string }[] = []
  for (const { action, pair } of adds) {
    const from = { origin: CROSSING, originId: ids.get(pairKey(pair))! }
    const actionId = await keepAction(db, { ...action, accountId, ...from })
    kept.push({ actionId, accountId, title: action.title, dueOn: action.dueOn })
  }
  await recordEach(db, actor, 'action.added', kept)
  return kept.map(({ actionId }) => actionId)
}

const VERBS = {
  action: 'crossing.acted',
  objective: 'crossing.aimed',
  rejection: 'crossing.rejected',
  none: 'crossing.marked',
} as const

function verbOf(crossing: Crossing) {
  return VERBS[endingOf(crossing) ?? 'none']
}

function told({ accountId, crossingId, innerId, outerId, ...one }: Crossing, items: Items) {
  const title = `${items.get(innerId)!.title} × ${items.get(outerId)!.title}`
  return { accountId, crossingId, title, outcome: one.objective || one.rejection }
}
