/** Losses foretold, as they are kept and told. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { listOf } from '../kernel/list.ts'
import { task } from '../kernel/task.ts'
import { ChurnTold } from './churnCard.ts'
import { ChurnReason } from './churnReason.ts'

/** Learns and foretells; queue it with a key. */
export const foretellLosses = task('monitor.churn', z.object({}))

/** A quarter is too short where orders come every month or two; a year too late. */
export const CHURN_HORIZON_DAYS = 180

export const AccountChurn = z.object({
  asOf: Day,
  horizonDays: z.int(),
  /** Null where it would be no better than the days of silence. */
  probability: z.number().nullable(),
  whyNot: ChurnTold.shape.whyNot,
  reasons: z.array(ChurnReason),
})
export type AccountChurn = z.infer<typeof AccountChurn>

export const ChurnList = listOf({
  sorts: ['probability', 'expected', 'overdue', 'sales', 'name'],
  sort: 'expected',
})

export const ChurnRow = z.object({
  accountId: z.guid(),
  name: z.string(),
  probability: z.number().nullable(),
  /** Probability times the sales of the last 12 months. */
  expected: z.number().nullable(),
  overdue: z.number().nullable(),
  sales: z.number().nullable(),
  reasons: z.array(ChurnReason),
})
export type ChurnRow = z.infer<typeof ChurnRow>

export const FirmChurn = z.object({
  /** `closed` for who may not see every account. */
  state: z.enum(['none', 'closed', 'ready']),
  asOf: Day.nullable(),
  valuation: z.string().nullable(),
  told: ChurnTold.nullable(),
})
export type FirmChurn = z.infer<typeof FirmChurn>
