/** What the outside may do with lines between people of an account. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Tie, TieGiven } from './tie.ts'

const oneTie = oneAccount.extend({ tieId: z.guid() })

/** Draws one, changes the one of this id, or puts one back under the id that it had. */
export const putTie = endpoint('PUT /accounts/:accountId/ties', {
  may: WRITERS,
  input: oneAccount
    .extend(TieGiven.shape)
    .extend({ tieId: z.guid().optional(), was: TieGiven.optional() }),
  returns: z.object({ now: Tie, before: Tie.nullable() }),
})

/** As one that was drawn by mistake; what ended gets its last day instead. */
export const dropTie = endpoint('DELETE /accounts/:accountId/ties/:tieId', {
  may: WRITERS,
  input: oneTie,
  returns: Tie,
})
