/** What the outside may do with a whole map at once. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { MapTold } from './mapTold.ts'

/** Adds all of it to what is there, or nothing where any part of it is refused. */
export const tellMap = endpoint('POST /accounts/:accountId/deciders', {
  may: WRITERS,
  input: oneAccount.extend(MapTold.shape),
  returns: z.object({ people: z.int() }),
})
