/** Supply over HTTP. */
import { accountOf } from '../../accounts/account.store.ts'
import { found } from '../../platform/problem.ts'
import { type Route, route } from '../../platform/serve.ts'
import { listSupply, readSupply, readSupplyFirm } from './supply.api.ts'
import { accountSupply, supplyFirm, supplyPage } from './supply.store.ts'

export const supplyRoutes: Route[] = [
  route(listSupply, async ({ input, db }) => supplyPage(db, input)),

  route(readSupplyFirm, async ({ db, today }) => supplyFirm(db, today)),

  route(readSupply, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    return accountSupply(db, accountId, today)
  }),
]
