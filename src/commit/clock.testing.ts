/** The slow, obvious clock that the fast one is held against: it walks step by step and looks at the wall each time. */
import { type Counting, minutesOf, WEEKDAYS } from './calendar.ts'
import type { ClockEvent, Terms } from './clock.ts'

type Wall = { day: string; weekday: string; minute: number }
const walls = new Map<string, Wall>()
const formats = new Map<string, Intl.DateTimeFormat>()

/** What calendar and clock on the wall show. */
function wallAt(zone: string, at: number): Wall {
  const key = `${zone} ${at}`
  const known = walls.get(key)
  if (known) return known
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      dateStyle: 'full',
      timeStyle: 'medium',
      hourCycle: 'h23',
    })
  formats.set(zone, format)
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const month = new Date(`${part['day']} ${part['month']} ${part['year']} UTC`).getUTCMonth() + 1
  const two = (number: number | string) => String(number).padStart(2, '0')
  const wall = {
    day: `${part['year']}-${two(month)}-${two(part['day']!)}`,
    weekday: part['weekday']!.slice(0, 3).toLowerCase(),
    minute: Number(part['hour']) * 60 + Number(part['minute']),
  }
  walls.set(key, wall)
  return wall
}

function counts(calendar: Counting, at: number): boolean {
  if (!calendar) return true
  const { day, weekday, minute } = wallAt(calendar.zone, at)
  const other = calendar.days.find((one) => one.day === day)
  const spans = other?.hours ?? calendar.hours[weekday as (typeof WEEKDAYS)[number]]
  return spans.some((span) => {
    const [from, to] = minutesOf(span)
    return from <= minute && minute < to
  })
}

/** Step by step; `step` ms divide all instants and the target. */
export function slowClock(terms: Terms, events: readonly ClockEvent[], now: number, step: number) {
  let { target, calendar } = terms
  let elapsed = 0
  let isPaused = false
  let stoppedAt: number | null = null
  let breachedAt: number | null = null
  let breachedBy: string | null = null
  const reached = new Map<number, number>()
  let next = 0
  for (let at = events[0]!.at; at <= now && stoppedAt === null; at += step) {
    if (!reached.has(elapsed)) reached.set(elapsed, at)
    for (; next < events.length && events[next]!.at === at && stoppedAt === null; next += 1) {
      const event = events[next]!
      if (event.kind === 'pause') isPaused = true
      if (event.kind === 'resume') isPaused = false
      if (event.kind === 'state') isPaused = terms.pauseStates.includes(event.state)
      if (event.kind === 'stop') stoppedAt = at
      if (event.kind === 'calendar') calendar = event.calendar
      if (event.kind === 'target') {
        target = event.target
        if (elapsed > target && breachedAt === null) {
          breachedAt = reached.get(target)!
          breachedBy = 'target'
        }
      }
    }
    if (stoppedAt !== null || at === now || isPaused) continue
    if (elapsed >= target && breachedAt === null) {
      breachedAt = at
      breachedBy = 'time'
    }
    if (counts(calendar, at)) elapsed += step
  }
  return { elapsed, target, stoppedAt, breachedAt, breachedBy, isPaused, calendar }
}

/** When the rest has passed, walked to; null beyond `until`. */
export function slowDue(
  calendar: Counting,
  { from, rest, step, until }: { from: number; rest: number; step: number; until: number },
): number | null {
  let left = rest
  for (let at = from; at <= until; at += step) {
    if (left <= 0) return at
    if (counts(calendar, at)) left -= step
  }
  return null
}
