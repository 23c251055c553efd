/** Our share of an account's potential over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { shareOfPotential } from '../accounts/potential.ts'
import { portfolioAt } from '../identify/portfolio.store.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { metricOf } from './metric.store.ts'
import { potentialsIn } from './potentialsIn.store.ts'
import { readShareNow } from './shareNow.api.ts'

export const shareNowRoutes: Route[] = [
  route(readShareNow, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    const portfolio = await portfolioAt(db, {})
    if (!portfolio) return null
    const salesLast12 = await metricOf(db, portfolio, { accountId, metric: 'salesLast12' })
    const referredSales = await metricOf(db, portfolio, { accountId, metric: 'referredSales' })
    const potential = (await potentialsIn(db, portfolio, accountId)).get(accountId) ?? null
    return {
      asOf: portfolio.asOf,
      currency: portfolio.valuation,
      salesLast12,
      potential,
      share: shareOfPotential(salesLast12, potential),
      referredSales: referredSales ?? 0,
    }
  }),
]
