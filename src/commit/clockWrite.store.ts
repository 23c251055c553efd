/** Clocks written: started, told what happened to them, and put down as they then stand. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { type Db, instant, one } from '../platform/db.ts'
import { recordEach } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import type { Clock } from './clock.ts'
import { checkedAt, clocksDue } from './clockTask.ts'
import { foundLate, readAt, type StoredEvent } from './serviceClock.ts'
import { type ClockRow, heldClocks, isoOrNull } from './serviceClock.store.ts'

type New = Pick<
  ClockRow,
  | 'accountId'
  | 'levelId'
  | 'metric'
  | 'aboutKind'
  | 'aboutId'
  | 'title'
  | 'ownerId'
  | 'riskShare'
  | 'pauseStates'
  | 'targetMs'
> & {
  clockId?: string | undefined
  calendarId: string | null
  calendarVersionId: string | null
  at: string
}

/** Its row and its start; how it stands is put down by `recount`. */
export async function insertClock(db: Db, given: New): Promise<string> {
  const {
    clockId = randomUUID(),
    accountId,
    levelId,
    metric,
    aboutKind,
    aboutId,
    title,
    ownerId,
  } = given
  const { riskShare, pauseStates, targetMs, calendarId, calendarVersionId, at } = given
  await db`
    insert into clock (clock_id, account_id, level_id, metric, about_kind, about_id, title, owner_id,
      risk_share, pause_states, calendar_id, started_at, counted_at, state, elapsed_ms, target_ms)
    values (${clockId}, ${accountId}, ${levelId}, ${metric}, ${aboutKind}, ${aboutId}, ${title},
      ${ownerId}, ${riskShare}, ${pauseStates}, ${calendarId}, ${at}, ${at}, 'onTrack', 0, ${targetMs})
  `
  await insertEvents(db, [clockId], { kind: 'start', at, targetMs, calendarVersionId })
  return clockId
}

type Event = Pick<StoredEvent, 'kind' | 'at'> &
  Partial<Pick<StoredEvent, 'state' | 'targetMs' | 'calendarVersionId' | 'undoesId' | 'why'>>

/** The same event for each of some clocks. */
export function insertEvents(db: Db, clockIds: readonly string[], event: Event) {
  const { kind, at, state = null, targetMs = null, calendarVersionId = null } = event
  const { undoesId = null, why = '' } = event
  return db`
    insert into clock_event (clock_id, account_id, at, kind, state, target_ms, calendar_version_id,
      undoes_id, why)
    select clock_id, account_id, ${at}, ${kind}, ${state}, ${targetMs}, ${calendarVersionId},
      ${undoesId}, ${why}
    from clock where firm_id = ${db.firm} and clock_id = any(${[...clockIds]}::uuid[])
  `
}

/** So many clocks are read and written at a time. */
const AT_ONCE = 1000

/**
 * Puts clocks down as they stand at `now`, records breaches that come to light, and asks for the next check.
 * Whoever calls holds them.
 */
export async function recount(
  db: Db,
  actor: Pick<Actor, 'id'>,
  clockIds: readonly string[],
  now: number,
) {
  let next: number | null = null
  for (let from = 0; from < clockIds.length; from += AT_ONCE) {
    const ids = clockIds.slice(from, from + AT_ONCE)
    const held = await heldClocks(db, db`c.clock_id = any(${ids}::uuid[])`)
    const rows = held.map((row) => standingRow(row, readAt(row.replayed, now), now))
    await writeStanding(db, rows)
    const breached = held.flatMap((row, at) =>
      row.breachedAt === null && rows[at]!.breached_at !== null
        ? [toldBreach(row, rows[at]!.late_detected)]
        : [],
    )
    await recordEach(db, actor, 'clock.breached', breached)
    for (const { next_at: at } of rows) if (at !== null && (next === null || at < next)) next = at
  }
  if (next !== null) await askToCheck(db, next)
}

