/** The clock of a promise: what happened to it, counted in its calendar, gives its state and its deadline. models.md §11. */
import type { Counting } from './calendar.ts'
import { countedBetween, instantAfter } from './countedTime.ts'

export const CLOCK_STATES = ['onTrack', 'atRisk', 'breached', 'paused', 'met'] as const
export type ClockState = (typeof CLOCK_STATES)[number]

export type Terms = {
  /** ms of counted time that the promise allows. */
  target: number
  calendar: Counting
  /** Share of the target (0..1) that is left when the clock is at risk. */
  riskShare: number
  /** States of the thing promised in which its clock stands still. */
  pauseStates: readonly string[]
}

/** What happened, at `at` (ms since 1970 UTC). */
export type ClockEvent = { at: number; why?: string | undefined } & (
  | { kind: 'start' | 'pause' | 'resume' | 'stop' }
  | { kind: 'state'; state: string }
  | { kind: 'target'; target: number }
  | { kind: 'calendar'; calendar: Counting }
)

/** A span in which the clock ran, by which calendar; or stood still, and why. */
export type Run = { from: number; to: number; calendar: Counting }
export type Pause = { from: number; to: number; why: string }

export type Clock = {
  state: ClockState
  startedAt: number
  stoppedAt: number | null
  /** ms of counted time, also after a breach. */
  elapsed: number
  target: number
  /** When the time runs out or ran out; null while paused, and where the calendar never gets there. */
  dueAt: number | null
  /** From when on it is at risk; null likewise. */
  riskAt: number | null
  breachedAt: number | null
  breachedBy: 'time' | 'target' | null
  runs: Run[]
  pauses: Pause[]
}

/**
 * The clock as it stands at an instant.
 *
 * A breach stays: neither a longer target nor stopping undoes it. What ends at the very instant of the deadline is in
 * time. A shorter target that has already passed is a breach by change of target, at the instant at which it passed.
 * Otherwise a changed target leaves, from the change on, what it grants less what has elapsed.
 *
 * @param events in the order in which they happened, the first of them a start; those after `now` are ignored
 * @param now ms since 1970 UTC, not before the start
 */
export function clockAt(terms: Terms, events: readonly ClockEvent[], now: number): Clock {
  const startedAt = events[0]!.at
  const one: Running = {
    since: startedAt,
    elapsed: 0,
    target: terms.target,
    calendar: terms.calendar,
    stoppedAt: null,
    pausedFor: null,
    breach: null,
    runs: [],
    pauses: [],
  }
  for (const event of events) {
    if (event.at > now || one.stoppedAt !== null) break
    goOnTo(one, event.at)
    heed(one, event, terms.pauseStates)
  }
  if (one.stoppedAt === null) goOnTo(one, now)

  const { elapsed, target, stoppedAt, pausedFor, breach, runs, pauses } = one
  const isPaused = pausedFor !== null
  const riskAfter = Math.round(target * (1 - terms.riskShare))
  const riskAt = riskAfter > elapsed ? restAt(one, riskAfter) : passedAt(one, riskAfter, startedAt)
  const isAtRisk = riskAt !== null && riskAt <= now
  return {
    state: breach
      ? 'breached'
      : stoppedAt !== null
        ? 'met'
        : isPaused
          ? 'paused'
          : isAtRisk
            ? 'atRisk'
            : 'onTrack',
    startedAt,
    stoppedAt,
    elapsed,
    target,
    dueAt: breach?.at ?? (isPaused ? null : restAt(one, target)),
    riskAt: isPaused ? null : riskAt,
    breachedAt: breach?.at ?? null,
    breachedBy: breach?.by ?? null,
    runs,
    pauses,
  }
}

/** A clock while its events are gone through: all of it holds at `since`. */
type Running = Pick<Clock, 'elapsed' | 'target' | 'stoppedAt' | 'runs' | 'pauses'> & {
  since: number
  calendar: Counting
  /** null while it runs. */
  pausedFor: string | null
  breach: { at: number; by: 'time' | 'target' } | null
}

function goOnTo(one: Running, at: number): void {
  const { since, calendar, pausedFor } = one
  if (pausedFor === null) {
    const runsOut = one.breach ? null : restAt(one, one.target)
    if (runsOut !== null && runsOut < at) one.breach = { at: runsOut, by: 'time' }
    one.elapsed += countedBetween(calendar, since, at)
    extend(one.runs, { from: since, to: at, calendar })
  } else {
    extend(one.pauses, { from: since, to: at, why: pausedFor })
  }
  one.since = at
}

function heed(one: Running, event: ClockEvent, pauseStates: readonly string[]): void {
  if (event.kind === 'stop') one.stoppedAt = event.at
  if (event.kind === 'calendar') one.calendar = event.calendar
  if (event.kind === 'target') {
    one.target = event.target
    if (one.elapsed > one.target && !one.breach) {
      one.breach = { at: passedAt(one, one.target, one.since), by: 'target' }
    }
  }
  const stillFor = stillness(event, pauseStates)
  if (stillFor !== undefined) one.pausedFor = stillFor
}

/** When what is left of `granted` ms will have passed, if it runs on as it does. */
function restAt({ calendar, since, elapsed }: Running, granted: number): number | null {
  return instantAfter(calendar, since, granted - elapsed)
}

/** Why it stands still from this event on; null where it runs, undefined where the event says nothing of it. */
function stillness(event: ClockEvent, pauseStates: readonly string[]): string | null | undefined {
  if (event.kind === 'pause') return event.why ?? ''
  if (event.kind === 'resume') return null
  if (event.kind === 'state') return pauseStates.includes(event.state) ? event.state : null
  return undefined
}

/** The instant at which counted time reached `ms`, among the spans that ran. */
function passedAt({ runs }: Pick<Running, 'runs'>, ms: number, otherwise: number): number {
  let left = ms
  for (const { from, to, calendar } of runs) {
    const counted = countedBetween(calendar, from, to)
    if (left <= counted) return instantAfter(calendar, from, left) ?? to
    left -= counted
  }
  return otherwise
}

/** Adds a span, or lengthens the last where it goes on alike; what has no length is left out. */
function extend<T extends { from: number; to: number }>(spans: T[], span: T): void {
  const last = spans.at(-1)
  const { from: _, to, ...about } = span
  if (span.to === span.from) return
  const goesOn =
    last?.to === span.from &&
    Object.entries(about).every(([name, value]) => last[name as keyof T] === value)
  if (goesOn) last.to = to
  else spans.push(span)
}
