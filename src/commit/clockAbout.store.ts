/** Clocks of the things of other rooms: a client's request starts them, and ends them. */
import postgres from 'postgres'
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { type Db, many } from '../platform/db.ts'
import { record, recordEach } from '../platform/history.ts'
import { Problem } from '../platform/problem.ts'
import { catchUp } from './clockTurn.store.ts'
import { insertClock, insertEvents, recount } from './clockWrite.store.ts'
import { msOf } from './duration.ts'
import { levelAt, type Metric } from './levelRules.ts'
import type { ClockGiven, EventGiven } from './serviceClock.ts'
import { iso, nowOf } from './serviceClock.store.ts'
import { levelsNear } from './serviceLevel.store.ts'
import { versionAt, versionsOf } from './workingCalendar.store.ts'

type Who = Pick<Actor, 'id'>
type Begun = ClockGiven & {
  clockId?: string | undefined
  /** What has happened to it since, in its order. */
  events?: readonly EventGiven[]
}

/** Starts a clock under the level that holds; null where none does. `now` in ms since 1970 UTC. */
export async function beginClock(db: Db, actor: Who, given: Begun, now: number) {
  const at = given.at ? Date.parse(given.at) : now
  const { accountId, metric, title } = given
  const day = iso(at).slice(0, 10)
  const { tier, near } = await levelsNear(db, accountId, day)
  const zones = await zonesOf(db, near, iso(at))
  const level = levelAt(near, { metric, account: accountId, tier, at }, ({ calendarId }) =>
    calendarId ? zones.get(calendarId)!.zone : null,
  )
  if (!level) return null
  const { levelId, calendarId, riskShare, pauseStates, target } = level
  const clockId = await once(() =>
    insertClock(db, {
      ...given,
      levelId,
      riskShare,
      pauseStates,
      targetMs: msOf(target!),
      calendarId,
      calendarVersionId: calendarId ? zones.get(calendarId)!.versionId : null,
      at: iso(at),
    }),
  )
  for (const { kind, state, why, at: told } of given.events ?? []) {
    const event = { kind, why, state: kind === 'state' ? state : null }
    await insertEvents(db, [clockId], { ...event, at: told ?? iso(now) })
  }
  await catchUp(db, [clockId])
  await recount(db, actor, [clockId], now)
  await record(db, actor, 'clock.started', { clockId, accountId, title, metric })
  return clockId
}

/** One clock of a kind about one thing at a time. */
export async function once<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const runs = error instanceof postgres.PostgresError && error.constraint_name === 'clock_once'
    throw runs ? new Problem(409, 'commit/clock-runs-already') : error
  }
}

/** The version of each calendar that holds at an instant, and its zone. */
async function zonesOf(db: Db, levels: readonly { calendarId: string | null }[], at: string) {
  const ids = [...new Set(levels.flatMap(({ calendarId }) => calendarId ?? []))]
  const versionIds = await Promise.all(ids.map((calendarId) => versionAt(db, calendarId, at)))
  const versions = await versionsOf(db, versionIds)
  return new Map([...versions.values()].map((version) => [version.calendarId, version]))
}

type About = Pick<ClockGiven, 'accountId' | 'title' | 'ownerId'> & {
  aboutKind: string
  aboutId: string
  metrics: readonly Metric[]
}

/** Starts those clocks that a level is told for. */
export async function startClocksAbout(db: Db, actor: Who, { metrics, ...about }: About) {
  const now = await nowOf(db)
  for (const metric of metrics) await beginClock(db, actor, { ...about, metric, at: null }, now)
}

type Thing = { aboutKind: string; aboutId: string }
const Found = z.object({ clockId: z.guid(), accountId: z.guid(), title: z.string() })

function clocksAbout(db: Db, { aboutKind, aboutId }: Thing, which: postgres.Fragment) {
  return many(
    Found,
    db`
    select clock_id, account_id, title from clock
    where firm_id = ${db.firm} and about_kind = ${aboutKind} and about_id = ${aboutId} and ${which}
    order by clock_id for update
  `,
  )
}

