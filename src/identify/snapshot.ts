/**
 * Snapshots: the portfolio at each month's end, kept so that movements are seen. docs/methods/movements.md
 * works an example. A month that the ledger goes beyond is frozen: what it was made with stays its own.
 */
import { z } from 'zod'
import { addDays, addMonths, Day, firstOfMonth } from '../kernel/day.ts'
import { task } from '../kernel/task.ts'
import type { AccountFigures, PortfolioSettings } from './portfolio.ts'
import { PortfolioSettings as Settings } from './portfolio.ts'
import { spansAt } from './purchase.ts'

/** Makes the month ends that lack, and mends those that the ledger has changed; queue it with a key. */
export const makeSnapshots = task('identify.snapshots', z.object({}))

/** So many months back are made when a ledger comes; those that grow older stay. */
export const MONTHS_BACK = 36

/** What a snapshot was made with. */
export const MadeWith = z.object({
  madeWith: Settings,
  ratesVersion: z.int(),
  valuation: z.string(),
  /** Every line, at the rate of its day; else only the lines in that currency. */
  converted: z.boolean(),
})
export type MadeWith = z.infer<typeof MadeWith>

export const KeptSnapshot = MadeWith.extend({
  /** Its last day. */
  month: Day,
  accounts: z.int(),
  frozen: z.boolean(),
  madeAt: z.date(),
  madeFrom: z.array(z.number()),
  outdated: z.enum(['accounts', 'whole']).nullable(),
})
export type KeptSnapshot = z.infer<typeof KeptSnapshot>

export function lastOfMonth(day: Day): Day {
  return addDays(addMonths(firstOfMonth(day), 1), -1)
}

/** So many whole months before; from one month's end to another's. */
export function monthsBefore(month: Day, months: number): Day {
  return lastOfMonth(addMonths(firstOfMonth(month), -months))
}

type Ledger = { from: Day; to: Day; today: Day }

/**
 * The month ends that are to be kept, the newest first: from the ledger's first month, at most 36, to
 * its last one that is over today.
 */
export function monthsWanted({ from, to, today }: Ledger): Day[] {
  const last = lastOfMonth(to)
  const months: Day[] = []
  let month = last < today ? last : monthsBefore(today, 1)
  while (month >= from && months.length < MONTHS_BACK) {
    months.push(month)
    month = monthsBefore(month, 1)
  }
  return months
}

/** The ledger has gone beyond the month, and every line of it could be valued: it stays as it is. */
export function isWhole(month: Day, { to }: Pick<Ledger, 'to'>, converted: boolean): boolean {
  return converted && to >= month
}

/** What to do next, the newest month first; null where all is as the ledger has it. */
export function nextToMake(
  wanted: readonly Day[],
  kept: readonly Pick<KeptSnapshot, 'month' | 'outdated'>[],
): { month: Day; how: 'new' | 'whole' | 'accounts' } | null {
  const known = new Map(kept.map(({ month, outdated }) => [month, outdated]))
  const months = [...new Set([...wanted, ...known.keys()])].toSorted().toReversed()
  for (const month of months) {
    const outdated = known.get(month)
    if (outdated === undefined) return { month, how: 'new' }
    if (outdated) return { month, how: outdated }
  }
  return null
}

/** What the ledger says of the accounts at a month's end: what ranks, scores and classes come from. */
export type MonthFigures = {
  keys: readonly string[]
  /** They break ties, as in the portfolio. */
  codes: readonly string[]
  sales: Float64Array
  salesLast12: Float64Array
  /** Days since 1970-01-01; NaN for an account that never bought. */
  lastDay: Float64Array
  /** Purchase days or orders in the window, and sales or margin, as the settings have it. */
  frequency: Float64Array
  money: Float64Array
}

/** The same as the portfolio's rules want them; what neither ranks nor scores is left unknown. */
export function accountFiguresOf(found: MonthFigures): AccountFigures {
  const unknown = new Float64Array(found.keys.length).fill(NaN)
  const none = new Float64Array(found.keys.length)
  return {
    keys: found.keys,
    codes: found.codes,
    names: found.codes,
    sales: found.sales,
    margin: unknown,
    orders: none,
    purchaseDays: none,
    firstDay: unknown,
    lastDay: found.lastDay,
    usualGapDays: unknown,
    salesLast12: found.salesLast12,
    salesPrevious12: none,
    windowSales: found.money,
    windowMargin: found.money,
    windowOrders: found.frequency,
    windowPurchaseDays: found.frequency,
  }
}

/** The days within which purchases count, for a month and its settings. */
export function windowOf(month: Day, { rfm }: PortfolioSettings) {
  return spansAt(month, rfm.windowMonths)
}
