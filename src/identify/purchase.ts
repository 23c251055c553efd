/**
 * The rhythm of an account: how long it has bought, how often, and how long it has been quiet.
 * A purchase day has at least one line above zero; credit notes never count. models.md §1, §12;
 * docs/methods/rhythm.md works an example.
 */
import { type Day, addDays, daysBetween, spanStart } from '../kernel/day.ts'

/** Below this, a gap is a coincidence and no rhythm. */
export const PURCHASE_DAYS_FOR_A_RHYTHM = 3

/** Quiet for so many usual gaps, an account is overdue. */
export const GAPS_UNTIL_OVERDUE = 2

/** Quiet for longer than a year, it has stopped. */
export const STOPPED_AFTER_DAYS = 365

/** Both days are within. */
export type Span = { from: Day; to: Day }

export type Spans = { last12: Span; previous12: Span; window: Span }

/** The 12 calendar months that end on the as-of day, the 12 before, and the window of RFM. */
export function spansAt(asOf: Day, windowMonths: number): Spans {
  const last12From = spanStart(asOf, 12)
  return {
    last12: { from: last12From, to: asOf },
    previous12: { from: spanStart(asOf, 24), to: addDays(last12From, -1) },
    window: { from: spanStart(asOf, windowMonths), to: asOf },
  }
}

/**
 * The median of the days between one purchase day and the next, from distinct days in order;
 * null with fewer than three. SQL computes the same as percentile_cont(0.5) or median.
 */
export function usualGapDays(purchaseDays: readonly Day[]): number | null {
  const first = purchaseDays[0]
  return first ? usualGap(purchaseDays.map((day) => daysBetween(first, day))) : null
}

/** The same, of days as numbers. */
export function usualGap(days: ArrayLike<number>): number | null {
  if (days.length < PURCHASE_DAYS_FOR_A_RHYTHM) return null
  const gaps = Int32Array.from({ length: days.length - 1 }, (_, at) => days[at + 1]! - days[at]!)
  gaps.sort()
  const middle = gaps.length >> 1
  return gaps.length % 2 === 1 ? gaps[middle]! : (gaps[middle - 1]! + gaps[middle]!) / 2
}

/** Who buys nearly every day is not quiet after a weekend: a shorter gap counts as this. */
const SHORTEST_GAP_DAYS = 4

/** Days since the last purchase in usual gaps: 1 is on time, 2 is twice its rhythm; null without a rhythm. */
export function overdueRatio(recencyDays: number | null, usualGap: number | null): number | null {
  if (recencyDays === null || usualGap === null) return null
  return recencyDays / Math.max(usualGap, SHORTEST_GAP_DAYS)
}

/** Change of sales against the 12 months before: 0.1 is 10 % more; null where nothing was sold then. */
export function growthOf(last12: number, previous12: number): number | null {
  return previous12 > 0 ? last12 / previous12 - 1 : null
}
