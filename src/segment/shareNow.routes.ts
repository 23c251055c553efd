/** Our share of an account's potential over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { shareOfPotential } from '../accounts/potential.ts'
import { portfolioAt } from '../identify/portfolio.store.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { metricsOf } from './metric.store.ts'
import { potentialsIn } from './potentialsIn.store.ts'
import { readShareNow } from './shareNow.api.ts'

export const shareNowRoutes: Route[] = [
  route(readShareNow, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    const portfolio = await portfolioAt(db, {})
    if (!portfolio) return null
    const metrics = ['salesLast12', 'referredSales'] as const
    const figures = (await metricsOf(db, portfolio, { accountIds: [accountId], metrics })).get(
      accountId,
    )
    const salesLast12 = figures?.salesLast12 ?? null
    const potential = (await potentialsIn(db, portfolio, [accountId])).get(accountId) ?? null
    return {
      asOf: portfolio.asOf,
      currency: portfolio.valuation,
      salesLast12,
      potential,
      share: shareOfPotential(salesLast12, potential),
      referredSales: figures?.referredSales ?? 0,
    }
  }),
]
