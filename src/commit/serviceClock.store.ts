/** Clocks in PostgreSQL: read with all that happened to them, and as they stand at the instant of asking. */
import type postgres from 'postgres'
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { type Db, instant, many, one } from '../platform/db.ts'
import { explained } from './clockExplained.ts'
import {
  ClockPeriod,
  readAt,
  type Replayed,
  replayed,
  ServiceClock,
  standing,
  StoredEvent,
} from './serviceClock.ts'
import { type CalendarVersion, versionsOf } from './workingCalendar.store.ts'

/** How many are told of one account or one person. */
const MOST = 300
const ENDED_MOST = 100

const Row = ServiceClock.omit({
  state: true,
  pausedFor: true,
  calendar: true,
  asOf: true,
  lastEventId: true,
}).extend({
  startedAt: instant,
  stoppedAt: instant.nullable(),
  dueAt: instant.nullable(),
  riskAt: instant.nullable(),
  breachedAt: instant.nullable(),
  toldAt: instant,
  warnedAt: instant.nullable(),
  events: z.array(StoredEvent),
})
export type ClockRow = z.infer<typeof Row>
/** A row and how it is replayed. */
export type HeldClock = ClockRow & { replayed: Replayed; versions: Map<string, CalendarVersion> }

/** Events in the order in which they happened; the start is the first, whatever else was told for its instant. */
export const EVENTS = (db: Db) => db`
  coalesce((
    select jsonb_agg(jsonb_build_object('eventId', e.event_id,
      'at', to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'kind', e.kind,
      'state', e.state, 'targetMs', e.target_ms, 'calendarVersionId', e.calendar_version_id,
      'undoesId', e.undoes_id, 'why', e.why, 'madeByName', p.name)
      order by e.kind <> 'start', e.at, e.made_at, e.event_id)
    from clock_event e
    left join firm_actor p on p.firm_id = e.firm_id and p.actor_id = e.made_by
    where e.firm_id = c.firm_id and e.clock_id = c.clock_id
  ), '[]')`

export async function heldClocks(
  db: Db,
  where: postgres.Fragment,
  order = db`order by c.clock_id`,
): Promise<HeldClock[]> {
  const rows = await many(
    Row,
    db`
    select c.clock_id, a.account_id, a.name as account, c.level_id, c.metric, c.about_kind, c.about_id,
      c.title, c.owner_id, o.name as owner_name, c.pause_states, c.risk_share::float8 as risk_share,
      c.started_at, c.stopped_at, c.elapsed_ms, c.target_ms, c.due_at, c.risk_at, c.breached_at,
      c.breached_by, c.late_detected, c.told_at, c.warned_at, ${EVENTS(db)} as events,
      array(select n.person_id from account_near n
        where n.firm_id = c.firm_id and n.account_id = c.account_id) as carers
    from clock c
    left join account_kept ak on ak.firm_id = c.firm_id and ak.account_id = c.account_id
    join account a on a.firm_id = c.firm_id and a.account_id = coalesce(ak.kept_id, c.account_id)
    left join firm_person o on o.firm_id = c.firm_id and o.person_id = c.owner_id
    where c.firm_id = ${db.firm} and ${where} ${order}
  `,
  )
  const ids = rows.flatMap(({ events }) => events.flatMap((one) => one.calendarVersionId ?? []))
  const versions = await versionsOf(db, [...new Set(ids)])
  return rows.map((row) => ({
    ...row,
    versions,
    replayed: replayed(row.events, row, (id) => versions.get(id)!),
  }))
}

/** As it stands at an instant (ms since 1970 UTC). A breach that the due-check hasn't yet come by is told all the same. */
export function toldAt({ replayed: held, versions, ...row }: HeldClock, now: number): ServiceClock {
  const clock = readAt(held, now)
  const told = standing(row.events)
  const versionId = told.findLast(
    ({ kind }) => kind === 'start' || kind === 'calendar',
  )!.calendarVersionId
  const last = told.findLast(({ kind }) => !['start', 'target', 'calendar'].includes(kind))
  const pause = clock.pauses.at(-1)
  const stands = told.findLast(({ kind }) => ['pause', 'resume', 'state', 'start'].includes(kind))!
  const isPaused =
    clock.stoppedAt === null &&
    (stands.kind === 'pause' ||
      (stands.kind === 'state' && row.pauseStates.includes(stands.state!)))
  return ServiceClock.parse({
    ...row,
    calendar: versionId ? (versions.get(versionId)?.name ?? null) : null,
    state: clock.state,
    pausedFor: isPaused ? (pause?.why ?? stands.state ?? stands.why) : null,
    stoppedAt: isoOrNull(clock.stoppedAt),
    elapsedMs: clock.elapsed,
    targetMs: clock.target,
    dueAt: isoOrNull(clock.dueAt),
    riskAt: isoOrNull(clock.riskAt),
    breachedAt: isoOrNull(clock.breachedAt),
    breachedBy: clock.breachedBy,
    asOf: iso(now),
    lastEventId: last?.eventId ?? null,
  })
}

