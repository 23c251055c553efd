/** Strengths, weaknesses, opportunities and threats over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { whyNotSeen } from '../accounts/said.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Db } from '../platform/db.ts'
import { record, recordEach } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedEachSince, holdRows } from '../platform/since.ts'
import { crossedAmong } from './crossing.store.ts'
import { dropSwot, listSwot, putSwot } from './swot.api.ts'
import { keepSwot, removeSwot, swotItemOf, swotOf, swotWith } from './swot.store.ts'
import { SwotGiven, type SwotItem, whyNotTurn } from './swot.ts'
import { named, those, whyNotTwice } from './those.ts'

export const swotRoutes: Route[] = [
  route(listSwot, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return swotOf(db, accountId)
  }),

  route(putSwot, async ({ input: { accountId, items }, actor, db, today }) => {
    await heedWriting(db, actor, accountId)
    for (const { seenOn } of items) heed(whyNotSeen(seenOn, today))
    heed(whyNotTwice(named(items, 'itemId')))
    await holdRows(db, 'swot_item', 'item_id', named(items, 'itemId'))
    const before = await swotWith(db, accountId, named(items, 'itemId'))
    heedEachSince(items, {
      before,
      id: 'itemId',
      shape: SwotGiven,
      code: 'know/swot-changed-since',
    })
    await heedTurning(db, items, before)
    const ids = await keepSwot(db, accountId, items)
    const now = found(those(ids, await swotWith(db, accountId, ids), 'itemId'))
    const known = new Set(before.map(({ itemId }) => itemId))
    const fresh = now.filter(({ itemId }) => !known.has(itemId))
    await recordEach(db, actor, 'swot.noted', fresh.map(told))
    const changed = now.filter(({ itemId }) => known.has(itemId))
    await recordEach(db, actor, 'swot.changed', changed.map(told))
    return { now, before }
  }),

  route(dropSwot, async ({ input: { itemId }, actor, db }) => {
    const item = found(await swotItemOf(db, itemId))
    await heedWriting(db, actor, item.accountId)
    await removeSwot(db, itemId)
    await record(db, actor, 'swot.dropped', told(item))
    return item
  }),
]

type Named = SwotGiven & { itemId?: string | undefined }

async function heedTurning(db: Db, items: readonly Named[], before: readonly SwotItem[]) {
  const was = new Map(before.map((item) => [item.itemId, item]))
  const crossed = await crossedAmong(db, [...was.keys()])
  for (const { itemId = '', kind } of items) {
    const old = was.get(itemId)
    if (old) heed(whyNotTurn(old.kind, { kind, isCrossed: crossed.has(itemId) }))
  }
}

const told = ({ accountId, itemId, title }: SwotItem) => ({ accountId, itemId, title })
