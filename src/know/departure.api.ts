/** What the outside may do when someone leaves an account. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { Day } from '../kernel/day.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Departure, DepartureGiven, Effect } from './departure.ts'

export const listDepartures = endpoint('GET /accounts/:accountId/departures', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Departure),
})

/** What would go with them on a day. */
export const readEffect = endpoint('GET /contacts/:contactId/places/:placeId/departure-effect', {
  may: TEAM,
  input: z.object({ contactId: z.guid(), placeId: z.guid(), leftOn: Day }),
  returns: Effect,
})

/** Ends their place, brings who follows them, and opens what there is to do: all of it or nothing. */
export const tellDeparture = endpoint('POST /contacts/:contactId/departures', {
  may: WRITERS,
  input: DepartureGiven,
  returns: Departure,
})

/** As if it had not been told: the place lasts again, what was opened for it goes; who was brought stays. */
export const takeBackDeparture = endpoint('DELETE /departures/:departureId', {
  may: WRITERS,
  input: z.object({ departureId: z.guid() }),
  returns: z.object({ departureId: z.guid() }),
})
