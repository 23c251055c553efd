/** The map of deciders over HTTP, and what is said of the people on it. */
import { accountOf } from '../accounts/account.store.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import { whyNotSeen } from '../accounts/said.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedKept } from './contactThere.store.ts'
import {
  dropSpots,
  putSpots,
  readDeciderMap,
  readSayings,
  sayOfDecider,
  sayPosition,
  unsayOfDecider,
  unsayPosition,
} from './decider.api.ts'
import {
  insertPosition,
  keepSpots,
  removePosition,
  removeSpots,
  say,
  sayingsOf,
  unsay,
} from './decider.store.ts'
import { deciderMapOn } from './deciderMap.store.ts'
import { isMoveTold } from './deciderMoved.store.ts'
import { isTwice } from './mapTold.ts'
import { heedPerson, personThere } from './personThere.store.ts'

export const deciderRoutes: Route[] = [
  route(readDeciderMap, async ({ input: { accountId, asOf }, db, today }) => {
    found(await accountOf(db, accountId))
    return deciderMapOn(db, accountId, asOf ?? today)
  }),

  route(readSayings, async ({ input, db }) => {
    await personThere(db, input)
    return sayingsOf(db, input)
  }),

  route(sayOfDecider, async ({ input, actor, db, today }) => {
    const { accountId, contactId, said, ...grounds } = input
    const { name } = await sayable(db, actor, input, today)
    const twice = isTwice(said.map(({ attribute }) => attribute))
    if (twice) throw new Problem(422, 'know/said-twice')
    const saidId = await say(db, input, { said, ...grounds })
    await record(db, actor, 'decider.said', {
      accountId,
      contactId,
      name,
      said,
      ...grounds,
      saidId,
    })
    return { saidId }
  }),

  route(unsayOfDecider, async ({ input, actor, db }) => {
    const { accountId, contactId, saidId } = input
    await heedWriting(db, actor, accountId)
    const { name } = await heedPerson(db, input)
    const count = someOf(await unsay(db, input))
    await record(db, actor, 'decider.unsaid', { accountId, contactId, name, saidId })
    return { count }
  }),

  route(sayPosition, async ({ input, actor, db, today }) => {
    const { accountId, contactId, personId, now, ideal } = input
    const { name } = await sayable(db, actor, input, today)
    if (!(await mayOwn(db, personId))) throw new Problem(422, 'know/not-a-colleague')
    const saidId = await insertPosition(db, input, input)
    const about = { accountId, contactId, name, personId, now, ideal, saidId }
    await record(db, actor, 'decider.positionSaid', about)
    return { saidId }
  }),

  route(unsayPosition, async ({ input, actor, db }) => {
    const { accountId, contactId, saidId } = input
    await heedWriting(db, actor, accountId)
    const { name } = await heedPerson(db, input)
    const count = someOf(await removePosition(db, input))
    await record(db, actor, 'decider.positionUnsaid', { accountId, contactId, name, saidId })
    return { count }
  }),

  route(putSpots, async ({ input: { accountId, spots }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    await heedKept(
      db,
      spots.map(({ contactId }) => contactId),
    )
    const one = new Map(spots.map((spot) => [spot.contactId, spot]))
    const count = await keepSpots(db, accountId, [...one.values()])
    const isTold = await isMoveTold(db, { accountId, actorId: actor.id })
    if (!isTold) await record(db, actor, 'decider.moved', { accountId, spots: count })
    return { count }
  }),

  route(dropSpots, async ({ input: { accountId }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    const were = await removeSpots(db, accountId)
    if (were.length > 0) await record(db, actor, 'decider.laidOut', { accountId, spots: were })
    return were
  }),
]

type Of = { accountId: string; contactId: string; seenOn: Day }

async function sayable(db: Db, actor: Actor, of: Of, today: Day) {
  await heedWriting(db, actor, of.accountId)
  heed(whyNotSeen(of.seenOn, today))
  return heedPerson(db, of)
}

function someOf(count: number): number {
  if (count === 0) throw new Problem(404, 'request/not-found')
  return count
}
