/** Relations between accounts over HTTP. */
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { accountOf } from './account.store.ts'
import { whyNotWrite } from './account.ts'
import { dropRelation, listRelations, putRelation } from './relation.api.ts'
import { keepRelation, relationOf, relationsOf, removeRelation } from './relation.store.ts'
import { type Relation, RelationGiven, whyNotRelate } from './relation.ts'

export const relationRoutes: Route[] = [
  route(listRelations, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return relationsOf(db, accountId)
  }),

  route(putRelation, async ({ input, actor, db }) => {
    await heedSides(db, actor, input)
    heed(whyNotRelate(input))
    if (input.relationId) await holdRows(db, 'account_relation', 'relation_id', [input.relationId])
    const before = input.relationId ? ((await relationOf(db, input.relationId)) ?? null) : null
    heedSince(input.was, before && RelationGiven.parse(before), 'accounts/relation-changed-since')
    if (before) await heedSides(db, actor, before)
    const now = found(await relationOf(db, await keepRelation(db, input)))
    await recordBoth(db, actor, 'relation.kept', now)
    return { now, before }
  }),

  route(dropRelation, async ({ input: { relationId }, actor, db }) => {
    const before = found(await relationOf(db, relationId))
    await heedSides(db, actor, before)
    await removeRelation(db, relationId)
    await recordBoth(db, actor, 'relation.dropped', before)
    return before
  }),
]

/** Whoever may change one side may say how it is related to the other. */
async function heedSides(
  db: Db,
  actor: Actor,
  { accountId, otherId }: Pick<RelationGiven, 'accountId' | 'otherId'>,
) {
  const account = found(await accountOf(db, accountId))
  const other = found(await accountOf(db, otherId))
  if (whyNotWrite(actor, account.carers) !== null) heed(whyNotWrite(actor, other.carers))
}

async function recordBoth(
  db: Db,
  actor: Actor,
  what: 'relation.kept' | 'relation.dropped',
  relation: Relation,
) {
  const { accountId, account, otherId, other } = relation
  await record(db, actor, what, { ...relation, accountId, name: other })
  await record(db, actor, what, { ...relation, accountId: otherId, name: account })
}
