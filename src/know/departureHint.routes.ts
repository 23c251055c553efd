/** Hints that someone has left, over HTTP. */
import { heedWriting } from '../accounts/writing.store.ts'
import { record } from '../platform/history.ts'
import { found } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { contactOf } from './contact.store.ts'
import { listDepartureHints, sayStays, unsayStays } from './departureHint.api.ts'
import { departureHints, keepStay, removeStay } from './departureHint.store.ts'

export const departureHintRoutes: Route[] = [
  route(listDepartureHints, ({ input: { account, mine }, actor, db, today }) =>
    departureHints(db, { accountId: account, personId: mine ? actor.id : undefined, today }),
  ),

  route(sayStays, async ({ input, actor, db, today }) => {
    const { accountId } = await heedWriting(db, actor, input.accountId)
    const { contactId, name } = found(await contactOf(db, input.contactId))
    await keepStay(db, { contactId, accountId }, today)
    await record(db, actor, 'contact.stays', { accountId, contactId, name })
    return { name }
  }),

  route(unsayStays, async ({ input, actor, db }) => {
    const { accountId } = await heedWriting(db, actor, input.accountId)
    const { contactId, name } = found(await contactOf(db, input.contactId))
    await removeStay(db, { contactId, accountId })
    await record(db, actor, 'contact.staysUnsaid', { accountId, contactId, name })
    return {}
  }),
]
