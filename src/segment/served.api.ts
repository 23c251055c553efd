/** What the outside may do with the strategies that an account serves. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Served, ServedGiven } from './served.ts'

export const listServed = endpoint('GET /accounts/:accountId/strategies', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Served),
})

/** Names one, or says otherwise how it is served; `before` is null where it was not named. */
export const serveStrategy = endpoint('PUT /accounts/:accountId/strategies/:strategyId', {
  may: WRITERS,
  input: ServedGiven,
  returns: z.object({ now: Served, before: Served.nullable() }),
})

/** No longer serves it; the answer is what was said. */
export const stopServing = endpoint('DELETE /accounts/:accountId/strategies/:strategyId', {
  may: WRITERS,
  input: ServedGiven.omit({ how: true }),
  returns: Served,
})
