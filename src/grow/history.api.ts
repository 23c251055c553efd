/** How a history of opportunities comes in whole, as from a program. */
import { z } from 'zod'
import { LEADS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { PastOpportunity } from './history.ts'

export const addOpportunityHistory = endpoint('POST /opportunity-history', {
  may: LEADS,
  input: z.object({ opportunities: z.array(PastOpportunity).min(1).max(2000) }),
  returns: z.object({ added: z.int() }),
})
