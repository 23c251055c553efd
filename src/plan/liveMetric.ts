/** Figures that move by themselves: what earlier rooms keep of an account, read whenever a plan is. */
import { z } from 'zod'

/** By what each is told. Shares are told in percent, stages from 1 (exploratory) to 5 (integrated). */
export const LIVE_UNITS = {
  salesLast12: 'money',
  margin: 'money',
  growth: 'percent',
  marginShare: 'percent',
  walletShare: 'percent',
  families: 'count',
  purchaseDays: 'count',
  referrals: 'count',
  stage: 'stage',
} as const

export type LiveMetric = keyof typeof LIVE_UNITS
export const LIVE_METRICS = Object.keys(LIVE_UNITS) as [LiveMetric, ...LiveMetric[]]

/** A live figure, or one that someone reads by hand. */
export const MeasuredBy = z.enum(['hand', ...LIVE_METRICS])
export type MeasuredBy = z.infer<typeof MeasuredBy>

/** Null where it isn't known today. */
export const LiveValues = z.object(
  Object.fromEntries(LIVE_METRICS.map((metric) => [metric, z.number().nullable()])) as Record<
    LiveMetric,
    z.ZodNullable<z.ZodNumber>
  >,
)
export type LiveValues = z.infer<typeof LiveValues>

export const NOTHING_LIVE = Object.fromEntries(
  LIVE_METRICS.map((metric) => [metric, null]),
) as LiveValues
