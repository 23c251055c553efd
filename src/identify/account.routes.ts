/** One account's figures over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import type { Db } from '../platform/db.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  listOrderLines,
  listOrders,
  readAccountFigures,
  readAccountMonths,
  readAccountParts,
} from './account.api.ts'
import { accountTold, monthsTold, partsTold } from './accountTold.store.ts'
import { linesOfOrder, ordersOf } from './order.store.ts'
import { portfolioMeant } from './portfolio.store.ts'

type Asked = { accountId: string; asOf?: string | undefined; valuation?: string | undefined }

/** Who may not see the account finds nothing, not an account without sales. */
async function meant(db: Db, input: Asked) {
  found(await accountOf(db, input.accountId))
  return portfolioMeant(db, input)
}

export const accountFigureRoutes: Route[] = [
  route(readAccountFigures, async ({ input, db }) =>
    accountTold(db, input.accountId, await portfolioMeant(db, input)),
  ),

  route(readAccountMonths, async ({ input, db }) => {
    const portfolio = await meant(db, input)
    return portfolio ? monthsTold(db, input.accountId, portfolio) : []
  }),

  route(readAccountParts, async ({ input, db }) => {
    const portfolio = await meant(db, input)
    return portfolio && partsTold(db, input.accountId, input.by, portfolio)
  }),

  route(listOrders, async ({ input: { accountId, before, ...which }, db }) => {
    const portfolio = await meant(db, { accountId, ...which })
    return ordersOf(db, { accountId, before, portfolio })
  }),

  route(listOrderLines, async ({ input, db }) => {
    found(await accountOf(db, input.accountId))
    return linesOfOrder(db, input)
  }),
]
