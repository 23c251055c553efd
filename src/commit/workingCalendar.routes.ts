/** Working calendars over HTTP. */
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import type { OtherDay } from './calendar.ts'
import { turnClocks } from './clockTurn.store.ts'
import { holidayPlaces, publicHolidays } from './publicHolidays.ts'
import {
  archiveCalendar,
  listCalendars,
  listHolidayPlaces,
  putCalendar,
} from './workingCalendar.api.ts'
import {
  allCalendars,
  calendarOf,
  isCountedBy,
  setArchived,
  writeCalendar,
} from './workingCalendar.store.ts'
import {
  type CalendarGiven,
  countsAlike,
  daysOf,
  HOLIDAY_YEARS,
  type WorkingCalendar,
} from './workingCalendar.ts'

export const workingCalendarRoutes: Route[] = [
  route(listCalendars, ({ db }) => allCalendars(db)),

  route(listHolidayPlaces, async ({ input: { language } }) => holidayPlaces(language)),

  route(putCalendar, async ({ input: { was, language, ...given }, actor, db, today }) => {
    const { calendarId } = given
    if (calendarId) await holdRows(db, 'calendar', 'calendar_id', [calendarId])
    const before = calendarId ? ((await calendarOf(db, calendarId)) ?? null) : null
    heedSince(was, before?.versionId, 'commit/calendar-changed-since')
    const days = daysOf(given, holidaysOf(given, Number(today.slice(0, 4)), language))
    const now = found(await calendarOf(db, await writeCalendar(db, { ...given, days })))
    await record(db, actor, before ? 'calendar.changed' : 'calendar.added', told(now))
    if (before && !countsAlike(before, now)) await turn(db, actor, now)
    return { now, before }
  }),

  route(archiveCalendar, async ({ input: { calendarId }, actor, db }) => {
    await holdRows(db, 'calendar', 'calendar_id', [calendarId])
    const before = found(await calendarOf(db, calendarId))
    if (await isCountedBy(db, calendarId)) throw new Problem(409, 'commit/calendar-used')
    await setArchived(db, calendarId)
    await record(db, actor, 'calendar.archived', told(before))
    return before
  }),
]

/** Clocks that run by it count on by what it is now. */
function turn(db: Db, actor: Actor, { calendarId, versionId }: WorkingCalendar) {
  return turnClocks(db, actor, {
    which: db`c.calendar_id = ${calendarId}`,
    event: { kind: 'calendar', calendarVersionId: versionId },
  })
}

function holidaysOf(
  { holidays }: Pick<CalendarGiven, 'holidays'>,
  year: number,
  language: 'es' | 'en',
): OtherDay[] {
  if (!holidays) return []
  const years = { from: year - HOLIDAY_YEARS.before, to: year + HOLIDAY_YEARS.after }
  const days = publicHolidays(holidays, years, language)
  if ('lacks' in days) throw new Problem(422, 'commit/no-holiday-place')
  return days
}

const told = ({ calendarId, name, versionId }: WorkingCalendar) => ({
  calendarId,
  title: name,
  versionId,
})
