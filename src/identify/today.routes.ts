/** Hoy over HTTP. */
import { type Route, route } from '../platform/serve.ts'
import { portfolioMeant } from './portfolio.store.ts'
import { readToday } from './today.api.ts'
import { factsOf } from './today.store.ts'
import { todayOf } from './today.ts'

export const todayRoutes: Route[] = [
  route(readToday, async ({ actor, db }) => {
    const portfolio = await portfolioMeant(db, {})
    const facts = await factsOf(db, portfolio)
    return { items: todayOf(actor, facts) }
  }),
]
