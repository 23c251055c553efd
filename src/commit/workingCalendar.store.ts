/** Working calendars in PostgreSQL: each change is another version, and none is ever altered. */
import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { z } from 'zod'
import { type Db, instant, many, one } from '../platform/db.ts'
import { Problem } from '../platform/problem.ts'
import { Calendar, type OtherDay } from './calendar.ts'
import { type CalendarGiven, WorkingCalendar } from './workingCalendar.ts'

const Row = WorkingCalendar.extend({ fromAt: instant })

function calendars(db: Db, where: postgres.Fragment): Promise<WorkingCalendar[]> {
  return many(
    Row,
    db`
    select c.calendar_id, c.name, c.archived_at is not null as archived, v.version_id, v.from_at,
      v.zone, v.hours, v.own_days, v.imported_days, v.imported_from, v.days,
      case when v.holiday_country is not null then
        jsonb_build_object('country', v.holiday_country, 'region', v.holiday_region) end as holidays,
      (select count(*) from clock k where k.firm_id = c.firm_id and k.calendar_id = c.calendar_id
        and k.stopped_at is null) as open
    from calendar c
    cross join lateral (
      select * from calendar_version v
      where v.firm_id = c.firm_id and v.calendar_id = c.calendar_id
      order by v.from_at desc limit 1
    ) v
    where c.firm_id = ${db.firm} and ${where}
    order by archived, fold(c.name), c.calendar_id
  `,
  )
}

export const allCalendars = (db: Db) => calendars(db, db`true`)

export async function calendarOf(db: Db, calendarId: string) {
  const [found] = await calendars(db, db`c.calendar_id = ${calendarId}`)
  return found
}

export async function isCountedBy(db: Db, calendarId: string): Promise<boolean> {
  const rows = await db`
    select from service_level where firm_id = ${db.firm} and calendar_id = ${calendarId} limit 1
  `
  return rows.length > 0
}

type Given = CalendarGiven & { calendarId?: string | undefined; days: OtherDay[] }

/** Its name, and how it is from now on. */
export async function writeCalendar(db: Db, given: Given): Promise<string> {
  const { calendarId = randomUUID(), name, zone, hours, ownDays, holidays, days } = given
  const { importedDays, importedFrom } = given
  try {
    await db`
      insert into calendar (calendar_id, name) values (${calendarId}, ${name})
      on conflict (firm_id, calendar_id) do update set name = excluded.name, archived_at = null
    `
  } catch (error) {
    const taken =
      error instanceof postgres.PostgresError && error.constraint_name === 'calendar_by_name'
    if (!taken) throw error
    throw new Problem(409, 'commit/calendar-name-taken', { values: { name } })
  }
  await db`
    insert into calendar_version (calendar_id, zone, hours, own_days, holiday_country, holiday_region,
      imported_days, imported_from, days)
    values (${calendarId}, ${zone}, ${db.json(hours)}, ${db.json(ownDays)},
      ${holidays?.country ?? null}, ${holidays?.region ?? null}, ${db.json(importedDays)},
      ${importedFrom}, ${db.json(days)})
  `
  return calendarId
}

export function setArchived(db: Db, calendarId: string) {
  return db`
    update calendar set archived_at = now() where firm_id = ${db.firm} and calendar_id = ${calendarId}
  `
}

const Version = Calendar.extend({ versionId: z.guid(), calendarId: z.guid(), name: z.string() })
export type CalendarVersion = z.infer<typeof Version>

/** By their ids, as clocks count by them. */
export async function versionsOf(db: Db, ids: readonly string[]) {
  const rows = await many(
    Version,
    db`
    select v.version_id, v.calendar_id, c.name, v.zone, v.hours, v.days
    from calendar_version v join calendar c using (firm_id, calendar_id)
    where v.firm_id = ${db.firm} and v.version_id = any(${[...ids]}::uuid[])
  `,
  )
  return new Map(rows.map((version) => [version.versionId, version]))
}

/** The version of a calendar that holds at an instant; of one that is told later than that, its first. */
export async function versionAt(db: Db, calendarId: string, at: string): Promise<string> {
  const { versionId } = await one(
    z.object({ versionId: z.guid() }),
    db`
    select version_id from calendar_version
    where firm_id = ${db.firm} and calendar_id = ${calendarId}
    order by from_at <= ${at} desc, case when from_at <= ${at} then from_at end desc, from_at limit 1
  `,
  )
  return versionId
}
