/** A clock as the firm keeps it: for which promise about what, whose it is, what happened to it and how it stands. models.md §11. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Calendar } from './calendar.ts'
import { type Clock, CLOCK_STATES, clockAt, type ClockEvent, type Terms } from './clock.ts'
import { Metric } from './levelRules.ts'

export const Instant = z.iso.datetime({ offset: true })
const Told = z.iso.datetime()

/** By what is started by hand: something that is named, or a request of the client. */
export const ClockGiven = z.object({
  accountId: z.guid(),
  metric: Metric,
  title: z.string().trim().min(1).max(300),
  /** The thing of whichever room that it is about; `own` where it is only named. */
  aboutKind: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .default('own'),
  aboutId: blankable(z.guid()),
  ownerId: blankable(z.guid()),
  /** When it began; now where it isn't said. */
  at: blankable(Instant),
})
export type ClockGiven = z.infer<typeof ClockGiven>

// words: commit:clock.event.*
export const HAND_EVENTS = ['pause', 'resume', 'stop', 'state'] as const

/** What someone says happened to it, now or earlier. */
export const EventGiven = z
  .object({
    kind: z.enum(HAND_EVENTS),
    /** Of the thing that it is about. */
    state: blankable(z.string().trim().min(1).max(200)),
    why: z.string().trim().max(1000).default(''),
    at: blankable(Instant),
  })
  .superRefine(({ kind, state, why }, check) => {
    const lacks = (path: string) =>
      check.addIssue({ code: 'custom', path: [path], message: 'missing' })
    if (kind === 'state' && state === null) lacks('state')
    if (kind === 'pause' && why === '') lacks('why')
  })
export type EventGiven = z.infer<typeof EventGiven>

export const StoredEvent = z.object({
  eventId: z.guid(),
  at: Told,
  kind: z.enum(['start', 'pause', 'resume', 'stop', 'state', 'target', 'calendar', 'undo']),
  state: z.string().nullable(),
  targetMs: z.number().nullable(),
  calendarVersionId: z.guid().nullable(),
  undoesId: z.guid().nullable(),
  why: z.string(),
  madeByName: z.string().nullable(),
})
export type StoredEvent = z.infer<typeof StoredEvent>

export const ServiceClock = z.object({
  clockId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  levelId: z.guid(),
  metric: Metric,
  aboutKind: z.string(),
  aboutId: z.guid().nullable(),
  title: z.string(),
  ownerId: z.guid().nullable(),
  ownerName: z.string().nullable(),
  pauseStates: z.array(z.string()),
  /** Null: hours of the clock. */
  calendar: z.string().nullable(),
  state: z.enum(CLOCK_STATES),
  /** Why it stands still. */
  pausedFor: z.string().nullable(),
  startedAt: Told,
  stoppedAt: Told.nullable(),
  elapsedMs: z.number(),
  targetMs: z.number(),
  riskShare: z.number(),
  dueAt: Told.nullable(),
  riskAt: Told.nullable(),
  breachedAt: Told.nullable(),
  breachedBy: z.enum(['time', 'target']).nullable(),
  lateDetected: z.boolean(),
  /** The instant at which all this is so. */
  asOf: Told,
  /** The last thing that someone said of it, which can be undone. */
  lastEventId: z.guid().nullable(),
  carers: z.array(z.guid()),
})
export type ServiceClock = z.infer<typeof ServiceClock>

const Span = z.object({ from: Told, to: Told })

/** Every minute of a clock: what was counted, and what wasn't and why. */
export const ClockExplained = z.object({
  clock: ServiceClock,
  /** In which zone its days are told; null where it counts hours of the clock. */
  zone: z.string().nullable(),
  counted: z.array(Span.extend({ why: z.enum(['clock', 'working', 'otherHours']) })),
  notCounted: z.array(
    Span.extend({ why: z.enum(['paused', 'closed', 'otherDay']), about: z.string() }),
  ),
  events: z.array(StoredEvent),
})

/** How many met their promise by level and period. */
export const ClockPeriod = z.object({
  /** 2026-Q3 or 2026-09 */
  period: z.string(),
  levelId: z.guid(),
  metric: Metric,
  met: z.number(),
  breached: z.number(),
})
export type ClockPeriod = z.infer<typeof ClockPeriod>

