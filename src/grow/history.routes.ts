/** Histories of opportunities over HTTP. */
import { record } from '../platform/history.ts'
import { heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { addOpportunityHistory } from './history.api.ts'
import { accountsLacking, insertHistory } from './history.store.ts'
import { whyNotPast } from './history.ts'

export const historyRoutes: Route[] = [
  route(addOpportunityHistory, async ({ input: { opportunities }, actor, db }) => {
    for (const one of opportunities) heed(whyNotPast(one))
    const accountIds = opportunities.map(({ accountId }) => accountId)
    if ((await accountsLacking(db, accountIds)) > 0) throw new Problem(404, 'request/not-found')
    await insertHistory(db, opportunities)
    await record(db, actor, 'opportunityHistory.added', { count: opportunities.length })
    return { added: opportunities.length }
  }),
]
