/** What the outside may do with negotiations. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Negotiation, NegotiationEnd, NegotiationGiven } from './negotiation.ts'

const oneNegotiation = oneAccount.extend({ negotiationId: z.guid() })

/** Of those that one may see: coming ones by their day, then those that ended, the latest first. */
export const listNegotiations = endpoint('GET /accounts/:accountId/negotiations', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Negotiation),
})

/** Adds one, changes the one of this id, or puts one back; `was` is what whoever changes it began from. */
export const putNegotiation = endpoint('PUT /accounts/:accountId/negotiations', {
  may: WRITERS,
  input: NegotiationGiven.extend(oneAccount.shape).extend({
    negotiationId: z.guid().optional(),
    was: NegotiationGiven.optional(),
  }),
  returns: z.object({ now: Negotiation, before: Negotiation.nullable() }),
})

export const dropNegotiation = endpoint('DELETE /accounts/:accountId/negotiations/:negotiationId', {
  may: WRITERS,
  input: oneNegotiation,
  returns: Negotiation,
})

export const endNegotiation = endpoint('PUT /accounts/:accountId/negotiations/:negotiationId/end', {
  may: WRITERS,
  input: NegotiationEnd.extend(oneNegotiation.shape),
  returns: Negotiation,
})

export const reopenNegotiation = endpoint(
  'DELETE /accounts/:accountId/negotiations/:negotiationId/end',
  { may: WRITERS, input: oneNegotiation, returns: Negotiation },
)
