/**
 * The back-test of the health score: for accounts lost and kept in a quarter, what it had said 60, 90 and 180 days before.
 * models.md §12; docs/methods/health.md.
 */
import { z } from 'zod'
import { usualGap } from '../identify/purchase.ts'
import { addMonths, Day, firstOfMonth } from '../kernel/day.ts'
import type { Band } from './healthBand.ts'
import { WeightsGiven } from './health.ts'

export const LEADS_DAYS = [60, 90, 180] as const
/** So many quarters back. */
export const QUARTERS = 8
/** Lost is who is silent for three usual gaps, but not sooner nor later than these days. */
const GAPS = 3
const SOONEST_DAYS = 90
const LATEST_DAYS = 365
const YEAR_DAYS = 365

const Counts = z.object({
  good: z.int(),
  watch: z.int(),
  bad: z.int(),
  unsure: z.int(),
  /** No score yet then. */
  none: z.int(),
})
export type Counts = z.infer<typeof Counts>

const Lead = z.object({ days: z.int(), lost: Counts, kept: Counts })
export type Lead = z.infer<typeof Lead>

const SaidThen = z.object({
  days: z.int(),
  score: z.number().nullable(),
  confidence: z.number(),
  band: z.enum(['good', 'watch', 'bad', 'unsure']).nullable(),
})

export const BackTest = z.object({
  asOf: Day,
  quarters: z.array(
    z.object({
      from: Day,
      to: Day,
      lost: z.int(),
      kept: z.int(),
      /** Neither bought since nor silent for long enough. */
      undecided: z.int(),
      leads: z.array(Lead),
    }),
  ),
  versions: z.array(
    z.object({
      version: z.int(),
      weights: WeightsGiven,
      leads: z.array(
        Lead.extend({
          /** P(one that was lost had a lower score than one that was kept); 0.5 is chance, null without both. */
          auc: z.number().nullable(),
        }),
      ),
    }),
  ),
  /** The accounts that were lost, the newest first. */
  losses: z.array(
    z.object({ accountId: z.guid(), lostOn: Day, sales: z.number(), said: z.array(SaidThen) }),
  ),
})
export type BackTest = z.infer<typeof BackTest>

export function noCounts(): Counts {
  return { good: 0, watch: 0, bad: 0, unsure: 0, none: 0 }
}

export function counted(counts: Counts, band: Band | null): void {
  counts[band ?? 'none'] += 1
}

export type Quarter = { from: Day; to: Day }

/** Whole quarters that end by the day, the oldest first. */
export function quartersUntil(asOf: Day, addDays: (day: Day, days: number) => Day): Quarter[] {
  const month = Number(asOf.slice(5, 7))
  let from = addMonths(firstOfMonth(asOf), -((month - 1) % 3))
  const found: Quarter[] = []
  while (found.length < QUARTERS) {
    const to = addDays(addMonths(from, 3), -1)
    if (to <= asOf) found.unshift({ from, to })
    from = addMonths(from, -3)
  }
  return found
}

export type Fate =
  | { fate: 'lost'; day: number }
  | { fate: 'kept'; day: number }
  | { fate: 'undecided' }

/**
 * What became of an account in a quarter, from its purchase days (ascending numbers) up to today, and the day its contract
 * ended without another, if it did. Null where it was no client when the quarter began: fewer than three purchase days, or
 * none within a year.
 *
 * Lost: it bought nothing more for three usual gaps (90 to 365 days); the day is that of the first order that didn't come, so
 * that silence alone can't foretell it. Or its contract ended and it bought nothing since. Kept: it bought again after the
 * quarter; the day is the quarter's middle.
 */
export function fateOf(
  days: ArrayLike<number>,
  {
    from,
    to,
    today,
    ended,
  }: { from: number; to: number; today: number; ended?: number | undefined },
): Fate | null {
  const all = Array.from(days).filter((day) => day <= today)
  const before = all.filter((day) => day < from)
  if (before.length < 3 || before.at(-1)! < from - YEAR_DAYS) return null
  const last = all.at(-1)!
  if (last > to) return { fate: 'kept', day: Math.floor((from + to) / 2) }
  if (ended !== undefined && ended <= today && last <= ended) {
    return ended >= from && ended <= to ? { fate: 'lost', day: ended } : null
  }
  const gap = usualGap(all)!
  const silent = Math.min(LATEST_DAYS, Math.max(SOONEST_DAYS, GAPS * gap))
  if (today - last < silent) return { fate: 'undecided' }
  const lost = last + Math.round(gap)
  return lost >= from && lost <= to ? { fate: 'lost', day: lost } : null
}

/** P(a lost one's score is lower than a kept one's), ties by half; null without both. Mann & Whitney (1947). */
export function aucOf(lost: readonly number[], kept: readonly number[]): number | null {
  if (lost.length === 0 || kept.length === 0) return null
  const sorted = kept.toSorted((a, b) => a - b)
  let wins = 0
  for (const one of lost) {
    const [above, same] = [countAbove(sorted, one), countSame(sorted, one)]
    wins += above + same / 2
  }
  return wins / (lost.length * kept.length)
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function firstAbove(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

const countAbove = (sorted: readonly number[], value: number) =>
  sorted.length - firstAbove(sorted, value)
const countSame = (sorted: readonly number[], value: number) =>
  firstAbove(sorted, value) - firstAtLeast(sorted, value)

export const WARNED = ['bad', 'watchToo'] as const
export type Warned = (typeof WARNED)[number]

/** How many were warned of, of those that had a score: only those in danger, or those to watch as well. */
export function warnedOf(counts: Counts, warned: Warned): { hits: number; of: number } {
  const { good, watch, bad, unsure } = counts
  return { hits: bad + (warned === 'watchToo' ? watch : 0), of: good + watch + bad + unsure }
}
