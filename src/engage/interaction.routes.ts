/** Interactions over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { dropInteraction, listInteractions, putInteraction } from './interaction.api.ts'
import {
  interactionOf,
  interactionPage,
  removeInteraction,
  writeInteraction,
} from './interaction.store.ts'

export const interactionRoutes: Route[] = [
  route(listInteractions, async ({ input, db }) => {
    found(await accountOf(db, input.accountId))
    return interactionPage(db, input)
  }),

  route(putInteraction, async ({ input, actor, db }) => {
    await heedWriting(db, actor, input.accountId)
    const before = input.interactionId
      ? ((await interactionOf(db, input.interactionId)) ?? null)
      : null
    if (before) await heedWriting(db, actor, before.accountId)
    await heedContacts(db, input.contactIds)
    const kept = before ? [before.ownerId, ...before.personIds] : []
    await heedOurs(
      db,
      [input.ownerId, ...input.personIds].filter((id) => !kept.includes(id)),
    )
    const now = found(await interactionOf(db, await writeInteraction(db, input)))
    const { interactionId, accountId, subject: title, kind, happenedOn } = now
    const what = before ? 'interaction.changed' : 'interaction.added'
    await record(db, actor, what, { interactionId, accountId, title, kind, happenedOn, before })
    return { now, before }
  }),

  route(dropInteraction, async ({ input: { interactionId }, actor, db }) => {
    const before = found(await interactionOf(db, interactionId))
    await heedWriting(db, actor, before.accountId)
    await removeInteraction(db, interactionId)
    await record(db, actor, 'interaction.takenBack', { ...before, title: before.subject })
    return before
  }),
]

/** Whoever is newly named works here. */
export async function heedOurs(db: Db, personIds: readonly (string | null)[]): Promise<void> {
  for (const id of new Set(personIds)) {
    if (id !== null && !(await mayOwn(db, id))) throw new Problem(422, 'accounts/not-an-owner')
  }
}
