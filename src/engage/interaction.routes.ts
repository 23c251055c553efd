/** Interactions over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  dropInteraction,
  listInteractions,
  listPlanned,
  putInteraction,
  readInteraction,
  readTheirZone,
} from './interaction.api.ts'
import {
  interactionOf,
  interactionPage,
  plannedOf,
  removeInteraction,
  theirZone,
  writeInteraction,
} from './interaction.store.ts'
import { type InteractionGiven, whyNotHeld } from './interaction.ts'
import { removeMade } from './talkMade.store.ts'

export const interactionRoutes: Route[] = [
  route(listInteractions, async ({ input, db }) => {
    found(await accountOf(db, input.accountId))
    return interactionPage(db, input)
  }),

  route(listPlanned, ({ actor, db }) => plannedOf(db, actor.id)),

  route(readTheirZone, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return { zone: await theirZone(db, accountId) }
  }),

  route(readInteraction, async ({ input: { interactionId }, db }) =>
    found(await interactionOf(db, interactionId)),
  ),

  route(putInteraction, ({ input, ...who }) => keepInteraction(input, who)),

  route(dropInteraction, async ({ input: { interactionId, withMade }, ...who }) => {
    const { db, actor } = who
    const before = found(await interactionOf(db, interactionId))
    await heedWriting(db, actor, before.accountId)
    if (withMade) await removeMade(who, before)
    await removeInteraction(db, interactionId)
    await record(db, actor, 'interaction.takenBack', { ...before, title: before.subject })
    return before
  }),
]

type Who = { actor: Actor; db: Db; today: Day }
type Given = InteractionGiven & { interactionId?: string | undefined }

/** Adds one or changes the one of this id, recorded; how it was before. */
export async function keepInteraction(input: Given, { actor, db, today }: Who) {
  await heedWriting(db, actor, input.accountId)
  heed(whyNotHeld(input, today))
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
  const what = before
    ? 'interaction.changed'
    : now.state === 'planned'
      ? 'interaction.planned'
      : 'interaction.added'
  await record(db, actor, what, { interactionId, accountId, title, kind, happenedOn, before })
  return { now, before }
}

/** Whoever is newly named works here. */
export async function heedOurs(db: Db, personIds: readonly (string | null)[]): Promise<void> {
  for (const id of new Set(personIds)) {
    if (id !== null && !(await mayOwn(db, id))) throw new Problem(422, 'accounts/not-an-owner')
  }
}
