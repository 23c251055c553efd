/** What the outside may do with needs. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Need, NeedEnd, NeedGiven } from './need.ts'

export const oneNeed = z.object({ needId: z.guid() })

/** Open ones first, the most pressing before the others. */
export const listNeeds = endpoint('GET /accounts/:accountId/needs', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Need),
})

/**
 * Adds several, changes those of these ids, or puts them back under the ids that they had. `was` is what
 * whoever changes one began from: refused where it is no longer so.
 */
export const putNeeds = endpoint('PUT /accounts/:accountId/needs', {
  may: WRITERS,
  input: oneAccount.extend({
    needs: z
      .array(NeedGiven.extend({ needId: z.guid().optional(), was: NeedGiven.optional() }))
      .min(1)
      .max(200),
  }),
  returns: z.object({ now: z.array(Need), before: z.array(Need) }),
})

/** Taken back as one that was added by mistake; the signal that it came from is open again. */
export const dropNeed = endpoint('DELETE /needs/:needId', {
  may: WRITERS,
  input: oneNeed,
  returns: Need,
})

export const endNeed = endpoint('PUT /needs/:needId/end', {
  may: WRITERS,
  input: NeedEnd.safeExtend(oneNeed.shape),
  returns: Need,
})

export const reopenNeed = endpoint('DELETE /needs/:needId/end', {
  may: WRITERS,
  input: oneNeed,
  returns: Need,
})
