/** What the outside may do with the map of deciders and what is said of the people on it. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneContact } from './contact.api.ts'
import { AttributeGiven, Grounds, PositionGiven, Saying } from './decider.ts'
import { DeciderMap, Spot } from './deciderMap.ts'

const oneDecider = oneAccount.extend(oneContact.shape)
const takenBack = z.object({ count: z.int() })

/** As it stood on a day, today where none is named. */
export const readDeciderMap = endpoint('GET /accounts/:accountId/deciders', {
  may: TEAM,
  input: oneAccount.extend({ asOf: Day.optional() }),
  returns: DeciderMap,
})

/** All that was said of one person there, the newest first. */
export const readSayings = endpoint('GET /accounts/:accountId/deciders/:contactId/sayings', {
  may: TEAM,
  input: oneDecider,
  returns: z.array(Saying),
})

/** Says some of it anew, all on the same grounds; what is not named stays as it was. */
export const sayOfDecider = endpoint('POST /accounts/:accountId/deciders/:contactId/sayings', {
  may: WRITERS,
  input: oneDecider.extend({ said: z.array(AttributeGiven).min(1).max(5), ...Grounds.shape }),
  returns: z.object({ saidId: z.guid() }),
})

/** Takes back what was said at once, as a mistake. */
export const unsayOfDecider = endpoint(
  'DELETE /accounts/:accountId/deciders/:contactId/sayings/:saidId',
  { may: WRITERS, input: oneDecider.extend({ saidId: z.guid() }), returns: takenBack },
)

export const sayPosition = endpoint('POST /accounts/:accountId/deciders/:contactId/positions', {
  may: WRITERS,
  input: oneDecider.extend(PositionGiven.shape).extend(Grounds.shape),
  returns: z.object({ saidId: z.guid() }),
})

export const unsayPosition = endpoint(
  'DELETE /accounts/:accountId/deciders/:contactId/positions/:saidId',
  { may: WRITERS, input: oneDecider.extend({ saidId: z.guid() }), returns: takenBack },
)

/** Puts people somewhere in the picture; who isn't named stays. */
export const putSpots = endpoint('PUT /accounts/:accountId/decider-spots', {
  may: WRITERS,
  input: oneAccount.extend({ spots: z.array(Spot).min(1).max(2000) }),
  returns: z.object({ count: z.int() }),
})

/** Everyone lies again as they are laid out; what stood is handed back. */
export const dropSpots = endpoint('DELETE /accounts/:accountId/decider-spots', {
  may: WRITERS,
  input: oneAccount,
  returns: z.array(Spot),
})
