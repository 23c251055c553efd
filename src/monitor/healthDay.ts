/** Which days health is kept of: month ends, up to three years back, and the newest day. */
import { z } from 'zod'
import { addDays, addMonths, type Day, daysBetween } from '../kernel/day.ts'
import { task } from '../kernel/task.ts'
import { monthsWanted } from '../identify/snapshot.ts'

/** Makes the newest day and the month ends that lack; queue it with a key. */
export const refreshHealth = task('monitor.health', z.object({}))

/** The trend is told against so many days before. */
export const TREND_BACK_DAYS = 90
/** Made within so many days after its end, a month stays as it was made. */
export const KEPT_WITHIN_DAYS = 7
/** Half a year of ledger before the first day: less says nothing of a rhythm. */
const FIRST_AFTER_MONTHS = 6

/** Both days that a score is of: the ledger may end before the day that everything else is known up to. */
export type HealthDays = { day: Day; ledgerDay: Day }

export function daysAt(day: Day, ledgerTo: Day): HealthDays {
  return { day, ledgerDay: day < ledgerTo ? day : ledgerTo }
}

/** The same, so many days before. */
export function daysBefore({ day, ledgerDay }: HealthDays, days: number): HealthDays {
  return { day: addDays(day, -days), ledgerDay: addDays(ledgerDay, -days) }
}

export function healthMonths(ledger: { from: Day; to: Day; today: Day }): Day[] {
  const first = addMonths(ledger.from, FIRST_AFTER_MONTHS)
  return monthsWanted(ledger).filter((month) => month >= first && month <= ledger.to)
}

export function isKept(day: Day, today: Day): boolean {
  return daysBetween(day, today) <= KEPT_WITHIN_DAYS
}
