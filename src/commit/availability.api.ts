/** What the outside may do with outages, and how available a service was. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Availability, Outage, OutageGiven } from './availability.ts'

/** Month by month, the last twelve. */
export const readAvailability = endpoint('GET /accounts/:accountId/availability', {
  may: TEAM,
  input: oneAccount,
  returns: Availability,
})

/** Adds one, changes the one of this id, or puts one back under the id that it had. */
export const putOutage = endpoint('PUT /outages', {
  may: WRITERS,
  input: OutageGiven.safeExtend({ outageId: z.guid().optional() }),
  returns: z.object({ now: Outage, before: Outage.nullable() }),
})

export const dropOutage = endpoint('DELETE /outages/:outageId', {
  may: WRITERS,
  input: z.object({ outageId: z.guid() }),
  returns: Outage,
})
