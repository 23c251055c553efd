/** How often we mean to speak with clients, over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { choiceOf, choose } from '../platform/choice.ts'
import { record } from '../platform/history.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { chooseCadence, listDueContacts, readCadence, readRhythm } from './cadence.api.ts'
import { cadenceChoice, sentimentsOf, talkSides, watchedAccounts } from './cadence.store.ts'
import { balanceOf, quietOf } from './cadence.ts'
import { dueAmong, dueFor } from './dueContact.store.ts'

export const cadenceRoutes: Route[] = [
  route(readCadence, ({ db }) => choiceOf(db, cadenceChoice)),

  route(chooseCadence, async ({ input, actor, db }) => {
    const before = await choiceOf(db, cadenceChoice)
    await choose(db, cadenceChoice, input)
    await record(db, actor, 'cadence.chosen', { now: input, before })
    return { now: input, before }
  }),

  route(listDueContacts, ({ actor, db, today }) => dueFor(db, actor, today)),

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
      due: await dueAmong(db, accounts, today),
      ours: balanceOf(sides.map(({ ours }) => ours)),
      theirs: balanceOf(sides.map(({ theirs }) => theirs)),
      sentiments: await sentimentsOf(db, accountId, today),
    }
  }),
]

/** Of an account that is archived nothing is asked any more. */
const NONE = { tier: 'standard', days: [], lastOn: null } as const
