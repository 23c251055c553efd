/** What the outside may do with what is known of a client's own buyers. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Audience, AudienceGiven } from './audience.ts'

export const listAudience = endpoint('GET /accounts/:accountId/audience', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Audience),
})

/** Adds several, changes those of these ids, or puts them back under the ids that they had. `was` is what
 * whoever changes it began from. */
export const putAudience = endpoint('PUT /accounts/:accountId/audience', {
  may: WRITERS,
  input: oneAccount.extend({
    audience: z
      .array(
        AudienceGiven.extend({ audienceId: z.guid().optional(), was: AudienceGiven.optional() }),
      )
      .min(1)
      .max(200),
  }),
  returns: z.object({ now: z.array(Audience), before: z.array(Audience) }),
})

export const dropAudience = endpoint('DELETE /audience/:audienceId', {
  may: WRITERS,
  input: z.object({ audienceId: z.guid() }),
  returns: Audience,
})
