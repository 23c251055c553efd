/** What clients use of what we do for them: measures that the firm names, as read by day or month. */
import { z } from 'zod'
import { task } from '../../kernel/task.ts'
import { Day } from '../../kernel/day.ts'
import { listOf, several } from '../../kernel/list.ts'
import { GRAINS } from './usagePeriod.ts'
import { USAGE_VERDICTS } from './usageTrend.ts'

/** Makes the trends anew; queue it with a key. */
export const refreshUsage = task('monitor.usage', z.object({}))

/** As it is written counts, but for spaces. */
export const Measure = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .transform((text) => text.replace(/\s+/g, ' '))
const amount = z.number().min(0).max(1e12)

/** As a program tells it: the account by its code or its name. */
export const ReadingGiven = z.object({
  account: z.string().trim().min(1).max(300),
  measure: Measure,
  day: Day,
  value: amount,
  contracted: amount.positive().nullable().default(null),
})
export type ReadingGiven = z.output<typeof ReadingGiven>
export const MOST_READINGS = 5000

/** Which of them were not taken, by place from 0, and why. */
export const Untaken = z.object({ place: z.int(), reason: z.enum(['unknown', 'several', 'twice']) })
export const ReadingsTaken = z.object({
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  untaken: z.array(Untaken),
})
export type ReadingsTaken = z.infer<typeof ReadingsTaken>

/** As `UsageTrend` has it; kept of each account and measure. */
export const TrendKept = z.object({
  measure: z.string(),
  grain: z.enum(GRAINS),
  lastOn: Day,
  last: z.number(),
  periods: z.int(),
  change: z.number().nullable(),
  changeLow: z.number().nullable(),
  changeHigh: z.number().nullable(),
  season: z.number().nullable(),
  contracted: z.number().nullable(),
  contractedShare: z.number().nullable(),
  verdict: z.enum(USAGE_VERDICTS),
  sinceOn: Day.nullable(),
})
export type TrendKept = z.infer<typeof TrendKept>

export const UsageRow = TrendKept.extend({
  accountId: z.guid(),
  account: z.string(),
  asOf: Day,
  /** Of the last 12 months; null without a ledger. */
  sales: z.number().nullable(),
  /** Sales times the fall. */
  atRisk: z.number().nullable(),
})
export type UsageRow = z.infer<typeof UsageRow>

export const UsageList = listOf({
  sorts: ['atRisk', 'sales', 'change', 'share', 'name'],
  sort: 'atRisk',
  filters: { verdict: several(z.enum(USAGE_VERDICTS)), measure: several(z.string().max(80)) },
})

export const UsageFirm = z.object({
  asOf: Day.nullable(),
  measures: z.array(z.string()),
  verdicts: z.array(z.object({ verdict: z.enum(USAGE_VERDICTS), measures: z.int() })),
  accounts: z.int(),
  atRisk: z.number().nullable(),
})

export const AccountUsage = z.array(
  TrendKept.extend({
    /** The last three years at most. */
    history: z.array(
      z.object({ from: Day, value: z.number().nullable(), contracted: z.number().nullable() }),
    ),
    /** What the same period of the year before says of each of the last twelve. */
    expected: z.array(z.number().nullable()),
  }),
)
export type AccountUsage = z.infer<typeof AccountUsage>
