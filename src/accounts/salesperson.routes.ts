/** The ledger's salespeople over HTTP. */
import { record } from '../platform/history.ts'
import { route } from '../platform/serve.ts'
import { heedPlacings } from './carer.store.ts'
import { placings } from './carer.ts'
import { linkSalesperson, listSalespeople } from './salesperson.api.ts'
import { applySalespersonLinks, keepLink, salespeopleOf } from './salesperson.store.ts'

export const salespersonRoutes = [
  route(listSalespeople, ({ db }) => salespeopleOf(db)),

  route(linkSalesperson, async ({ input, actor, db }) => {
    await heedPlacings(db, placings({ managerId: input.personId }))
    await keepLink(db, input)
    const applied = await applySalespersonLinks(db)
    await record(db, actor, 'salesperson.linked', { ...input, ...applied })
    return applied
  }),
]
