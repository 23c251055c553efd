/** Counted time: how much of a calendar's hours lies between two instants, and when so much of it has passed. */
import { type Calendar, type Counting, minutesOf, WEEKDAYS } from './calendar.ts'
import { piecesOf } from './zone.ts'

const DAY = 86_400_000
const MINUTE = 60_000

/** Beyond it no deadline is looked for. */
const LAST_YEAR = 2300

/** Why a stretch counts: the clock itself, the hours of its weekday, or those of a day unlike its weekday. */
export type Why = 'clock' | 'working' | 'otherHours'
export type Stretch = { from: number; to: number; why: Why }

/** A year of UTC: its stretches, and how much has been counted in the year before each. */
type Year = { stretches: Stretch[]; before: number[]; all: number }

type DayHours = { spans: [number, number][]; why: Why }
type Made = {
  zone: string
  week: DayHours[]
  days: Map<number, DayHours>
  lastDay: number
  years: Map<number, Year>
}

const made = new WeakMap<Calendar, Made>()

/**
 * ms of counted time from one instant to another (ms since 1970 UTC); 0 where `to` isn't after `from`.
 * An instant counts where the clocks of the zone show an hour of the calendar: an hour that is skipped in spring
 * counts for nothing, one that comes twice in autumn counts twice.
 */
export function countedBetween(calendar: Counting, from: number, to: number): number {
  if (to <= from) return 0
  if (!calendar) return to - from
  const [first, last] = [yearOf(from), yearOf(to)]
  let sum = countedInYear(calendar, last, to) - countedInYear(calendar, first, from)
  for (let year = first; year < last; year += 1) sum += yearIn(calendar, year).all
  return sum
}

/**
 * The first instant at which `ms` of counted time have passed since `from`: the closing itself where they run out
 * at closing, `from` where there is nothing to pass; null where they never do.
 */
export function instantAfter(calendar: Counting, from: number, ms: number): number | null {
  if (ms <= 0) return from
  if (!calendar) return from + ms
  const first = yearOf(from)
  let wanted = ms + countedInYear(calendar, first, from)
  for (let year = first; year <= LAST_YEAR; year += 1) {
    const { stretches, before, all } = yearIn(calendar, year)
    if (wanted <= all) {
      const at = lastBelow(before, wanted)
      return stretches[at]!.from + wanted - before[at]!
    }
    wanted -= all
    if (all === 0 && isOver(calendar, year)) return null
  }
  return null
}

/** The stretches of counted time within two instants, in order; their sum is `countedBetween`. */
export function stretchesBetween(calendar: Counting, from: number, to: number): Stretch[] {
  if (to <= from) return []
  if (!calendar) return [{ from, to, why: 'clock' }]
  const found: Stretch[] = []
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    for (const one of yearIn(calendar, year).stretches) {
      if (one.to <= from || one.from >= to) continue
      append(found, Math.max(one.from, from), Math.min(one.to, to), one.why)
    }
  }
  return found
}

/** Nothing follows: no hours in a week, and no day of its own is left. */
function isOver(calendar: Calendar, year: number): boolean {
  const { week, lastDay } = madeOf(calendar)
  return week.every(({ spans }) => spans.length === 0) && lastDay * DAY < Date.UTC(year, 0)
}

function countedInYear(calendar: Calendar, year: number, until: number): number {
  const { stretches, before } = yearIn(calendar, year)
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (stretches[middle]!.from < until) low = middle + 1
    else high = middle
  }
  if (low === 0) return 0
  const { from, to } = stretches[low - 1]!
  return before[low - 1]! + Math.min(until, to) - from
}

/** The last place whose sum is below the wanted one. */
function lastBelow(sums: number[], wanted: number): number {
  let low = 0
  let high = sums.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low - 1
}

function yearIn(calendar: Calendar, year: number): Year {
  const { zone, week, days, years } = madeOf(calendar)
  const known = years.get(year)
  if (known) return known
  const stretches: Stretch[] = []
  for (const { from, to, offset } of piecesOf(zone, year)) {
    const lastDay = Math.floor((to - 1 + offset) / DAY)
    for (let day = Math.floor((from + offset) / DAY); day <= lastDay; day += 1) {
      // 1970-01-01 was a Thursday.
      const { spans, why } = days.get(day) ?? week[(((day + 3) % 7) + 7) % 7]!
      for (const [opens, closes] of spans) {
        const begins = day * DAY + opens * MINUTE - offset
        const ends = day * DAY + closes * MINUTE - offset
        append(stretches, Math.max(begins, from), Math.min(ends, to), why)
      }
    }
  }
  const before: number[] = []
  let all = 0
  for (const { from, to } of stretches) {
    before.push(all)
    all += to - from
  }
  const counted = { stretches, before, all }
  years.set(year, counted)
  return counted
}

/** Adds a stretch, or lengthens the last one where it goes on. */
function append(stretches: Stretch[], from: number, to: number, why: Why): void {
  if (to <= from) return
  const last = stretches.at(-1)
  if (last && last.to === from && last.why === why) last.to = to
  else stretches.push({ from, to, why })
}

function madeOf(calendar: Calendar): Made {
  const known = made.get(calendar)
  if (known) return known
  const week = WEEKDAYS.map((day) => ({
    spans: calendar.hours[day].map(minutesOf),
    why: 'working' as const,
  }))
  const days = new Map<number, DayHours>(
    calendar.days.map(({ day, hours }) => [
      Date.parse(day) / DAY,
      { spans: hours.map(minutesOf), why: 'otherHours' },
    ]),
  )
  const lastDay = Math.max(-Infinity, ...days.keys())
  const one = { zone: calendar.zone, week, days, lastDay, years: new Map<number, Year>() }
  made.set(calendar, one)
  return one
}

function yearOf(at: number): number {
  return new Date(at).getUTCFullYear()
}
