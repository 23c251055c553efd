/** What serving accounts costs, over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { listAccountCosts, readAccountCost, readCosts } from './costs.api.ts'
import { costOfAccount, pageOfCosts } from './costs.store.ts'
import { costsStudy } from './costs.ts'
import { portfolioMeant } from './portfolio.store.ts'
import { spansAt } from './purchase.ts'
import { studyFor } from './study.store.ts'

export const costsRoutes: Route[] = [
  route(readCosts, ({ input, actor, db }) => studyFor(db, costsStudy, { actor, input })),

  route(listAccountCosts, async ({ input, db }) => {
    const portfolio = await portfolioMeant(db, input)
    return portfolio ? pageOfCosts(db, input, portfolio) : { rows: [], total: 0 }
  }),

  route(readAccountCost, async ({ input, db }) => {
    found(await accountOf(db, input.accountId))
    const portfolio = await portfolioMeant(db, input)
    if (!portfolio) return { valuation: null, from: null, to: null, told: null }
    const { from, to } = spansAt(portfolio.asOf, 12).last12
    const told = await costOfAccount(db, input.accountId, portfolio)
    return { valuation: portfolio.valuation, from, to, told }
  }),
]
