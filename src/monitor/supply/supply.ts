/**
 * How well we deliver: on time, in full, and both, of order lines whose promised day has come; and what was out of stock.
 * docs/methods/supply.md.
 */
import { z } from 'zod'
import { wilson } from '../../commit/reliability.ts'
import { Day } from '../../kernel/day.ts'
import { listOf, several } from '../../kernel/list.ts'
import { task } from '../../kernel/task.ts'
import { hasFallen } from '../shareDifference.ts'

/** Makes the trends anew; queue it with a key. */
export const refreshSupply = task('monitor.supply', z.object({}))

/** Lines due in the last so many days, against the so many before them. */
export const NOW_DAYS = 90
export const BEFORE_DAYS = 270
const FALL = { least: 0.05, cases: 10 }

/** Of lines whose promised day has come. */
export const Counts = z.object({
  lines: z.number(),
  onTime: z.number(),
  inFull: z.number(),
  both: z.number(),
})
export type Counts = z.infer<typeof Counts>

/** Whether both together are kept more seldom than before, beyond luck: 5 points or more on ten lines on each side. */
export function otifFalls(
  now: Pick<Counts, 'lines' | 'both'>,
  before: Pick<Counts, 'lines' | 'both'>,
) {
  return hasFallen(
    { hits: now.both, total: now.lines },
    { hits: before.both, total: before.lines },
    FALL,
  )
}

export const Rate = z.object({ share: z.number().nullable(), low: z.number(), high: z.number() })
export type Rate = z.infer<typeof Rate>

/** A share with its interval by Wilson; null of nothing. */
export function rateOf(hits: number, total: number): Rate {
  const [low, high] = wilson(hits, total)
  return { share: total > 0 ? hits / total : null, low, high }
}

/** The day from which on it fell, going back without a gap; days are the newest first. */
export function fellSince(days: readonly { day: Day; falls: boolean }[]): Day | null {
  const end = days.findIndex(({ falls }) => !falls)
  return days[(end < 0 ? days.length : end) - 1]?.day ?? null
}

export const MonthCounts = Counts.extend({ month: Day })
export const FamilyCounts = Counts.extend({
  family: z.string(),
  /** Of the last 90 days, and of the 270 before. */
  linesNow: z.number(),
  bothNow: z.number(),
  linesBefore: z.number(),
  bothBefore: z.number(),
})
export type FamilyCounts = z.infer<typeof FamilyCounts>

export const StockOut = z.object({
  stockOutId: z.guid(),
  family: z.string(),
  fromOn: Day,
  untilOn: Day.nullable(),
  /** Of the last 365 days. */
  days: z.number(),
  accounts: z.number(),
  /** What those accounts usually buy of the family in so many days; null without a ledger. */
  atRisk: z.number().nullable(),
})
export type StockOut = z.infer<typeof StockOut>

export const SupplyRow = z.object({
  accountId: z.guid(),
  account: z.string(),
  asOf: Day,
  lines: z.number(),
  onTime: z.number(),
  inFull: z.number(),
  both: z.number(),
  linesBefore: z.number(),
  bothBefore: z.number(),
  fall: z.number().nullable(),
  fallLow: z.number().nullable(),
  fallHigh: z.number().nullable(),
  falls: z.boolean(),
  sinceOn: Day.nullable(),
  sales: z.number().nullable(),
  /** Sales times the share of lines that failed. */
  atRisk: z.number().nullable(),
})
export type SupplyRow = z.infer<typeof SupplyRow>

export const SupplyList = listOf({
  sorts: ['atRisk', 'sales', 'otif', 'fall', 'name'],
  sort: 'atRisk',
  filters: { falls: several(z.enum(['yes'])) },
})

export const SupplyFirm = z.object({
  asOf: Day.nullable(),
  /** Of the last twelve months. */
  all: Counts,
  accounts: z.number(),
  falling: z.number(),
  months: z.array(MonthCounts),
  /** Those with most failed lines first. */
  families: z.array(FamilyCounts),
  stockOuts: z.array(StockOut),
  stockOutDays: z.number(),
  atRisk: z.number().nullable(),
})
export type SupplyFirm = z.infer<typeof SupplyFirm>

export const LateLine = z.object({
  orderNo: z.string(),
  line: z.string(),
  family: z.string(),
  promisedOn: Day,
  deliveredOn: Day.nullable(),
  ordered: z.number(),
  delivered: z.number(),
  late: z.boolean(),
  short: z.boolean(),
})
export type LateLine = z.infer<typeof LateLine>

export const AccountSupply = z.object({
  now: Counts,
  before: Counts,
  falls: z.boolean(),
  months: z.array(MonthCounts),
  families: z.array(FamilyCounts),
  /** The newest first. */
  failed: z.array(LateLine),
  stockOuts: z.array(StockOut),
})
export type AccountSupply = z.infer<typeof AccountSupply>
