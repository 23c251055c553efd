/** The portfolio's movements over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { record } from '../platform/history.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  listMoved,
  makeMonths,
  readAccountSnapshots,
  readMovements,
  remakeMonths,
  restoreMonths,
} from './movement.api.ts'
import { monthsOfAccount, movedPage } from './movement.store.ts'
import { meant, movementsTold } from './movementTold.store.ts'
import { askSnapshots, keptSnapshots } from './snapshot.store.ts'
import { remake, restore } from './snapshotRemaking.store.ts'

export const movementRoutes: Route[] = [
  route(readMovements, ({ input, db, actor, today }) =>
    movementsTold(db, { ...input, actor, today }),
  ),

  route(listMoved, async ({ input, db }) => {
    const between = meant(await keptSnapshots(db), input)
    return between ? movedPage(db, input, between) : { rows: [], total: 0 }
  }),

  route(readAccountSnapshots, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return monthsOfAccount(db, accountId)
  }),

  route(makeMonths, async ({ db }) => {
    await askSnapshots(db)
    return {}
  }),

  route(remakeMonths, async ({ input, actor, db }) => {
    const months = await remake(db, input)
    await record(db, actor, 'snapshot.remade', { ...input, months })
    return { months }
  }),

  route(restoreMonths, async ({ input, actor, db }) => {
    const months = await restore(db, input)
    await record(db, actor, 'snapshot.restored', { ...input, months })
    return { months }
  }),
]
