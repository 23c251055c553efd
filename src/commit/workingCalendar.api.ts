/** What the outside may do with working calendars. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { CalendarGiven, WorkingCalendar } from './workingCalendar.ts'

const LANGUAGES = ['es', 'en'] as const
const Language = z.enum(LANGUAGES).default('es')
const Named = z.object({ code: z.string(), name: z.string() })

/** Those in use first, by their names. */
export const listCalendars = endpoint('GET /calendars', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(WorkingCalendar),
})

/** Countries whose public holidays are known, with their regions. */
export const listHolidayPlaces = endpoint('GET /holiday-places', {
  may: LEADS,
  input: z.object({ language: Language }),
  returns: z.array(Named.extend({ regions: z.array(Named) })),
})

/**
 * Adds one, or changes it from now on: what clocks have counted stays, and those that run by it count on
 * as it says. An archived one is put back.
 * @param language in which public holidays are named
 */
export const putCalendar = endpoint('PUT /calendars', {
  may: LEADS,
  input: CalendarGiven.extend({
    calendarId: z.guid().optional(),
    /** The version that whoever changes it began from. */
    was: z.guid().optional(),
    language: Language,
  }),
  returns: z.object({ now: WorkingCalendar, before: WorkingCalendar.nullable() }),
})

/** Takes it out of use, where no level counts by it. */
export const archiveCalendar = endpoint('DELETE /calendars/:calendarId', {
  may: LEADS,
  input: z.object({ calendarId: z.guid() }),
  returns: WorkingCalendar,
})
