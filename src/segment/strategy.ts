/** What the firm wants to reach: no account becomes key without naming the strategy that it serves. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'

export const StrategyGiven = z.object({
  title: z.string().trim().min(1).max(120),
  why: z.string().trim().max(1000).default(''),
  /** The day by which it should have worked. */
  untilOn: Day.nullable().default(null),
})
export type StrategyGiven = z.infer<typeof StrategyGiven>

export const Strategy = StrategyGiven.extend({
  strategyId: z.guid(),
  endedOn: Day.nullable(),
})
export type Strategy = z.infer<typeof Strategy>
