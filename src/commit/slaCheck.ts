/** Reads the clocks of an events file by a policy: pure, the instant is handed in. */
import { type Counting } from './calendar.ts'
import { clockAt, type ClockEvent } from './clock.ts'
import { explained } from './clockExplained.ts'
import { msOf } from './duration.ts'
import { levelAt } from './levelRules.ts'
import type { ClocksFile, EventsFile, FileEvent, PolicyFile } from './slaFile.ts'

/** Which of the two files can't be followed, where in it, and why. */
export type SlaWrong = {
  file: 'policy' | 'events'
  path: string
  code: 'no-calendar' | 'no-level' | 'not-started' | 'started-twice' | 'ended' | 'twice-named'
  about: string
}

type Level = PolicyFile['levels'][number]
type Placed = { event: FileEvent; path: string }
type Round = { id: string; level: Level; events: ClockEvent[]; isOver: boolean }
type Checked = { clocks: ClocksFile } | { wrong: SlaWrong }

export function slaCheck(policy: PolicyFile, { events }: EventsFile, now: number): Checked {
  const calendars = new Map<string, Counting>()
  for (const [at, one] of policy.calendars.entries()) {
    if (calendars.has(one.name))
      return no('policy', `calendars.${at}.name`, 'twice-named', one.name)
    calendars.set(one.name, one)
  }
  const isKnown = (name: string | null) => name === null || calendars.has(name)
  const named = (name: string | null) => (name === null ? null : calendars.get(name)!)
  const lost = policy.levels.findIndex((level) => !isKnown(level.calendar))
  if (lost >= 0) {
    return no('policy', `levels.${lost}.calendar`, 'no-calendar', policy.levels[lost]!.calendar!)
  }

  const rounds: Round[] = []
  const latest = new Map<string, Round>()
  const inOrder = events
    .map((event, at): Placed => ({ event, path: `events.${at}` }))
    .toSorted((a, b) => Date.parse(a.event.at) - Date.parse(b.event.at))
  for (const { event, path } of inOrder) {
    const at = Date.parse(event.at)
    const open = latest.get(event.clock)
    if (event.kind === 'start') {
      if (open && !open.isOver) return no('events', path, 'started-twice', event.clock)
      const { account, tier, metric } = event
      const holding = levelAt(policy.levels, { account, tier, metric, at }, ({ calendar }) =>
        calendar === null ? null : named(calendar)!.zone,
      )
      if (!holding) return no('events', path, 'no-level', event.metric)
      const { kind, why } = event
      const round = { id: event.clock, level: holding, events: [{ kind, why, at }], isOver: false }
      rounds.push(round)
      latest.set(event.clock, round)
      continue
    }
    if (!open) return no('events', path, 'not-started', event.clock)
    if (open.isOver) return no('events', path, 'ended', event.clock)
    if (event.kind === 'calendar' && !isKnown(event.calendar)) {
      return no('events', `${path}.calendar`, 'no-calendar', event.calendar!)
    }
    open.events.push(clockEvent(event, at, named))
    open.isOver = event.kind === 'stop'
  }
  const begun = rounds.filter((round) => round.events[0]!.at <= now)
  return {
    clocks: { asOf: iso(now), clocks: begun.map((round) => told(round, named, now)) },
  }
}

type Named = (name: string | null) => Counting

function clockEvent(event: Exclude<FileEvent, { kind: 'start' }>, at: number, named: Named) {
  const { why } = event
  if (event.kind === 'state') return { kind: event.kind, at, why, state: event.state }
  if (event.kind === 'target') return { kind: event.kind, at, why, target: msOf(event.target) }
  if (event.kind === 'calendar')
    return { kind: event.kind, at, why, calendar: named(event.calendar) }
  return { kind: event.kind, at, why }
}

function told({ id, level, events }: Round, named: Named, now: number) {
  const { metric, target, riskShare, pauseStates } = level
  const terms = { target: msOf(target), calendar: named(level.calendar), riskShare, pauseStates }
  const clock = clockAt(terms, events, now)
  const { counted, notCounted } = explained(clock)
  const spanned = <T extends { from: number; to: number }>(span: T) => ({
    ...span,
    from: iso(span.from),
    to: iso(span.to),
  })
  return {
    id,
    metric,
    state: clock.state,
    elapsedSeconds: clock.elapsed / 1000,
    dueAt: isoOrNull(clock.dueAt),
    intervals: counted.map(spanned),
    breachedAt: isoOrNull(clock.breachedAt),
    breachedBy: clock.breachedBy,
    targetSeconds: clock.target / 1000,
    stoppedAt: isoOrNull(clock.stoppedAt),
    notCounted: notCounted.map(spanned),
  }
}

function no(
  file: SlaWrong['file'],
  path: string,
  code: SlaWrong['code'],
  about: string,
): { wrong: SlaWrong } {
  return { wrong: { file, path, code, about } }
}

const iso = (at: number) => new Date(at).toISOString()
const isoOrNull = (at: number | null) => (at === null ? null : iso(at))
