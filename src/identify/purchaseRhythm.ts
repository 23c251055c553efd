/**
 * The rhythm of an account as events: its purchase days, the gap that is usual, when the next purchase
 * is expected, and whether it is late. docs/methods/rhythm.md works an example.
 */
import { z } from 'zod'
import { addDays, Day, daysBetween } from '../kernel/day.ts'
import {
  GAPS_UNTIL_OVERDUE,
  overdueRatio,
  PURCHASE_DAYS_FOR_A_RHYTHM,
  STOPPED_AFTER_DAYS,
} from './purchase.ts'

export const PurchaseEvent = z.object({
  day: Day,
  /** In the currency of the portfolio. */
  amount: z.number(),
})
export type PurchaseEvent = z.infer<typeof PurchaseEvent>

/** `none`: too few purchases for a rhythm; `early`: the window is ahead; `due`: within it; `late`: past it. */
export const RHYTHM_STATES = ['none', 'early', 'due', 'late', 'overdue', 'stopped'] as const

export const PurchaseRhythm = z.object({
  asOf: Day,
  /** The latest, oldest first. */
  events: z.array(PurchaseEvent),
  /** Purchase days of all time. */
  days: z.number(),
  /** Quartiles of the days between one purchase and the next; null with fewer than three purchase days. */
  gap: z.object({ short: z.number(), usual: z.number(), long: z.number() }).nullable(),
  next: z.object({ from: Day, likely: Day, to: Day }).nullable(),
  state: z.enum(RHYTHM_STATES),
  recencyDays: z.number().nullable(),
  ratio: z.number().nullable(),
})
export type PurchaseRhythm = z.infer<typeof PurchaseRhythm>

/** So many of the latest events are told; the gaps are of all. */
const MOST_EVENTS = 1_000

/**
 * The rhythm at a day, from distinct purchase days in order, none after it. The next purchase is
 * expected between the lower and the upper quartile of the gaps after the last (linear interpolation,
 * as percentile_cont), most likely at their median. Overdue from two usual gaps on, stopped after a year.
 */
export function rhythmOf(events: readonly PurchaseEvent[], asOf: Day): PurchaseRhythm {
  const told = { asOf, events: events.slice(-MOST_EVENTS), days: events.length }
  const last = events.at(-1)?.day
  const recencyDays = last ? daysBetween(last, asOf) : null
  if (!last || events.length < PURCHASE_DAYS_FOR_A_RHYTHM) {
    return { ...told, gap: null, next: null, state: 'none', recencyDays, ratio: null }
  }
  const gaps = Float64Array.from(events.slice(1), ({ day }, at) =>
    daysBetween(events[at]!.day, day),
  ).sort()
  const gap = {
    short: quantile(gaps, 0.25),
    usual: quantile(gaps, 0.5),
    long: quantile(gaps, 0.75),
  }
  const after = (days: number) => addDays(last, Math.round(days))
  const next = { from: after(gap.short), likely: after(gap.usual), to: after(gap.long) }
  const ratio = overdueRatio(recencyDays, gap.usual)
  return {
    ...told,
    gap,
    next,
    state: stateOf(next, asOf, { recencyDays, ratio }),
    recencyDays,
    ratio,
  }
}

function stateOf(
  next: { from: Day; to: Day },
  asOf: Day,
  { recencyDays, ratio }: Pick<PurchaseRhythm, 'recencyDays' | 'ratio'>,
): PurchaseRhythm['state'] {
  if ((recencyDays ?? 0) > STOPPED_AFTER_DAYS) return 'stopped'
  if ((ratio ?? 0) >= GAPS_UNTIL_OVERDUE) return 'overdue'
  if (asOf > next.to) return 'late'
  return asOf >= next.from ? 'due' : 'early'
}

/** Of sorted values, at least one. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!)
}
