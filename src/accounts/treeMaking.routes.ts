/** The tree made out of the ledger, over HTTP. */
import { recordEach, record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { makeTree, readDisagreements, undoMaking } from './tree.api.ts'
import { disagreements, insertMaking, makingOf, removeMaking } from './treeMaking.store.ts'

export const treeMakingRoutes: Route[] = [
  route(makeTree, async ({ actor, db }) => {
    const { makingId, groups, members } = await insertMaking(db)
    await recordEach(db, actor, 'account.added', groups)
    await recordEach(
      db,
      actor,
      'tree.placed',
      members.map(({ accountId, group }) => ({ accountId, name: group, makingId })),
    )
    return { makingId, groups: groups.length, members: members.length }
  }),

  route(undoMaking, async ({ input: { makingId }, actor, db }) => {
    const { undone } = found(await makingOf(db, makingId))
    heed(undone ? { code: 'accounts/already-undone', status: 409 } : null)
    const { groups, members, left } = await removeMaking(db, makingId)
    const told = members.map(({ accountId }) => ({ accountId, name: '', makingId }))
    await recordEach(db, actor, 'tree.unplaced', told)
    await record(db, actor, 'tree.makingUndone', { makingId, groups: groups.length, left })
    return { groups: groups.length, members: members.length, left }
  }),

  route(readDisagreements, ({ db, today }) => disagreements(db, today)),
]
