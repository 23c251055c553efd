/** Lines between people of an account over HTTP. */
import { heedWriting } from '../accounts/writing.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince } from '../platform/since.ts'
import { heedPerson } from './personThere.store.ts'
import { dropTie, putTie } from './tie.api.ts'
import { keepTie, lockTies, removeTie, tiesOf } from './tie.store.ts'
import { TieGiven, whyNotTie } from './tie.ts'

export const tieRoutes: Route[] = [
  route(putTie, async ({ input: { accountId, was, ...given }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    const names = await namesOf(db, accountId, given)
    await lockTies(db, accountId)
    const all = await tiesOf(db, accountId)
    const before = all.find(({ tieId }) => tieId === given.tieId) ?? null
    heedSince(was, before && TieGiven.parse(before), 'know/tie-changed-since')
    const others = all.filter(({ tieId }) => tieId !== given.tieId)
    heed(whyNotTie(given, others))
    const tieId = await keepTie(db, accountId, given)
    const now = found((await tiesOf(db, accountId)).find((one) => one.tieId === tieId))
    const what = before ? 'tie.changed' : 'tie.drawn'
    await record(db, actor, what, { accountId, ...names, ...now, before })
    return { now, before }
  }),

  route(dropTie, async ({ input: { accountId, tieId }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    const tie = found((await tiesOf(db, accountId)).find((one) => one.tieId === tieId))
    await removeTie(db, tieId)
    const names = await namesOf(db, accountId, tie)
    await record(db, actor, 'tie.dropped', { accountId, ...names, ...tie })
    return tie
  }),
]

/** Both work there or did; told as `Ana Ruiz → Eva Sanz`. */
async function namesOf(
  db: Db,
  accountId: string,
  { fromId, toId }: { fromId: string; toId: string },
) {
  const from = await heedPerson(db, { accountId, contactId: fromId })
  const to = await heedPerson(db, { accountId, contactId: toId })
  return { name: `${from.name} → ${to.name}` }
}
