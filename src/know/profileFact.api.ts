/** What the outside may do with what is known of clients. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM, WRITERS } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { FactGiven, ProfileFact } from './profileFact.ts'

export const oneFact = z.object({ factId: z.guid() })

export const listFacts = endpoint('GET /accounts/:accountId/facts', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(ProfileFact),
})

/**
 * Adds one, changes the one of this id, or puts one back under the id that it had. `was` is what whoever
 * changes it began from: refused where it is no longer so.
 */
export const putFact = endpoint('PUT /facts', {
  may: WRITERS,
  input: FactGiven.extend({ factId: z.guid().optional(), was: ProfileFact.optional() }),
  returns: z.object({ now: ProfileFact, before: ProfileFact.nullable() }),
})

/** Many at once, as a list from elsewhere brings them: all of them, or none where one of them can't be. */
export const addFacts = endpoint('POST /facts', {
  may: WRITERS,
  input: z.object({ facts: z.array(FactGiven).min(1).max(2000) }),
  returns: z.object({ added: z.int() }),
})

export const dropFact = endpoint('DELETE /facts/:factId', {
  may: WRITERS,
  input: oneFact,
  returns: ProfileFact,
})

/** It is still so, as `was` has it, and sure, as of that day. */
export const confirmFact = endpoint('PUT /facts/:factId/confirmation', {
  may: WRITERS,
  input: oneFact.extend({ seenOn: Day, was: ProfileFact.optional() }),
  returns: z.object({ now: ProfileFact, before: ProfileFact }),
})

export const listSectors = endpoint('GET /sectors', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(z.object({ code: z.string(), name: z.string() })),
})

/** The firm's own list, a line each: the code, then its name. Replaces what was there. */
export const putSectors = endpoint('PUT /sectors', {
  may: LEADS,
  input: z.object({ text: z.string().max(200_000) }),
  returns: z.object({ sectors: z.int(), before: z.string() }),
})
