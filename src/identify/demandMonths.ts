/** Sales by month as the forecast takes them: whole months up to a day, without holes. */
import { addDays, addMonths, type Day, firstOfMonth } from '../kernel/day.ts'
import type { MonthSeries } from './models/seasons.ts'

/** Sums by the first day of their month. */
export type MonthSums = Map<Day, number>

/** A series that knows in which month it begins. */
export type DatedSeries = MonthSeries & { from: Day }

/** Days at the end of a month that may be a weekend or a holiday: nothing is missing. */
const DAYS_UNTIL_WHOLE = 3

/** The first month to come: the as-of day's own, unless at most three of its days are left. */
export function firstMonthAhead(asOf: Day): Day {
  return firstOfMonth(addDays(asOf, DAYS_UNTIL_WHOLE + 1))
}

/** From the first month with a sum, or from `since`, to the last whole one; null where there is none. */
export function seriesOf(sums: MonthSums, asOf: Day, since?: Day): DatedSeries | null {
  const until = firstMonthAhead(asOf)
  const known = [...sums.keys()].filter((month) => month < until)
  const from = since ?? known.toSorted()[0]
  if (!from || known.length === 0) return null
  const count = monthsBetween(from, until)
  const values = Float64Array.from({ length: count }, (_, at) => sums.get(addMonths(from, at)) ?? 0)
  return { from, values, first: Number(from.slice(5, 7)) - 1 }
}

export function monthsBetween(from: Day, to: Day): number {
  const number = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return number(to) - number(from)
}

/** Adds to the sum of a month under a name. */
export function addTo<K>(all: Map<K, MonthSums>, key: K, month: Day, amount: number): void {
  let sums = all.get(key)
  if (!sums) all.set(key, (sums = new Map()))
  sums.set(month, (sums.get(month) ?? 0) + amount)
}
