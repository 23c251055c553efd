/** What the outside may do with what clients believe was promised. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Expectation, ExpectationGiven, Handling } from './expectation.ts'

const oneExpectation = z.object({ expectationId: z.guid() })

/** Open gaps first, the oldest before others; then those handled last. */
export const listExpectations = endpoint('GET /accounts/:accountId/expectations', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Expectation),
})

/** Open gaps of the accounts that whoever asks looks after. */
export const listMyExpectations = endpoint('GET /expectations-open', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Expectation),
})

/** Adds one, changes the one of this id, or puts one back; `was` is what whoever changes it began from. */
export const putExpectation = endpoint('PUT /expectations', {
  may: WRITERS,
  input: ExpectationGiven.extend({
    expectationId: z.guid().optional(),
    was: ExpectationGiven.optional(),
  }),
  returns: z.object({ now: Expectation, before: Expectation.nullable() }),
})

export const dropExpectation = endpoint('DELETE /expectations/:expectationId', {
  may: WRITERS,
  input: oneExpectation,
  returns: Expectation,
})

export const handleExpectation = endpoint('PUT /expectations/:expectationId/handling', {
  may: WRITERS,
  input: Handling.safeExtend(oneExpectation.shape),
  returns: Expectation,
})

export const reopenExpectation = endpoint('DELETE /expectations/:expectationId/handling', {
  may: WRITERS,
  input: oneExpectation,
  returns: Expectation,
})
