/** What the outside may do with what is said of potentials. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneAccount } from './account.api.ts'
import { Potential, PotentialGiven } from './potential.ts'

/** What was said, the newest first, which is the one that counts. */
export const readPotential = endpoint('GET /accounts/:accountId/potential', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Potential),
})

/** Says it anew; `before` is what stood. */
export const putPotential = endpoint('PUT /accounts/:accountId/potential', {
  may: WRITERS,
  input: PotentialGiven.extend(oneAccount.shape),
  returns: z.object({ now: Potential, before: Potential.nullable() }),
})
