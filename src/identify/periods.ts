/** Consecutive periods that end on the as-of day: months, quarters and years, not those of the calendar. models.md §1. */
import { addDays, type Day, daysBetween, spanStart, firstOfMonth } from '../kernel/day.ts'

export const PERIODS = ['month', 'quarter', 'year'] as const
export type Period = (typeof PERIODS)[number]
export const MONTHS_IN: Record<Period, number> = { month: 1, quarter: 3, year: 12 }

/** So far back the months go; older sales are left out. */
const MOST_MONTHS = 240

/**
 * The first days of the months that end on the as-of day, the oldest first: as many as the ledger
 * needs, and a multiple of 12, so that quarters and years are made of whole ones.
 */
export function monthsUpTo(asOf: Day, ledgerFrom: Day): Day[] {
  let months = 12
  while (spanStart(asOf, months) > ledgerFrom && months < MOST_MONTHS) months += 12
  return Array.from({ length: months }, (_, at) => spanStart(asOf, months - at))
}

/** Months `first` to `last` (places in the list of months, both within). */
export type Window = {
  from: Day
  to: Day
  first: number
  last: number
  /** The ledger reaches back to its beginning. */
  whole: boolean
}

/** A ledger that begins on the first working day has its first month whole. */
const DAYS_OF_GRACE = 7

type LedgerMonths = { months: readonly Day[]; asOf: Day; ledgerFrom: Day }

/** All windows of a period, the newest first. */
export function windowsOf(period: Period, ledger: LedgerMonths): Window[] {
  return windowsOfMonths(MONTHS_IN[period], ledger)
}

/** The same, of so many months each. */
export function windowsOfMonths(
  size: number,
  { months, asOf, ledgerFrom }: LedgerMonths,
): Window[] {
  return Array.from({ length: Math.floor(months.length / size) }, (_, back) => {
    const last = months.length - 1 - back * size
    const first = last - size + 1
    const from = months[first]!
    const next = months[last + 1]
    const to = next === undefined ? asOf : addDays(next, -1)
    return { from, to, first, last, whole: daysBetween(from, ledgerFrom) <= DAYS_OF_GRACE }
  })
}

/** The calendar month that most days of each lie in: whose price index holds for it. */
export function calendarMonths(months: readonly Day[]): Day[] {
  return months.map((from) => firstOfMonth(addDays(from, 15)))
}
