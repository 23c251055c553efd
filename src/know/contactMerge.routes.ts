/** Merging people over HTTP. Nothing that hangs on them is rewritten, so that separating them is exact. */
import postgres from 'postgres'
import { whyNotWrite } from '../accounts/account.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { contactOf } from './contact.store.ts'
import { heedKept } from './contactThere.store.ts'
import { compareContacts, mergeContacts, separateContacts } from './contactMerge.api.ts'
import {
  insertMerge,
  lockContacts,
  mergeOf,
  mergesAfter,
  mergeSideOf,
  onceOf,
  pointTo,
  removeMerge,
  rewriteTaken,
  talksOf,
  writeOnce,
} from './contactMerge.store.ts'
import {
  chosenIn,
  type Compared,
  givenBack,
  takenFrom,
  whyNotMergeContacts,
} from './contactMerge.ts'

export const contactMergeRoutes: Route[] = [
  route(compareContacts, async ({ input: { contactId, otherId }, db }) => {
    const one = found(await contactOf(db, contactId))
    const two = found(await contactOf(db, otherId))
    const talks = await talksOf(db, [one.contactId, two.contactId])
    return { sides: [one, two] satisfies Compared['sides'], talks }
  }),

  route(mergeContacts, async ({ input: { contactId, otherId, chosen }, actor, db }) => {
    await lockContacts(db, [contactId, otherId])
    await heedKept(db, [contactId])
    const kept = found(await mergeSideOf(db, contactId))
    const other = found(await mergeSideOf(db, otherId))
    heed(whyNotMergeContacts(kept, other))
    for (const { carers } of [kept, other]) heed(whyNotWrite(actor, carers))
    const taken = takenFrom(await onceOf(db, contactId), await onceOf(db, otherId), chosen)
    await writeOnce(db, contactId, afterOf(taken))
    await refusingCircle(pointTo(db, otherId, contactId))
    await insertMerge(db, { keptId: contactId, otherId, taken })
    await tell(db, actor, 'contact.merged', { contactId, otherId })
    return { contactId, otherId }
  }),

  route(separateContacts, async ({ input: { contactId, otherId }, actor, db }) => {
    const { keptId } = found(await mergeOf(db, { contactId, otherId }))
    await lockContacts(db, [keptId, otherId])
    const { taken } = found(await mergeOf(db, { contactId, otherId }))
    const later = await mergesAfter(db, { keptId, otherId })
    const back = givenBack(
      await onceOf(db, keptId),
      taken,
      later.map((one) => one.taken),
    )
    // Told, and asked, while both are one: whoever sees either sees both.
    await tell(db, actor, 'contact.separated', { contactId, otherId })
    await pointTo(db, otherId, null)
    for (const id of [contactId, otherId]) {
      heed(whyNotWrite(actor, found(await mergeSideOf(db, id)).carers))
    }
    await writeOnce(db, keptId, back.values)
    for (const [at, { otherId: id }] of later.entries()) await rewriteTaken(db, id, back.later[at]!)
    await removeMerge(db, otherId)
    const chosen = keptId === contactId ? chosenIn(taken) : {}
    return { contactId, otherId, stayed: back.stayed, chosen }
  }),
]

function afterOf(taken: ReturnType<typeof takenFrom>) {
  return Object.fromEntries(Object.entries(taken).map(([field, { after }]) => [field, after]))
}

/** Two who merge at once in opposite ways: the database lets one of them. */
async function refusingCircle(writing: PromiseLike<unknown>) {
  try {
    await writing
  } catch (error) {
    const circle =
      error instanceof postgres.PostgresError && error.constraint_name === 'merge_circle'
    throw circle ? new Problem(409, 'know/merge-circle') : error
  }
}

type Pair = { contactId: string; otherId: string }

/** In the history of each account where they work. The other isn't named: they may be asked to be forgotten. */
async function tell(db: Db, actor: Actor, what: `contact.${string}`, { contactId, otherId }: Pair) {
  const { name, places } = found(await contactOf(db, contactId))
  for (const accountId of new Set(places.map((place) => place.accountId))) {
    await record(db, actor, what, { accountId, contactId, name, otherId })
  }
}
