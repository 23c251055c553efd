/** Whether an account has stalled: its growth period by period, what was spent on it, and since when it has been key. */
import { z } from 'zod'
import { addDays, Day } from '../kernel/day.ts'
import { growthBetween, type PricedSales } from '../identify/growth.ts'
import type { Window } from '../identify/periods.ts'
import type { Phase } from './standing.ts'
import { isKey, type TierName } from './tier.ts'

export const STALL_PERIODS = ['quarter', 'half', 'year'] as const
export const STALL_MONTHS = { quarter: 3, half: 6, year: 12 } as const

export const StalledSettings = z.object({
  /** Short periods show sooner, and take chance for growth. */
  period: z.enum(STALL_PERIODS).default('year'),
  /** So many in a row without growth. */
  periods: z.int().min(1).max(8).default(2),
  /** Growth in a year that doesn't count as growth. */
  leastGrowth: z.number().min(-0.5).max(1).default(0.02),
  /** Spent on it in those periods, in the money of the portfolio, for it to count as looked after. */
  leastSpent: z.number().min(0).max(1e12).default(0),
  /** A plan counts as carried out from this share on. */
  executedFrom: z.number().min(0.05).max(1).default(0.7),
})
export type StalledSettings = z.infer<typeof StalledSettings>

/** One activity and how much of it an account took. */
export const Used = z.object({
  activity: z.string(),
  unit: z.string(),
  units: z.number(),
  /** Null where it has no rate. */
  cost: z.number().nullable(),
})
export type Used = z.infer<typeof Used>

/** Sales against the same period a year before. */
export const PeriodFigures = z.object({
  from: Day,
  to: Day,
  constant: z.number(),
  constantBefore: z.number(),
  /** Null where the prices aren't known. */
  real: z.number().nullable(),
  realBefore: z.number().nullable(),
  change: z.object({ constant: z.number().nullable(), real: z.number().nullable() }),
  spent: z.number(),
})
export type PeriodFigures = z.infer<typeof PeriodFigures>

export type Compared = { now: Window; before: Window }

/** Windows (the newest first) that the ledger has whole a year before as well. */
export function comparedWindows(windows: readonly Window[], months: number): Compared[] {
  const year = 12 / months
  return windows.flatMap((now, at) => {
    const before = windows[at + year]
    return before?.whole ? [{ now, before }] : []
  })
}

export function periodOf(
  part: PricedSales,
  { now, before }: Compared,
  spent: number,
): PeriodFigures {
  const there = growthBetween([part], { before, now })
  // The same two windows the other way round: what the one before came to.
  const back = growthBetween([part], { before: now, now: before })
  const { constant, real } = there.change
  return {
    from: now.from,
    to: now.to,
    constant: there.constant,
    constantBefore: back.constant,
    real: there.real,
    realBefore: back.real,
    change: { constant, real },
    spent,
  }
}

/**
 * It grew where it did in both ways: sales that only follow prices don't, nor what only follows fewer
 * prices. Without prices constant currency alone says; who bought nothing before grows by buying.
 */
export function grew(
  { change, constant }: Pick<PeriodFigures, 'change' | 'constant'>,
  leastGrowth: number,
): boolean {
  if (change.constant === null) return constant > 0
  return change.constant > leastGrowth && (change.real === null || change.real > leastGrowth)
}

export const VERDICTS = ['stalled', 'grows', 'unspent', 'kept', 'too-early', 'too-young'] as const

export const Verdict = z.object({
  /** `kept`: it is not meant to grow; `too-early`: key for too short; `too-young`: the ledger is; `unspent`: nothing was put in that could have helped. */
  says: z.enum(VERDICTS),
  /** The first day of the periods without growth; null where the last one grew or none is judged. */
  since: Day.nullable(),
  /** Whole periods as a key account. */
  known: z.int(),
  /** In the periods that are judged. */
  spent: z.number(),
})
export type Verdict = z.infer<typeof Verdict>

/** What only is to be kept, or served for less, is not expected to grow. */
const NOT_TO_GROW: readonly (Phase | null)[] = ['maintenance', 'cost-reduction']

type Asked = {
  /** Only periods that begin on this day or later count. */
  from: Day
  phase: Phase | null
  today: Day
}

/** @param periods the newest first */
export function judge(
  periods: readonly PeriodFigures[],
  { from, phase, today }: Asked,
  { periods: needed, leastGrowth, leastSpent }: StalledSettings,
): Verdict {
  const flat = periods.findIndex((one) => one.from < from || grew(one, leastGrowth))
  const run = periods.slice(0, flat === -1 ? periods.length : flat)
  const counted = periods.filter((one) => one.from >= from)
  const spent = periods.slice(0, needed).reduce((sum, one) => sum + one.spent, 0)
  const about = { since: run.at(-1)?.from ?? null, known: counted.length, spent }
  if (NOT_TO_GROW.includes(phase)) return { ...about, says: 'kept' }
  if (counted.length < needed) {
    // Where the ledger is too young to compare, its own beginning is what is lacking.
    const lacksLedger = counted.length === periods.length && from < (periods.at(-1)?.from ?? today)
    return { ...about, says: lacksLedger ? 'too-young' : 'too-early' }
  }
  if (run.length < needed) return { ...about, says: 'grows' }
  return { ...about, says: spent > 0 && spent >= leastSpent ? 'stalled' : 'unspent' }
}

/** Decisions of one account in force on a day, in the order of their days: since when it has been key without a break. */
export function keySince(rulings: readonly { tier: TierName; effectiveOn: Day }[]): Day | null {
  let since: Day | null = null
  for (const { tier, effectiveOn } of rulings) since = isKey(tier) ? (since ?? effectiveOn) : null
  return since
}

type LastCase = { outcome: string | null; closedOn: Day | null; byOn: Day | null }

/**
 * From when on periods count, so that one cause is asked about once: after a decision about the
 * criteria a new case needs new periods; after a plan that was to be carried out first, the same are
 * looked at again once its day has come. Null: not now.
 */
export function countsFrom(since: Day, last: LastCase | null, today: Day): Day | null {
  if (!last) return since
  if (last.closedOn === null) return null
  if (last.outcome === 'execute-first') return (last.byOn ?? today) <= today ? since : null
  if (last.outcome === 'lapsed') return since
  const fresh = addDays(last.closedOn, 1)
  return fresh > since ? fresh : since
}
