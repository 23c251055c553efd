/** Calendars of our people in PostgreSQL, and their sealed passwords. */
import { z } from 'zod'
import { type Db, instant, maybe, one } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { seal, unseal } from '../platform/seal.ts'
import { CalendarLink, syncCalendar } from './calendarLink.ts'

const Row = CalendarLink.extend({
  askedAt: instant.nullable(),
  answeredAt: instant.nullable(),
})

export function linkOf(db: Db, personId: string) {
  return maybe(
    Row,
    db`
    select server, login, url, name, zone, state, problem, failures, asked_at, answered_at, seen, known,
      repeating, conflicts
    from calendar_link where firm_id = ${db.firm} and person_id = ${personId}
  `,
  )
}

type Kept = Pick<CalendarLink, 'server' | 'login' | 'url' | 'name' | 'zone'>

export async function keepLink(db: Db, personId: string, link: Kept): Promise<void> {
  const { server, login, url, name, zone } = link
  await db`
    insert into calendar_link (person_id, server, login, url, name, zone)
    values (${personId}, ${server}, ${login}, ${url}, ${name}, ${zone})
    on conflict (firm_id, person_id) do update
    set server = excluded.server, login = excluded.login, url = excluded.url, name = excluded.name,
      zone = excluded.zone, state = 'connecting', problem = null, failures = 0
  `
}

/** Talks stay; which event each was is no longer known. */
export async function removeLink(db: Db, personId: string): Promise<void> {
  const mine = db`firm_id = ${db.firm} and person_id = ${personId}`
  await db`delete from calendar_event where ${mine}`
  await db`delete from calendar_link where ${mine}`
}

const about = (db: Db, personId: string) => `calendar ${db.firm} ${personId}`

export async function keepCalendarPassword(
  db: Db,
  secret: string,
  { personId, password }: { personId: string; password: string },
): Promise<void> {
  await db`
    insert into calendar_secret (person_id, sealed)
    values (${personId}, ${seal(secret, password, about(db, personId))})
    on conflict (firm_id, person_id) do update set sealed = excluded.sealed
  `
}

/** Null where there is none, or the server's secret is another one by now. */
export async function calendarPasswordOf(db: Db, secret: string, personId: string) {
  const row = await maybe(
    z.object({ sealed: z.instanceof(Buffer) }),
    db`select sealed from calendar_secret where firm_id = ${db.firm} and person_id = ${personId}`,
  )
  return row ? unseal(secret, row.sealed, about(db, personId)) : null
}

export const askCalendar = (db: Db, personId: string, notBefore?: number) =>
  enqueue(
    db,
    syncCalendar,
    { personId },
    {
      key: personId,
      ...(notBefore === undefined ? {} : { notBefore: new Date(notBefore).toISOString() }),
    },
  )

export async function tellCalendarProblem(db: Db, personId: string, problem: string) {
  const { failures } = await one(
    z.object({ failures: z.number() }),
    db`
    update calendar_link set state = 'failing', problem = ${problem}, failures = failures + 1, asked_at = now()
    where firm_id = ${db.firm} and person_id = ${personId}
    returning failures
  `,
  )
  return failures
}

export type RunTold = { seen: number; known: number; repeating: number; conflicts: number }

export function tellCalendarRun(db: Db, personId: string, told: RunTold) {
  const { seen, known, repeating, conflicts } = told
  return db`
    update calendar_link set state = 'ok', problem = null, failures = 0, asked_at = now(), answered_at = now(),
      seen = ${seen}, known = ${known}, repeating = ${repeating}, conflicts = conflicts + ${conflicts}
    where firm_id = ${db.firm} and person_id = ${personId}
  `
}
