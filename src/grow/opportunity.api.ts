/** What the outside may do with opportunities. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Opportunity, OpportunityEnd, OpportunityGiven } from './opportunity.ts'

const oneOpportunity = z.object({ opportunityId: z.guid() })

/** Open ones first, by the day on which they should close. */
export const listOpportunities = endpoint('GET /accounts/:accountId/opportunities', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Opportunity),
})

/** Adds one, changes the one of this id, or puts one back under the id that it had. */
export const putOpportunity = endpoint('PUT /opportunities', {
  may: WRITERS,
  input: OpportunityGiven.extend({ opportunityId: z.guid().optional() }),
  returns: z.object({ now: Opportunity, before: Opportunity.nullable() }),
})

export const dropOpportunity = endpoint('DELETE /opportunities/:opportunityId', {
  may: WRITERS,
  input: oneOpportunity,
  returns: Opportunity,
})

export const endOpportunity = endpoint('PUT /opportunities/:opportunityId/end', {
  may: WRITERS,
  input: OpportunityEnd.safeExtend(oneOpportunity.shape),
  returns: z.object({ now: Opportunity, before: Opportunity }),
})

/** Open again; `closesOn` as it was before it ended. */
export const reopenOpportunity = endpoint('DELETE /opportunities/:opportunityId/end', {
  may: WRITERS,
  input: oneOpportunity.extend({ closesOn: OpportunityGiven.shape.closesOn }),
  returns: Opportunity,
})
