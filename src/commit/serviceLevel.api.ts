/** What the outside may do with service levels. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { LevelGiven, ServiceLevel } from './serviceLevel.ts'

const Changed = z.object({ now: ServiceLevel, before: ServiceLevel.nullable() })

/** What holds for all and for tiers first, then what single accounts were promised. */
export const listLevels = endpoint('GET /service-levels', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(ServiceLevel),
})

/** Which level holds today for each thing that is measured, and all that were told for this account alone. */
export const listAccountLevels = endpoint('GET /accounts/:accountId/service-levels', {
  may: TEAM,
  input: oneAccount,
  returns: z.object({ holding: z.array(ServiceLevel), own: z.array(ServiceLevel) }),
})

/**
 * Adds one, changes the one of this id, or puts one back under the id that it had. Another target or
 * calendar holds for the clocks that run by it too, from now on.
 */
export const putLevel = endpoint('PUT /service-levels', {
  may: WRITERS,
  input: LevelGiven.safeExtend({ levelId: z.guid().optional(), was: LevelGiven.optional() }),
  returns: Changed,
})

export const dropLevel = endpoint('DELETE /service-levels/:levelId', {
  may: WRITERS,
  input: z.object({ levelId: z.guid() }),
  returns: ServiceLevel,
})
