/** The tree of accounts over HTTP. */
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { accountOf, insertAccount } from './account.store.ts'
import { whyNotAdd, writesAll } from './account.ts'
import { addMember, putBelongings, putKind, readBelongings } from './tree.api.ts'
import { type Belonging, belongsOn, givenOf, whyNotBelong } from './tree.ts'
import { belongingsOf, kindOf, placesAbove, setKind, writeBelongings } from './tree.store.ts'
import { heedWriting } from './writing.store.ts'

export const treeRoutes: Route[] = [
  route(readBelongings, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    return {
      kind: await kindOf(db, accountId),
      belongings: await belongingsOf(db, accountId),
      above: await placesAbove(db, accountId, today),
    }
  }),

  route(putBelongings, async ({ input: { accountId, belongings, was }, actor, db, today }) => {
    const { name } = await heedWriting(db, actor, accountId)
    const before = await belongingsOf(db, accountId)
    if (was && !isDeepStrictEqual(was, before.map(givenOf))) {
      throw new Problem(409, 'accounts/structure-changed-since')
    }
    heed(whyNotBelong(accountId, belongings))
    const known = new Set(before.map(({ parentId }) => parentId))
    for (const { parentId } of belongings) {
      if (!known.has(parentId)) found(await accountOf(db, parentId))
    }
    await writeBelongings(db, accountId, belongings)
    const now = await belongingsOf(db, accountId)
    await recordMove(db, actor, { accountId, name, before, now, today })
    return { now, before }
  }),

  route(putKind, async ({ input: { accountId, kind }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    const before = await kindOf(db, accountId)
    await setKind(db, accountId, kind)
    await record(db, actor, 'kind.changed', { accountId, now: kind, before })
    return { now: kind, before }
  }),

  route(addMember, async ({ input, actor, db }) => {
    const parent = found(await accountOf(db, input.accountId))
    heed(whyNotAdd(actor))
    const { name, code, kind, fromOn } = input
    // Whoever looks after the one above looks after it too, until somebody says otherwise.
    const above = parent.carers.find(
      ({ part, name: known }) => part === 'manager' && known !== null,
    )
    const managerId = writesAll(actor.role) ? (above?.personId ?? null) : actor.id
    const accountId = await insertAccount(db, { name, code, groupName: null, tags: [], managerId })
    await setKind(db, accountId, kind)
    const { accountId: parentId } = parent
    await writeBelongings(db, accountId, [{ parentId, fromOn, untilOn: null }])
    const account = found(await accountOf(db, accountId))
    await record(db, actor, 'account.added', account)
    await record(db, actor, 'tree.memberPlaced', { accountId: parentId, name })
    return account
  }),
]

type Moved = { accountId: string; name: string; before: Belonging[]; now: Belonging[]; today: Day }

/** Told of the account, of the one that it left and of the one that it came to. */
async function recordMove(db: Db, actor: Actor, { accountId, name, before, now, today }: Moved) {
  const [left, came] = [belongsOn(before, today), belongsOn(now, today)]
  const what = came ? 'tree.placed' : 'tree.unplaced'
  await record(db, actor, what, { accountId, name: came?.parent ?? '', before, now })
  if (left?.parentId === came?.parentId) return
  if (left) await record(db, actor, 'tree.memberLeft', { accountId: left.parentId, name })
  if (came) await record(db, actor, 'tree.memberPlaced', { accountId: came.parentId, name })
}
