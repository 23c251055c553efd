/** The firm's working calendars: their hours, and all days that aren't like their weekday. models.md §11. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { Calendar, OtherDay, WEEKDAYS, WeekHours } from './calendar.ts'
import { HolidayPlace } from './holidayPlace.ts'

/** Public holidays are worked out for so many years around the one in which a calendar is told. */
export const HOLIDAY_YEARS = { before: 2, after: 15 }

export const CalendarGiven = z.object({
  name: z.string().trim().min(1).max(200),
  zone: Calendar.shape.zone,
  hours: WeekHours,
  /** Days that have other hours, or none; they count before all others. */
  ownDays: z.array(OtherDay).max(1000).default([]),
  holidays: HolidayPlace.nullable().default(null),
  /** Out of an iCalendar file. */
  importedDays: z.array(OtherDay).max(2000).default([]),
  importedFrom: z.string().trim().max(300).default(''),
})
export type CalendarGiven = z.infer<typeof CalendarGiven>

export const WorkingCalendar = CalendarGiven.extend({
  calendarId: z.guid(),
  versionId: z.guid(),
  /** From when on it is as it is now. */
  fromAt: z.iso.datetime(),
  /** What clocks count by: own days over those of the file, and both over public holidays. */
  days: z.array(OtherDay),
  archived: z.boolean(),
  /** How many clocks run by it. */
  open: z.number(),
})
export type WorkingCalendar = z.infer<typeof WorkingCalendar>

/** All days unlike their weekday, in order, each once. */
export function daysOf(
  { ownDays, importedDays }: Pick<CalendarGiven, 'ownDays' | 'importedDays'>,
  holidays: readonly OtherDay[],
): OtherDay[] {
  const days = new Map<Day, OtherDay>()
  for (const one of [...holidays, ...importedDays, ...ownDays]) days.set(one.day, one)
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

type Counted = Pick<WorkingCalendar, 'zone' | 'hours' | 'days'>

/** Whether clocks count the same by both: another name, or another reason for a day, is nothing to them. */
export function countsAlike(one: Counted, other: Counted): boolean {
  const counted = ({ zone, hours, days }: Counted) => ({
    zone,
    hours: WEEKDAYS.map((weekday) => hours[weekday]),
    days: days.map((told) => [told.day, told.hours]),
  })
  return JSON.stringify(counted(one)) === JSON.stringify(counted(other))
}

/** Which of them the next so many days hold. */
export function comingDays(days: readonly OtherDay[], { from, most }: { from: Day; most: number }) {
  return days.filter(({ day }) => day >= from).slice(0, most)
}
