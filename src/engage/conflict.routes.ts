/** Conflicts over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { heedOurs } from './interaction.routes.ts'
import { dropConflict, listConflicts, putConflict } from './conflict.api.ts'
import { conflictOf, conflictsOf, removeConflict, writeConflict } from './conflict.store.ts'
import { type Conflict, ConflictGiven, whyNotConflict } from './conflict.ts'

export const conflictRoutes: Route[] = [
  route(listConflicts, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return conflictsOf(db, accountId)
  }),

  route(putConflict, async ({ input: { was, ...given }, actor, db, today }) => {
    const { conflictId, accountId, contactId, personIds } = given
    await heedWriting(db, actor, accountId)
    if (conflictId) await holdRows(db, 'conflict', 'conflict_id', [conflictId])
    const before = conflictId ? ((await conflictOf(db, conflictId)) ?? null) : null
    heedSince(was, before && ConflictGiven.parse(before), 'engage/changed-since')
    if (before && before.accountId !== accountId) throw new Problem(404, 'request/not-found')
    heed(whyNotConflict(given, today))
    if (contactId) await heedContacts(db, [contactId])
    await heedOurs(
      db,
      personIds.filter((id) => !before?.personIds.includes(id)),
    )
    const now = found(await conflictOf(db, await writeConflict(db, given)))
    await record(db, actor, whatOf(now, before), { ...told(now), before })
    return { now, before }
  }),

  route(dropConflict, async ({ input: { conflictId }, actor, db }) => {
    const before = found(await conflictOf(db, conflictId))
    await heedWriting(db, actor, before.accountId)
    await removeConflict(db, conflictId)
    await record(db, actor, 'conflict.takenBack', told(before))
    return before
  }),
]

function whatOf(now: Conflict, before: Conflict | null) {
  if (now.agreedOn !== null && before?.agreedOn === null) return 'conflict.agreed'
  return before ? 'conflict.changed' : 'conflict.noted'
}

const told = ({ conflictId, accountId, about, agreed }: Conflict) => ({
  conflictId,
  accountId,
  title: about.slice(0, 300),
  outcome: agreed.slice(0, 300),
})
