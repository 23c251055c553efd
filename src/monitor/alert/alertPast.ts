/**
 * What alerts are tried on in the past: an account's figures as of a day, and whether what was foretold came within half a
 * year. Days are numbers, as the ledger in memory has them. docs/methods/alerts.md.
 */
import { z } from 'zod'
import type { PurchaseDays } from '../../identify/models/purchaseDays.ts'
import { usualGap } from '../../identify/purchase.ts'
import { addMonths, Day, firstOfMonth, addDays } from '../../kernel/day.ts'
import { task } from '../../kernel/task.ts'
import { placesUpTo } from '../ledgerSignal.ts'
import { AlertNumbers } from './alert.ts'
import { type Foretells, RULE_CODES } from './alertRule.ts'

export const replayAlerts = task(
  'monitor.alertReplay',
  z.object({ again: z.boolean().default(false) }),
)

const YEAR = 365
/** Within so many days what was foretold must come; later it was a false alarm. */
export const FOLLOWS_DAYS = 180
/** Sales under this share of the usual half-year are a fall: the same as a decline of a year (models.md §12). */
const FALL_SHARE = 0.8

export type PastFigure = {
  last12: number
  previous12: number
  /** As numbers of days. */
  firstDay: number
  lastDay: number
  gap: number | null
  purchases: number
}

/** As of a day, inclusive, years of 365 days; null where it had bought nothing by then, or nothing for three years. */
export function figureAt(days: PurchaseDays, account: number, asOf: number): PastFigure | null {
  const [from, end] = placesUpTo(days, account, asOf)
  const last = end > from ? days.day[end - 1]! : -Infinity
  if (last <= asOf - 3 * YEAR) return null
  let [last12, previous12] = [0, 0]
  for (let place = end - 1; place >= from && days.day[place]! > asOf - 2 * YEAR; place -= 1) {
    if (days.day[place]! > asOf - YEAR) last12 += days.money[place]!
    else previous12 += days.money[place]!
  }
  return {
    last12,
    previous12,
    firstDay: days.day[from]!,
    lastDay: last,
    gap: usualGap(days.day.subarray(from, end)),
    purchases: end - from,
  }
}

/**
 * Whether it followed within 180 days after a day: a fall, where sales were under 80 % of the average half-year of the year
 * before; growth, where they were above it. Null where the ledger ends before, or nothing was sold in the year before.
 * @param ledgerTo the last day that the ledger knows
 */
export function followed(
  days: PurchaseDays,
  account: number,
  { on, ledgerTo, foretells }: { on: number; ledgerTo: number; foretells: Foretells },
): boolean | null {
  if (foretells === null || on + FOLLOWS_DAYS > ledgerTo) return null
  let [before, after] = [0, 0]
  for (let place = days.starts[account]!; place < days.starts[account + 1]!; place += 1) {
    const day = days.day[place]!
    if (day > on - YEAR && day <= on) before += days.money[place]!
    if (day > on && day <= on + FOLLOWS_DAYS) after += days.money[place]!
  }
  if (before <= 0) return null
  const usual = (before * FOLLOWS_DAYS) / YEAR
  return foretells === 'fall' ? after < FALL_SHARE * usual : after > usual
}

/** Ends of months that are looked at: from a year after the ledger begins, five years back at most. */
export function monthsToReplay({ from, to }: { from: Day; to: Day }): Day[] {
  const months: Day[] = []
  const first = addMonths(from, 12)
  for (let next = firstOfMonth(to); months.length < 60; next = addMonths(next, -1)) {
    const end = addDays(next, -1)
    if (end < first) break
    months.unshift(end)
  }
  return months
}

const Of = z.object({ right: z.int(), judged: z.int() })

export const ReplayTold = z.object({
  months: z.int(),
  rules: z.array(
    z.object({
      rule: z.enum(RULE_CODES),
      alarms: z.int(),
      /** Where the half-year after has passed. */
      judged: z.int(),
      right: z.int(),
    }),
  ),
  /** By chance: of all accounts at all month ends, how many fell, and how many grew. */
  fall: Of,
  growth: Of,
  /** Accounts of six purchase days or more that stopped buying for a year, and how many had an alarm in time. */
  lost: z.object({ accounts: z.int(), warned: z.int() }),
})
export type ReplayTold = z.infer<typeof ReplayTold>

export const Alarm = z.object({
  rule: z.enum(RULE_CODES),
  accountId: z.guid(),
  account: z.string(),
  cause: z.string(),
  openedOn: Day,
  numbers: AlertNumbers,
  followed: z.boolean().nullable(),
})
export type Alarm = z.infer<typeof Alarm>