/** Asks for a due-check once an instant (ms since 1970 UTC) has passed. */
export async function askToCheck(db: Db, at: number) {
  const notBefore = checkedAt(at)
  await enqueue(db, clocksDue, {}, { key: notBefore, notBefore })
}

/** One clock as its row says it after its last event. */
function standingRow(row: ClockRow, clock: Clock, now: number) {
  const { state, elapsed, target, dueAt, riskAt, stoppedAt, breachedAt, breachedBy } = clock
  const isNew = breachedAt !== null && row.breachedAt === null
  // Where it has come off its warning another one may follow; while it stands still nothing is known.
  const isOff = state === 'onTrack' || (riskAt !== null && riskAt > now)
  const warnedAt = isOff ? null : row.warnedAt
  const open = stoppedAt === null && breachedAt === null
  return {
    clock_id: row.clockId,
    calendar_version_id: [...row.events].findLast(
      ({ kind }) => kind === 'start' || kind === 'calendar',
    )!.calendarVersionId,
    state,
    elapsed_ms: elapsed,
    target_ms: target,
    due_at: isoOrNull(dueAt),
    risk_at: isoOrNull(riskAt),
    warned_at: warnedAt,
    stopped_at: isoOrNull(stoppedAt),
    breached_at: isoOrNull(breachedAt),
    breached_by: breachedBy,
    breach_is_new: isNew,
    late_detected: isNew
      ? foundLate(clock, Date.parse(row.toldAt), now)
      : row.lateDetected && breachedAt !== null,
    counted_at: isoOrNull(stoppedAt ?? now),
    next_at: open ? (warnedAt === null ? least(riskAt, dueAt) : dueAt) : null,
  }
}

function writeStanding(db: Db, rows: ReturnType<typeof standingRow>[]) {
  return db`
    update clock c
    set state = t.state, elapsed_ms = t.elapsed_ms, target_ms = t.target_ms, due_at = t.due_at,
      risk_at = t.risk_at, warned_at = t.warned_at, stopped_at = t.stopped_at,
      breached_at = t.breached_at, breached_by = t.breached_by, late_detected = t.late_detected,
      breach_found_at = case when t.breached_at is null then null when t.breach_is_new
        then clock_timestamp() else c.breach_found_at end,
      counted_at = t.counted_at, told_at = clock_timestamp(),
      calendar_id = (select v.calendar_id from calendar_version v
        where v.firm_id = c.firm_id and v.version_id = t.calendar_version_id)
    from jsonb_to_recordset(${db.json(rows)}) as t(clock_id uuid, calendar_version_id uuid, state text,
      elapsed_ms bigint, target_ms bigint, due_at timestamptz, risk_at timestamptz,
      warned_at timestamptz, stopped_at timestamptz, breached_at timestamptz, breached_by text,
      breach_is_new boolean, late_detected boolean, counted_at timestamptz)
    where c.firm_id = ${db.firm} and c.clock_id = t.clock_id
  `
}

export const toldBreach = (
  {
    clockId,
    accountId,
    title,
    metric,
  }: Pick<ClockRow, 'clockId' | 'accountId' | 'title' | 'metric'>,
  lateDetected: boolean,
) => ({ clockId, accountId, title, metric, lateDetected })

const least = (a: number | null, b: number | null) =>
  a === null ? b : b === null ? a : Math.min(a, b)

const Count = z.object({ at: instant.nullable() })

/** When something happens next to any clock by itself; now where that is past. */
export async function nextInstant(db: Db): Promise<string | null> {
  const { at } = await one(
    Count,
    db`
    select case when min(next_at) is not null then greatest(min(next_at), clock_timestamp()) end as at
    from clock where firm_id = ${db.firm} and next_at is not null
  `,
  )
  return at
}

export function removeClock(db: Db, clockId: string) {
  return db`delete from clock where firm_id = ${db.firm} and clock_id = ${clockId}`
}
