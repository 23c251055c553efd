/** What the outside may do with clocks of service levels. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WORKERS, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import {
  ClockExplained,
  ClockGiven,
  ClockPeriod,
  EventGiven,
  ServiceClock,
} from './serviceClock.ts'

const oneClock = z.object({ clockId: z.guid() })

/** Those that run or stand still, by their deadlines, and the last that ended. */
export const listAccountClocks = endpoint('GET /accounts/:accountId/clocks', {
  may: TEAM,
  input: oneAccount,
  returns: z.object({ open: z.array(ServiceClock), ended: z.array(ServiceClock) }),
})

/**
 * Of whoever asks, not ended: their own, and those of accounts that they look after and that nobody owns; whoever leads
 * also sees what is at risk or breached anywhere.
 */
export const listMyClocks = endpoint('GET /clocks-mine', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(ServiceClock),
})

/** Share met by level: the last eight quarters or the last twelve months, the newest first. */
export const listClockPeriods = endpoint('GET /accounts/:accountId/clock-periods', {
  may: TEAM,
  input: oneAccount.extend({ by: z.enum(['quarter', 'month']).default('quarter') }),
  returns: z.array(ClockPeriod),
})

export const readClock = endpoint('GET /clocks/:clockId', {
  may: TEAM,
  input: oneClock,
  returns: ClockExplained,
})

/**
 * Starts one under the level that holds for the account; `clockId` puts one back under the id that it had, and
 * `events` tell what has happened since, where it began earlier: of a breach that never was nothing is told.
 */
export const startClock = endpoint('POST /clocks', {
  may: WORKERS,
  input: ClockGiven.extend({
    clockId: z.guid().optional(),
    events: z.array(EventGiven).max(50).default([]),
  }),
  returns: ServiceClock,
})

export const tellClock = endpoint('POST /clocks/:clockId/events', {
  may: WORKERS,
  input: EventGiven.safeExtend(oneClock.shape),
  returns: ServiceClock,
})

/** Undoes the last thing that someone said of it. */
export const undoClock = endpoint('DELETE /clocks/:clockId/events/:eventId', {
  may: WORKERS,
  input: oneClock.extend({ eventId: z.guid() }),
  returns: ServiceClock,
})

/** A slip of the pen. */
export const dropClock = endpoint('DELETE /clocks/:clockId', {
  may: WRITERS,
  input: oneClock,
  returns: ServiceClock,
})
