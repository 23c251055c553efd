/** What the outside may do with calendars. */
import { z } from 'zod'
import { WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { CalendarGiven, CalendarLink } from './calendarLink.ts'

/** Of whoever asks; null where none is connected. */
export const readCalendar = endpoint('GET /calendar', {
  may: WRITERS,
  input: z.object({}),
  returns: CalendarLink.nullable(),
})

/** Asks the server at once, so that what is wrong is told to who typed it; then it is read. */
export const connectCalendar = endpoint('PUT /calendar', {
  may: WRITERS,
  input: CalendarGiven,
  returns: z.object({
    link: CalendarLink,
    calendars: z.array(z.object({ url: z.string(), name: z.string() })),
  }),
})

export const askCalendarNow = endpoint('POST /calendar/runs', {
  may: WRITERS,
  input: z.object({}),
  returns: z.object({}),
})

/** Talks stay, and events too. */
export const endCalendar = endpoint('DELETE /calendar', {
  may: WRITERS,
  input: z.object({}),
  returns: z.object({ name: z.string() }),
})

/** An .ics file: its meetings with people whom we know become talks; the same file again makes nothing twice. */
export const importCalendar = endpoint('POST /calendar/files', {
  may: WRITERS,
  input: z.object({ text: z.string().min(1).max(5_000_000) }),
  returns: z.object({
    seen: z.int(),
    made: z.int(),
    there: z.int(),
    strangers: z.int(),
    repeating: z.int(),
  }),
})
