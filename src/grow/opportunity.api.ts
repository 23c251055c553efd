/** What the outside may do with opportunities. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import {
  Opportunity,
  OpportunityEnd,
  OpportunityGiven,
  OpportunityLinks,
  OpportunityMove,
} from './opportunity.ts'

const oneOpportunity = z.object({ opportunityId: z.guid() })

/** Open ones first, by the day on which they should close. */
export const listOpportunities = endpoint('GET /accounts/:accountId/opportunities', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Opportunity),
})

/** What an opportunity of this account may name: objectives, what it may come from, and families that we sell. */
export const readOpportunityLinks = endpoint('GET /accounts/:accountId/opportunity-links', {
  may: TEAM,
  input: oneAccount,
  returns: OpportunityLinks,
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

/** Into a stage of the firm's, by its key; other words are kept as they are. */
export const moveOpportunity = endpoint('PUT /opportunities/:opportunityId/stage', {
  may: WRITERS,
  input: oneOpportunity.extend({ stage: z.string().trim().max(200) }),
  returns: z.object({ now: Opportunity, before: Opportunity }),
})

/** Each stage that it entered and how it ended, the first one first. */
export const listOpportunityMoves = endpoint('GET /opportunities/:opportunityId/moves', {
  may: TEAM,
  input: oneOpportunity,
  returns: z.array(OpportunityMove),
})

/** Those that came of a need, a cell of white space or a signal of the account. */
export const listOpportunitiesFrom = endpoint('GET /accounts/:accountId/opportunities-from', {
  may: TEAM,
  input: oneAccount.extend({ originId: z.guid() }),
  returns: z.array(Opportunity),
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
