/** Merging accounts over HTTP. It is a change like any other, so that taking it back is exact. */
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { accountOf } from './account.store.ts'
import { changeAccounts, undoChange } from './change.store.ts'
import { compareAccounts, listMerged, mergeAccounts, separateAccounts } from './merge.api.ts'
import { changeThatMerged, mergedInto, sideOf } from './merge.store.ts'
import { theirsOf, whyNotMerge } from './merge.ts'
import { heedWriting } from './writing.store.ts'

export const mergeRoutes: Route[] = [
  route(compareAccounts, async ({ input: { accountId, otherId }, db }) => ({
    asked: found(await sideOf(db, accountId)),
    other: found(await sideOf(db, otherId)),
  })),

  route(mergeAccounts, async ({ input: { accountId, otherId, chosen }, actor, db }) => {
    const both = db`account.firm_id = ${db.firm} and account.account_id in (${accountId}, ${otherId})`
    await db`select from account where ${both} order by account_id for no key update`
    const kept = found(await sideOf(db, accountId))
    const other = found(await sideOf(db, otherId))
    heed(whyNotMerge(kept, other))
    await heedWriting(db, actor, accountId)
    await heedWriting(db, actor, otherId)
    const made = await changeAccounts(db, actor, {
      where: both,
      edit: { kind: 'merging', keptId: accountId, otherId, theirs: theirsOf(chosen) },
    })
    await record(db, actor, 'account.merged', { accountId, name: other.name, otherId })
    return made
  }),

  route(separateAccounts, async ({ input: { otherId }, actor, db }) => {
    const { changeId } = found(await changeThatMerged(db, otherId))
    return undoChange(db, actor, changeId)
  }),

  route(listMerged, async ({ input, db }) => {
    const { accountId } = found(await accountOf(db, input.accountId))
    return mergedInto(db, accountId)
  }),
]
