/** What goes out as files of working calendars as they are now: their hours, and each day that has others. They are the firm's, of no account. */
import { TEAM } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { day, type ExportPart, text } from '../platform/exportPart.ts'
import { WEEKDAYS } from './calendar.ts'

/** Calendars `x`, each with the version `v` that holds. */
const calendars = (db: Db) => db`
  calendar x
  cross join lateral (
    select * from calendar_version v
    where v.firm_id = x.firm_id and v.calendar_id = x.calendar_id
    order by v.from_at desc limit 1
  ) v`

const workingCalendars: ExportPart = {
  noun: 'workingCalendars',
  may: TEAM,
  order: 'name, id',
  columns: text(
    'name',
    'zone',
    ...WEEKDAYS,
    'country',
    'region',
    'importedFrom',
    'changedAt',
    'archivedAt',
    'id',
  ),
  rows: (db) => db`
    select x.calendar_id as id, x.name, v.zone, ${hoursOf(db)},
      v.holiday_country as country, v.holiday_region as region, v.imported_from, v.from_at as changed_at,
      x.archived_at
    from ${calendars(db)}
    where x.firm_id = ${db.firm}
  `,
}

/** Spans of a list `09:00-14:00`, one after the other. */
const hoursOf = (db: Db) =>
  db.unsafe(
    WEEKDAYS.map(
      (weekday) =>
        `(select string_agg(s, ', ') from jsonb_array_elements_text(v.hours -> '${weekday}') s) as ${weekday}`,
    ).join(', '),
  )

const calendarDays: ExportPart = {
  noun: 'calendarDays',
  may: TEAM,
  order: 'calendar, day, id',
  columns: [...text('calendar'), day('day'), ...text('name', 'dayHours', 'calendarId', 'id')],
  rows: (db) => db`
    select md5(x.calendar_id || (d ->> 'day'))::uuid as id, x.calendar_id, x.name as calendar, d ->> 'day' as day,
      d ->> 'name' as name,
      (select string_agg(s, ', ') from jsonb_array_elements_text(d -> 'hours') s) as day_hours
    from ${calendars(db)}, jsonb_array_elements(v.days) d
    where x.firm_id = ${db.firm}
  `,
}

export const calendarsExported: ExportPart[] = [workingCalendars, calendarDays]
