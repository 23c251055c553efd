/** Demand to come over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { readAccountDemand, readAccountRhythm, readDemand } from './demand.api.ts'
import { demandStudy } from './demand.ts'
import { accountDemand } from './demand.store.ts'
import { portfolioMeant } from './portfolio.store.ts'
import { accountRhythm } from './purchaseRhythm.store.ts'
import { studyFor } from './study.store.ts'

export const demandRoutes: Route[] = [
  route(readDemand, ({ input, db, actor }) => studyFor(db, demandStudy, { actor, input })),

  // Who may not see the account finds nothing, not an account without sales.
  route(readAccountDemand, async ({ input, db }) => {
    found(await accountOf(db, input.accountId))
    const portfolio = await portfolioMeant(db, input)
    return portfolio
      ? accountDemand(db, input.accountId, portfolio)
      : { all: null, families: [], leans: false }
  }),

  route(readAccountRhythm, async ({ input, db }) => {
    found(await accountOf(db, input.accountId))
    const portfolio = await portfolioMeant(db, input)
    return portfolio && accountRhythm(db, input.accountId, portfolio)
  }),
]
