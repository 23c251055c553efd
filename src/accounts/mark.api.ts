/** What the outside may ask of what tells an account. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneAccount } from './account.api.ts'
import { Marks, MarksGiven } from './mark.ts'

export const readMarks = endpoint('GET /accounts/:accountId/marks', {
  may: TEAM,
  input: oneAccount,
  returns: Marks,
})

/** `was` is what whoever changes them began from: only what they added or took away is done. */
export const putMarks = endpoint('PUT /accounts/:accountId/marks', {
  may: WRITERS,
  input: MarksGiven.extend({ ...oneAccount.shape, was: MarksGiven.optional() }),
  returns: z.object({ now: Marks, before: Marks }),
})