export async function clocksOf(db: Db, accountId: string) {
  const now = await nowOf(db)
  const ofAccount = db`c.account_id = any(account_and_merged(${accountId}))`
  const open = await heldClocks(db, db`${ofAccount} and c.stopped_at is null`, BY_DUE(db))
  const ended = await heldClocks(
    db,
    db`${ofAccount} and c.stopped_at is not null`,
    db`order by c.stopped_at desc, c.clock_id limit ${ENDED_MOST}`,
  )
  return {
    open: open.map((clock) => toldAt(clock, now)),
    ended: ended.map((clock) => toldAt(clock, now)),
  }
}

const BY_DUE = (db: Db) => db`order by c.due_at nulls last, c.started_at, c.clock_id limit ${MOST}`

/** Of one person; whoever leads also sees what is at risk or breached anywhere. */
export async function clocksNear(
  db: Db,
  { id, role }: Pick<Actor, 'id' | 'role'>,
): Promise<ServiceClock[]> {
  const now = await nowOf(db)
  const leads = role === 'lead' || role === 'admin'
  const near = await heldClocks(
    db,
    db`c.stopped_at is null and a.archived_at is null and (c.owner_id = ${id}
      or ${leads} and c.state in ('atRisk', 'breached')
      or c.owner_id is null and exists (select from account_carer n
        where n.firm_id = c.firm_id and n.account_id = a.account_id and n.person_id = ${id}))`,
    BY_DUE(db),
  )
  return near.map((clock) => toldAt(clock, now))
}

export async function clockOf(db: Db, clockId: string): Promise<ServiceClock | undefined> {
  const [held] = await heldClocks(db, db`c.clock_id = ${clockId}`)
  return held && toldAt(held, await nowOf(db))
}

export async function clockExplainedOf(db: Db, clockId: string) {
  const [held] = await heldClocks(db, db`c.clock_id = ${clockId}`)
  if (!held) return undefined
  const now = await nowOf(db)
  const { runs, pauses } = readAt(held.replayed, now)
  const { counted, notCounted } = explained({ runs, pauses })
  const spanned = <T extends { from: number; to: number }>(span: T) => ({
    ...span,
    from: iso(span.from),
    to: iso(span.to),
  })
  return {
    clock: toldAt(held, now),
    zone: runs.at(-1)?.calendar?.zone ?? held.replayed.terms.calendar?.zone ?? null,
    counted: counted.map(spanned),
    notCounted: notCounted.map(spanned),
    events: held.events,
  }
}

const PERIODS = {
  quarter: { months: 24, shape: 'YYYY"-Q"Q' },
  month: { months: 12, shape: 'YYYY-MM' },
}

/** A clock belongs to the period in which it became clear, as its level's calendar tells days; else by UTC. */
export function clockPeriods(db: Db, accountId: string, by: 'quarter' | 'month') {
  const { months, shape } = PERIODS[by]
  return many(
    ClockPeriod,
    db`
    select to_char(c.decided_at at time zone coalesce(v.zone, 'UTC'), ${shape}) as period, c.level_id,
      c.metric, count(*) filter (where c.state = 'met') as met,
      count(*) filter (where c.state = 'breached') as breached
    from clock c
    join service_level l using (firm_id, level_id)
    left join lateral (select zone from calendar_version v
      where v.firm_id = l.firm_id and v.calendar_id = l.calendar_id
      order by v.from_at desc limit 1) v on true
    where c.firm_id = ${db.firm} and c.account_id = any(account_and_merged(${accountId}))
      and c.decided_at >= date_trunc(${by}, now()) - make_interval(months => ${months})
    group by 1, 2, 3
    order by period desc, c.metric, c.level_id
  `,
  )
}

/** ms since 1970 UTC, by the database's clock: also after it has waited for someone else. */
export async function nowOf(db: Db): Promise<number> {
  const { now } = await one(
    z.object({ now: z.number() }),
    db`select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
  )
  return now
}

export const iso = (at: number) => new Date(at).toISOString()
export const isoOrNull = (at: number | null) => (at === null ? null : iso(at))
