/** Where every minute of a clock went: what was counted, and what wasn't and why. */
import type { Calendar, Counting } from './calendar.ts'
import type { Clock } from './clock.ts'
import { type Stretch, stretchesBetween } from './countedTime.ts'
import { offsetAt } from './zone.ts'

/** Paused, outside the hours of its weekday, or outside those of a day unlike its weekday, a holiday mostly. */
export type NotCounted = {
  from: number
  to: number
  why: 'paused' | 'closed' | 'otherDay'
  about: string
}

export type Explained = { counted: Stretch[]; notCounted: NotCounted[] }

/**
 * Both lists together cover the clock from its start to its end or to now, without a hole; the sum of what is counted is
 * the time elapsed.
 */
export function explained({ runs, pauses }: Pick<Clock, 'runs' | 'pauses'>): Explained {
  const counted: Stretch[] = []
  const notCounted: NotCounted[] = pauses.map(({ from, to, why }) => ({
    from,
    to,
    why: 'paused',
    about: why,
  }))
  for (const { from, to, calendar } of runs) {
    let at = from
    for (const one of stretchesBetween(calendar, from, to)) {
      notCounted.push(...gap(calendar, at, one.from))
      const last = counted.at(-1)
      if (last?.to === one.from && last.why === one.why) last.to = one.to
      else counted.push(one)
      at = one.to
    }
    notCounted.push(...gap(calendar, at, to))
  }
  return { counted, notCounted: notCounted.toSorted((a, b) => a.from - b.from) }
}

function gap(calendar: Counting, from: number, to: number): NotCounted[] {
  if (!calendar || from === to) return []
  const parts: NotCounted[] = []
  let at = from
  for (const other of stretchesBetween(wholeOtherDays(calendar), from, to)) {
    if (other.from > at) parts.push({ from: at, to: other.from, why: 'closed', about: '' })
    const about = namesBetween(calendar, other.from, other.to)
    parts.push({ from: other.from, to: other.to, why: 'otherDay', about })
    at = other.to
  }
  if (to > at) parts.push({ from: at, to, why: 'closed', about: '' })
  return parts
}

const NEVER = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const others = new WeakMap<Calendar, Calendar>()

/** The days unlike their weekday, each from midnight to midnight. */
function wholeOtherDays(calendar: Calendar): Calendar {
  const known = others.get(calendar)
  if (known) return known
  const days = calendar.days.map((one) => ({ ...one, hours: ['00:00-24:00'] }))
  const whole = { zone: calendar.zone, hours: NEVER, days }
  others.set(calendar, whole)
  return whole
}

function namesBetween({ zone, days }: Calendar, from: number, to: number): string {
  const [first, last] = [dayIn(zone, from), dayIn(zone, to - 1)]
  const names = days.filter(({ day }) => first <= day && day <= last).map(({ name }) => name)
  return [...new Set(names.filter(Boolean))].join(', ')
}

/** The day that calendars in the zone show at an instant. */
export function dayIn(zone: string, at: number): string {
  return new Date(at + offsetAt(zone, at)).toISOString().slice(0, 10)
}
