/** What wears away, over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { listErosion, readErosion } from './erosion.api.ts'
import { accountErosion, erosionPage } from './erosion.store.ts'

export const erosionRoutes: Route[] = [
  route(listErosion, async ({ input, db }) => erosionPage(db, input)),

  route(readErosion, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return accountErosion(db, accountId)
  }),
]
