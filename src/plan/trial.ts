/** A trial run of an indicator: when its rule would have fired over the past, month by month or reading by reading. docs/methods/plan-b.md */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import type { LiveMetric, MeasuredBy } from './liveMetric.ts'

/** Live figures that can be told as of days that have passed. */
export const TRACED = ['salesLast12', 'growth', 'margin', 'marginShare', 'purchaseDays'] as const
export type Traced = (typeof TRACED)[number]
export const isTraced = (metric: LiveMetric): metric is Traced =>
  (TRACED as readonly string[]).includes(metric)

const Point = z.object({ day: Day, value: z.number() })

export const Trial = z.object({
  /** From month ends of the ledger, from readings by hand; `none` where nothing is known of the past. */
  from: z.enum(['ledger', 'readings', 'none']),
  /** By their day. */
  points: z.array(Point),
  crossings: z.array(Point.extend({ backOn: Day.nullable() })),
})
export type Trial = z.infer<typeof Trial>

export const sourceOf = (metric: MeasuredBy): Trial['from'] =>
  metric === 'hand' ? 'readings' : isTraced(metric) ? 'ledger' : 'none'

/** What the ledger says up to a month's end: sums of all of it, and sales of its last 12 months. */
export type MonthEnd = {
  day: Day
  last12: number
  previous12: number
  /** False where the ledger doesn't reach back 24 months. */
  hasPrevious: boolean
  costed: number
  cost: number
  purchaseDays: number
}

/** As the live figure is told: shares in percent. Null where it has no base. */
export function tracedAt(metric: Traced, end: MonthEnd): number | null {
  switch (metric) {
    case 'salesLast12':
      return end.last12
    case 'growth':
      return end.hasPrevious && end.previous12 > 0 ? (end.last12 / end.previous12 - 1) * 100 : null
    case 'margin':
      return end.costed - end.cost
    case 'marginShare':
      return end.costed > 0 ? ((end.costed - end.cost) / end.costed) * 100 : null
    case 'purchaseDays':
      return end.purchaseDays
  }
}
