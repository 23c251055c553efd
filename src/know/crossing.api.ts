/** What the outside may do with crossings of a SWOT. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Crossing, CrossingAction, CrossingGiven } from './crossing.ts'

/** Those that are marked. */
export const listCrossings = endpoint('GET /accounts/:accountId/crossings', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Crossing),
})

/** Marks several, or decides them anew; a pair is crossed once. Each may bring an action that it ends in. */
export const putCrossings = endpoint('PUT /accounts/:accountId/crossings', {
  may: WRITERS,
  input: oneAccount.extend({
    crossings: z
      .array(
        CrossingGiven.extend({
          action: CrossingAction.optional(),
          /** What whoever decides it began from; null where it wasn't marked. */
          was: CrossingGiven.nullable().optional(),
        }),
      )
      .min(1)
      .max(200),
  }),
  returns: z.object({
    now: z.array(Crossing),
    before: z.array(Crossing),
    /** Those written down with it. */
    actionIds: z.array(z.guid()),
  }),
})

/** It is no longer marked. */
export const dropCrossing = endpoint('DELETE /crossings/:crossingId', {
  may: WRITERS,
  input: z.object({ crossingId: z.guid() }),
  returns: Crossing,
})
