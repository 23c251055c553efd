/** Calendar days as plain ISO text: no clock, no time zone, and they sort as strings. */
import { z } from 'zod'

export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

const MS_PER_DAY = 86_400_000

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY)
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10)
}

/** The same day so many months on; the month's last day where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(date, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

/** The first day of the span of so many months that ends on `end`: 12 months to 2020-05-31 begin on 2019-06-01. */
export function spanStart(end: Day, months: number): Day {
  const dayAfter = addDays(end, 1)
  return addMonths(dayAfter, -months)
}

export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`
}
