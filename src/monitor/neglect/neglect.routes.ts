/** Neglect over HTTP. */
import { accountOf } from '../../accounts/account.store.ts'
import { choiceOf, choose } from '../../platform/choice.ts'
import { record } from '../../platform/history.ts'
import { enqueue } from '../../platform/jobs.ts'
import { found } from '../../platform/problem.ts'
import { type Route, route } from '../../platform/serve.ts'
import { neglectChoice } from './making.store.ts'
import {
  askNeglect,
  chooseMinimums,
  listNeglected,
  readNeglect,
  readNeglected,
} from './neglect.api.ts'
import { neglectedAccount, neglectedPage, neglectTold } from './neglect.store.ts'
import { refreshNeglect } from './neglectTold.ts'

export const neglectRoutes: Route[] = [
  // It names accounts of the whole firm.
  route(readNeglect, async ({ actor, db }) => {
    const choice = await choiceOf(db, neglectChoice)
    if (actor.sees !== 'all') return { state: 'closed' as const, told: null, choice }
    const told = await neglectTold(db)
    return { state: told ? ('ready' as const) : ('none' as const), told, choice }
  }),

  route(listNeglected, async ({ input, db }) => neglectedPage(db, input)),

  route(readNeglected, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return (await neglectedAccount(db, accountId)) ?? null
  }),

  route(chooseMinimums, async ({ input, actor, db }) => {
    const before = await choiceOf(db, neglectChoice)
    await choose(db, neglectChoice, input)
    await record(db, actor, 'neglectMinimums.chosen', { now: input, before })
    await enqueue(db, refreshNeglect, {}, { key: 'figures' })
    return { now: input, before }
  }),

  route(askNeglect, async ({ actor, db }) => {
    await enqueue(db, refreshNeglect, {}, { key: 'figures' })
    await record(db, actor, 'neglect.asked', {})
    return {}
  }),
]
