/** Losses foretold, over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { listChurn, readAccountChurn, readChurn } from './churn.api.ts'
import { accountChurn, churnModel, churnPage } from './churn.store.ts'

export const churnRoutes: Route[] = [
  route(readChurn, async ({ actor, db }) => {
    const kept = await churnModel(db)
    if (!kept) return { state: 'none' as const, asOf: null, valuation: null, told: null }
    const { asOf, valuation, told } = kept
    // It is learnt from accounts that they may not see.
    if (actor.sees === 'own') return { state: 'closed' as const, asOf, valuation, told: null }
    return { state: 'ready' as const, asOf, valuation, told }
  }),

  route(listChurn, async ({ input, db }) => churnPage(db, input)),

  route(readAccountChurn, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return accountChurn(db, accountId)
  }),
]
