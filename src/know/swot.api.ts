/** What the outside may do with strengths, weaknesses, opportunities and threats. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { SwotGiven, SwotItem } from './swot.ts'

export const listSwot = endpoint('GET /accounts/:accountId/swot', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(SwotItem),
})

/**
 * Adds several, changes those of these ids, or puts them back with their crossings. `was` is what whoever
 * changes one began from: refused where it is no longer so.
 */
export const putSwot = endpoint('PUT /accounts/:accountId/swot', {
  may: WRITERS,
  input: oneAccount.extend({
    items: z
      .array(SwotGiven.safeExtend({ itemId: z.guid().optional(), was: SwotGiven.optional() }))
      .min(1)
      .max(200),
  }),
  returns: z.object({ now: z.array(SwotItem), before: z.array(SwotItem) }),
})

/** Its crossings go with it, and come back with it. */
export const dropSwot = endpoint('DELETE /swot/:itemId', {
  may: WRITERS,
  input: z.object({ itemId: z.guid() }),
  returns: SwotItem,
})
