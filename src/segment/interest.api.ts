/** What the outside may do with what is said of a client's interest. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Interest, InterestGiven } from './interest.ts'

/** What was said, the newest first, which is the one that counts. */
export const readInterest = endpoint('GET /accounts/:accountId/interest', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Interest),
})

/** Says it anew; `before` is what stood. */
export const putInterest = endpoint('PUT /accounts/:accountId/interest', {
  may: WRITERS,
  input: InterestGiven.extend(oneAccount.shape),
  returns: z.object({ now: Interest, before: Interest.nullable() }),
})
