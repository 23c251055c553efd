/** The ledger's salespeople over HTTP. */
import { record } from '../platform/history.ts'
import { route } from '../platform/serve.ts'
import { heedPlacings } from './carer.store.ts'
import { placings } from './carer.ts'
import { linkSalesperson, listSalespeople } from './salesperson.api.ts'
import { applySalespersonLinks, keepLink, salespeopleOf } from './salesperson.store.ts'

export const salespersonRoutes = [
  route(listSalespeople, ({ db, today }) => salespeopleOf(db, today)),

  route(linkSalesperson, async ({ input, actor, db, today }) => {
    await heedPlacings(db, placings({ managerId: input.personId }))
    await keepLink(db, input)
    const applied = await applySalespersonLinks(db, today)
    await record(db, actor, 'salesperson.linked', { ...input, ...applied })
    return applied
  }),
]
