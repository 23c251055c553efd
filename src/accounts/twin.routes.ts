/** Accounts that may be the same client, over HTTP. */
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { accountOf } from './account.store.ts'
import {
  countTwins,
  doubtAccountsAgain,
  listAccountTwins,
  readTwinsOf,
  tellAccountsApart,
} from './twin.api.ts'
import {
  accountTwins,
  openTwins,
  type OnePair,
  pairOf,
  setDismissed,
  twinsOf,
} from './twin.store.ts'
import { whyNotTellApart } from './twin.ts'

export const twinRoutes: Route[] = [
  route(listAccountTwins, ({ input, db }) => accountTwins(db, input)),

  route(readTwinsOf, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return twinsOf(db, accountId)
  }),

  route(countTwins, ({ db }) => openTwins(db)),

  route(tellAccountsApart, async ({ input: { accountId, otherId, because }, actor, db }) => {
    const pair = { accountId, otherId }
    const sides = await heldPair(db, actor, pair)
    await setDismissed(db, pair, { personId: actor.id, because })
    await tell(db, actor, 'account.toldApart', sides)
    return pair
  }),

  route(doubtAccountsAgain, async ({ input: { accountId, otherId }, actor, db }) => {
    const pair = { accountId, otherId }
    const sides = await heldPair(db, actor, pair)
    await setDismissed(db, pair, null)
    await tell(db, actor, 'account.doubtedAgain', sides)
    return pair
  }),
]

async function heldPair(db: Db, actor: Actor, pair: OnePair) {
  const { sides } = found(await pairOf(db, pair))
  heed(whyNotTellApart(actor, sides))
  return sides
}

type Sides = Awaited<ReturnType<typeof heldPair>>

/** Each of the two tells it of the other. */
async function tell(
  db: Db,
  actor: Actor,
  what: 'account.toldApart' | 'account.doubtedAgain',
  [one, other]: Sides,
) {
  const about = (here: Sides[0], there: Sides[0]) => ({
    accountId: here.accountId,
    otherId: there.accountId,
    name: there.name,
  })
  await record(db, actor, what, about(one, other))
  await record(db, actor, what, about(other, one))
}