/** Of those decided in the period, which were met or breached; null where none was. */
export function shareMet({ met, breached }: Pick<ClockPeriod, 'met' | 'breached'>): number | null {
  return met + breached === 0 ? null : met / (met + breached)
}

type Stored = Pick<
  StoredEvent,
  'eventId' | 'kind' | 'state' | 'targetMs' | 'calendarVersionId' | 'undoesId' | 'why'
> & { at: string }
export type Replayed = { terms: Terms; events: ClockEvent[] }

/**
 * What a clock has to follow, out of all that was said of it: what was undone and what undid it are left out.
 * @param events in their order, the first a start with its target and calendar
 * @param versionOf the calendars by the ids of their versions
 */
export function replayed(
  events: readonly Stored[],
  { riskShare, pauseStates }: Pick<Terms, 'riskShare' | 'pauseStates'>,
  versionOf: (versionId: string) => Calendar,
): Replayed {
  const counting = (id: string | null) => (id === null ? null : versionOf(id))
  const start = events[0]!
  const calendar = counting(start.calendarVersionId)
  const heeded = standing(events).map((event): ClockEvent => {
    const at = Date.parse(event.at)
    const { kind, why } = event
    if (kind === 'state') return { kind, at, why, state: event.state! }
    if (kind === 'target') return { kind, at, why, target: event.targetMs! }
    if (kind === 'calendar') return { kind, at, why, calendar: counting(event.calendarVersionId) }
    return { kind: kind as 'start', at, why }
  })
  return { terms: { target: start.targetMs!, calendar, riskShare, pauseStates }, events: heeded }
}

/** Those that hold: neither undone nor undoing. */
export function standing<T extends Pick<StoredEvent, 'eventId' | 'kind' | 'undoesId'>>(
  events: readonly T[],
): T[] {
  const undone = new Set(events.map(({ undoesId }) => undoesId))
  return events.filter(({ kind, eventId }) => kind !== 'undo' && !undone.has(eventId))
}

export const readAt = ({ terms, events }: Replayed, now: number): Clock =>
  clockAt(terms, events, now)

/** Found over a minute after it happened, and after what made it happen was told, a breach is told as found late. */
const LATE_MS = 60_000

/**
 * @param breachedAt ms since 1970 UTC, as the others
 * @param toldAt when the last thing was told of the clock before it was found
 */
export function foundLate(
  { breachedAt, breachedBy }: Pick<Clock, 'breachedAt' | 'breachedBy'>,
  toldAt: number,
  foundAt: number,
) {
  if (breachedAt === null || breachedBy === 'target') return false
  return foundAt > Math.max(breachedAt, toldAt) + LATE_MS
}

/** What can happen to it next. */
export function whyNotHappen(
  clock: Pick<ServiceClock, 'state' | 'stoppedAt' | 'pausedFor'>,
  { kind }: Pick<EventGiven, 'kind'>,
): Refusal | null {
  if (clock.stoppedAt !== null) return { code: 'commit/clock-stopped', status: 409 }
  if (kind === 'pause' && clock.pausedFor !== null)
    return { code: 'commit/clock-paused', status: 409 }
  if (kind === 'resume' && clock.pausedFor === null)
    return { code: 'commit/clock-runs', status: 409 }
  return null
}

/** Neither ahead nor before what was told already; what undoes a breach that was told says why. */
export function whyNotAt(
  at: number,
  {
    now,
    lastAt,
    breachedAt,
    why,
  }: { now: number; lastAt: number; breachedAt: number | null; why: string },
): Refusal | null {
  if (at > now) return { code: 'commit/clock-ahead', status: 422 }
  if (at < lastAt) return { code: 'commit/clock-order', status: 422 }
  if (breachedAt !== null && at <= breachedAt && why === '')
    return { code: 'commit/clock-says-why', status: 422 }
  return null
}

/** A slip of the pen is taken away as long as nothing came of it. */
export function whyNotDropClock({
  stoppedAt,
  breachedAt,
}: Pick<ServiceClock, 'stoppedAt' | 'breachedAt'>): Refusal | null {
  return stoppedAt === null && breachedAt === null
    ? null
    : { code: 'commit/clock-stays', status: 409 }
}
