/** How often we mean to speak with clients, over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { writesAll } from '../accounts/account.ts'
import type { Day } from '../kernel/day.ts'
import { choiceOf, choose } from '../platform/choice.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { chooseCadence, listDueContacts, readCadence, readRhythm } from './cadence.api.ts'
import {
  cadenceChoice,
  sentimentsOf,
  talkSides,
  watchedAccounts,
  watchedPeople,
} from './cadence.store.ts'
import { balanceOf, quietOf } from './cadence.ts'
import { dueFrom, type WatchedAccount } from './dueContact.ts'

/** The others follow when these are spoken with. */
const MOST = 60

export const cadenceRoutes: Route[] = [
  route(readCadence, ({ db }) => choiceOf(db, cadenceChoice)),

  route(chooseCadence, async ({ input, actor, db }) => {
    const before = await choiceOf(db, cadenceChoice)
    await choose(db, cadenceChoice, input)
    await record(db, actor, 'cadence.chosen', { now: input, before })
    return { now: input, before }
  }),

  route(listDueContacts, async ({ actor, db, today }) => {
    const whose = { personId: actor.id, andKey: writesAll(actor.role) }
    const accounts = await watchedAccounts(db, whose, today)
    return (await due(db, accounts, today)).slice(0, MOST)
  }),

  route(readRhythm, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    const accounts = await watchedAccounts(db, { accountId }, today)
    const account = accounts[0] ?? NONE
    const cadence = await choiceOf(db, cadenceChoice)
    const every = cadence[account.tier].account
    const sides = await talkSides(db, accountId, today)
    return {
      tier: account.tier,
      every,
      lastOn: account.lastOn,
      talks: sides.length,
      quiet: quietOf(account.days, every, today),
      due: await due(db, accounts, today),
      ours: balanceOf(sides.map(({ ours }) => ours)),
      theirs: balanceOf(sides.map(({ theirs }) => theirs)),
      sentiments: await sentimentsOf(db, accountId, today),
    }
  }),
]

/** Of an account that is archived nothing is asked any more. */
const NONE = { tier: 'standard', days: [], lastOn: null } as const

async function due(db: Db, accounts: readonly WatchedAccount[], today: Day) {
  const cadence = await choiceOf(db, cadenceChoice)
  const ids = accounts.map(({ accountId }) => accountId)
  const people = ids.length > 0 ? await watchedPeople(db, ids, today) : []
  return dueFrom(accounts, people, { cadence, today })
}
