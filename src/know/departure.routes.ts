/** Departures over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { actionsFrom, keepAction, removeAction } from '../accounts/action.store.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { ContactGiven, PlaceGiven } from './contact.ts'
import { contactOf, insertContact } from './contact.store.ts'
import { heedKept } from './contactThere.store.ts'
import { deciderMapOn } from './deciderMap.store.ts'
import { listDepartures, readEffect, takeBackDeparture, tellDeparture } from './departure.api.ts'
import { type DepartureGiven, effectOf, whyNotLeave } from './departure.ts'
import {
  departureOf,
  departuresOf,
  insertDeparture,
  ORIGIN,
  removeDeparture,
} from './departure.store.ts'

export const departureRoutes: Route[] = [
  route(listDepartures, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return departuresOf(db, accountId)
  }),

  route(readEffect, async ({ input: { contactId, placeId, leftOn }, db }) => {
    const { contact, place } = await placed(db, contactId, placeId)
    return effectOf(await deciderMapOn(db, place.accountId, leftOn), contact.contactId)
  }),

  route(tellDeparture, async ({ input, actor, db }) => {
    await heedKept(db, [input.contactId, ...(input.successorId ? [input.successorId] : [])])
    const { contact, place } = await placed(db, input.contactId, input.placeId)
    const { accountId } = place
    await heedWriting(db, actor, accountId)
    heed(whyNotLeave(input, place))
    const successorId = await whoFollows(db, actor, { input, accountId })
    const departureId = await insertDeparture(db, { ...input, accountId, successorId })
    for (const action of input.actions) {
      if (!(await mayOwn(db, action.ownerId))) throw new Problem(422, 'accounts/not-an-owner')
      await keepAction(db, { ...action, accountId, origin: ORIGIN, originId: departureId })
    }
    const { contactId, name } = contact
    const { leftOn, goesTo } = input
    await record(db, actor, 'contact.left', { accountId, contactId, name, leftOn, goesTo })
    return found(await departureOf(db, departureId))
  }),

  route(takeBackDeparture, async ({ input: { departureId }, actor, db }) => {
    const departure = found(await departureOf(db, departureId))
    const { accountId, contactId, name } = departure
    await heedWriting(db, actor, accountId)
    for (const { actionId } of await actionsFrom(db, ORIGIN, [departureId])) {
      await removeAction(db, actionId)
    }
    await removeDeparture(db, departure)
    await record(db, actor, 'contact.leftNot', { accountId, contactId, name })
    return { departureId }
  }),
]

async function placed(db: Db, contactId: string, placeId: string) {
  const contact = found(await contactOf(db, contactId))
  return { contact, place: found(contact.places.find((one) => one.placeId === placeId)) }
}

type Following = { input: DepartureGiven; accountId: string }

/** Someone who works there already, or someone new, who is added. */
async function whoFollows(
  db: Db,
  actor: Actor,
  { input: { successorId, newcomer, leftOn }, accountId }: Following,
): Promise<string | null> {
  if (newcomer) {
    const { jobTitle, ...person } = newcomer
    const { name } = person
    const place = PlaceGiven.parse({ accountId, jobTitle, fromOn: leftOn })
    const contactId = await insertContact(db, { ...ContactGiven.parse(person), place })
    await record(db, actor, 'contact.added', { contactId, name, accountId })
    return contactId
  }
  if (!successorId) return null
  const { places } = found(await contactOf(db, successorId))
  const works = places.some((place) => place.accountId === accountId)
  if (!works) throw new Problem(422, 'know/follower-elsewhere')
  return successorId
}
