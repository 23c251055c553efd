/** What changes for clocks that run already: another target of their level, another calendar. Only those are touched. */
import type postgres from 'postgres'
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { type Db, many } from '../platform/db.ts'
import { insertEvents, recount } from './clockWrite.store.ts'
import { iso, nowOf } from './serviceClock.store.ts'

type Turn = {
  /** Of clocks `c`. */
  which: postgres.Fragment
  event:
    | { kind: 'target'; targetMs: number }
    | { kind: 'calendar'; calendarVersionId: string | null }
}

/** From now on they follow it; what they have counted stays. */
export async function turnClocks(db: Db, actor: Pick<Actor, 'id'>, { which, event }: Turn) {
  const open = await many(
    z.object({ clockId: z.guid() }),
    db`
    select c.clock_id from clock c
    where c.firm_id = ${db.firm} and c.stopped_at is null and ${which}
    order by c.clock_id for update
  `,
  )
  const ids = open.map(({ clockId }) => clockId)
  if (ids.length === 0) return
  const now = await nowOf(db)
  await insertEvents(db, ids, { ...event, at: iso(now) })
  await recount(db, actor, ids, now)
}

/** Calendars that changed since those clocks began, or while they stood stopped, hold for them from when they did. */
export function catchUp(db: Db, clockIds: readonly string[]) {
  return db`
    insert into clock_event (clock_id, account_id, at, kind, calendar_version_id)
    select c.clock_id, c.account_id, v.from_at, 'calendar', v.version_id
    from clock c
    join calendar_version v on v.firm_id = c.firm_id and v.calendar_id = c.calendar_id
    where c.firm_id = ${db.firm} and c.clock_id = any(${[...clockIds]}::uuid[])
      and v.from_at > c.started_at
      and v.from_at > (select max(u.from_at)
        from clock_event e
        join calendar_version u on u.firm_id = e.firm_id and u.version_id = e.calendar_version_id
        where e.firm_id = c.firm_id and e.clock_id = c.clock_id)
  `
}
