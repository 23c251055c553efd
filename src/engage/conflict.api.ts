/** What the outside may do with conflicts. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Conflict, ConflictGiven } from './conflict.ts'

/** Those that go on first. */
export const listConflicts = endpoint('GET /accounts/:accountId/conflicts', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Conflict),
})

/** Notes one, changes it, or puts it back under the id that it had. */
export const putConflict = endpoint('PUT /conflicts', {
  may: WRITERS,
  input: ConflictGiven.extend({ conflictId: z.guid().optional(), was: ConflictGiven.optional() }),
  returns: z.object({ now: Conflict, before: Conflict.nullable() }),
})

export const dropConflict = endpoint('DELETE /conflicts/:conflictId', {
  may: WRITERS,
  input: z.object({ conflictId: z.guid() }),
  returns: Conflict,
})