/** The thing has ended, and with it what was counted for it: now, or at an instant (ms since 1970 UTC) that was told late. */
export async function stopClocksAbout(db: Db, actor: Who, thing: Thing, at?: number) {
  const open = await clocksAbout(db, thing, db`stopped_at is null`)
  if (open.length === 0) return
  const ids = open.map(({ clockId }) => clockId)
  const now = await nowOf(db)
  await insertEvents(db, ids, { kind: 'stop', at: iso(at ?? now) })
  await recount(db, actor, ids, now)
  await recordEach(db, actor, 'clock.stop', open)
}

/**
 * The thing is in another state: clocks whose level stands still in it pause, the others run.
 * @param names what the state may be called; a clock hears the one that pauses it, else the first
 */
export async function tellClocksAbout(
  db: Db,
  actor: Who,
  thing: Thing,
  names: readonly [string, ...string[]],
) {
  const open = await many(
    Found.extend({ pauseStates: z.array(z.string()) }),
    db`
    select clock_id, account_id, title, pause_states from clock
    where firm_id = ${db.firm} and about_kind = ${thing.aboutKind} and about_id = ${thing.aboutId} and stopped_at is null
    order by clock_id for update
  `,
  )
  if (open.length === 0) return
  const now = await nowOf(db)
  const told = open.map(({ pauseStates, ...clock }) => ({
    ...clock,
    outcome: names.find((name) => pauseStates.includes(name)) ?? names[0],
  }))
  for (const [state, clocks] of Map.groupBy(told, ({ outcome }) => outcome)) {
    const ids = clocks.map(({ clockId }) => clockId)
    await insertEvents(db, ids, { kind: 'state', state, at: iso(now) })
    await recount(db, actor, ids, now)
  }
  await recordEach(db, actor, 'clock.state', told)
}

/**
 * The thing is open again: what was to be resolved runs on from where it was, as if it had never stopped. Where another
 * clock runs for it by now, that one counts, and the old ones stay stopped; of several stopped ones the newest runs on.
 */
export async function resumeClocksAbout(db: Db, actor: Who, thing: Thing) {
  const stopped = await clocksAbout(
    db,
    thing,
    db`
    metric = 'resolution' and clock_id = (select c.clock_id from clock c
      where c.firm_id = clock.firm_id and c.about_kind = clock.about_kind and c.about_id = clock.about_id
        and c.metric = 'resolution'
      order by c.stopped_at desc nulls first, c.started_at desc, c.clock_id limit 1)
    and stopped_at is not null`,
  )
  if (stopped.length === 0) return
  const now = await nowOf(db)
  const ids = stopped.map(({ clockId }) => clockId)
  for (const clockId of ids) await undoStop(db, clockId, now)
  await catchUp(db, ids)
  await recount(db, actor, ids, now)
  await recordEach(db, actor, 'clock.undone', stopped)
}

function undoStop(db: Db, clockId: string, now: number) {
  return db`
    insert into clock_event (clock_id, account_id, at, kind, undoes_id)
    select e.clock_id, e.account_id, ${iso(now)}, 'undo', e.event_id
    from clock_event e
    where e.firm_id = ${db.firm} and e.clock_id = ${clockId} and e.kind = 'stop'
      and not exists (select from clock_event u
        where u.firm_id = e.firm_id and u.undoes_id = e.event_id)
  `
}

/** The thing was a slip of the pen: so were its clocks, where nothing came of them. */
export async function dropClocksAbout(db: Db, actor: Who, thing: Thing) {
  const undecided = await clocksAbout(db, thing, db`decided_at is null`)
  await db`
    delete from clock where firm_id = ${db.firm}
      and clock_id = any(${undecided.map(({ clockId }) => clockId)}::uuid[])
  `
  await recordEach(db, actor, 'clock.takenBack', undecided)
}
