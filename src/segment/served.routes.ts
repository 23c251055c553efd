/** Strategies that an account serves, over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { listServed, serveStrategy, stopServing } from './served.api.ts'
import { forgetStrategy, nameStrategy, strategiesServed } from './served.store.ts'
import { whyNotServe } from './served.ts'
import { strategyOf } from './strategy.store.ts'

export const servedRoutes: Route[] = [
  route(listServed, async ({ input, db }) => {
    found(await accountOf(db, input.accountId))
    return strategiesServed(db, input.accountId)
  }),

  route(serveStrategy, async ({ input, actor, db }) => {
    await heedWriting(db, actor, input.accountId)
    const strategy = found(await strategyOf(db, input.strategyId))
    const before = (await servedBy(db, input)) ?? null
    heed(whyNotServe(strategy, before !== null))
    await nameStrategy(db, input)
    const now = found(await servedBy(db, input))
    await record(db, actor, 'strategy.served', { ...input, title: now.title, before })
    return { now, before }
  }),

  route(stopServing, async ({ input, actor, db }) => {
    await heedWriting(db, actor, input.accountId)
    const before = found(await servedBy(db, input))
    await forgetStrategy(db, input.accountId, input.strategyId)
    await record(db, actor, 'strategy.notServed', { ...before, accountId: input.accountId })
    return before
  }),
]

async function servedBy(db: Db, of: { accountId: string; strategyId: string }) {
  const served = await strategiesServed(db, of.accountId)
  return served.find(({ strategyId }) => strategyId === of.strategyId)
}
