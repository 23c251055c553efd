/**
 * Criteria by which key accounts are chosen: three to eight for the whole firm, each with a weight, an axis,
 * and words for what each point of its scale means. models.md §6; docs/methods/criteria.md.
 */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'
import { no } from './no.ts'

/** The two axes are never summed into one figure. */
export const AXES = ['financial', 'strategic'] as const
export type Axis = (typeof AXES)[number]

export const LEAST_CRITERIA = 3
export const MOST_CRITERIA = 8
export const ALL_WEIGHT = 100

/** Figures of an account that a criterion can be measured by, all in the money of the portfolio. */
export const METRICS = [
  'salesLast12',
  'growth',
  'margin',
  'marginShare',
  'clv',
  'purchaseDays',
  'tenureYears',
  'families',
  'salesShare',
  'referrals',
  'referredSales',
] as const
export const Metric = z.enum(METRICS)
export type Metric = z.infer<typeof Metric>

export const Better = z.enum(['more', 'less'])

/**
 * How a figure becomes a point: 1 below the first threshold, 5 from the fourth on. Where less is better the
 * thresholds still ascend, and the points count down.
 */
export const Measured = z.object({
  metric: Metric,
  thresholds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  better: Better.default('more'),
})
export type Measured = z.infer<typeof Measured>

/** What each point of the scale means, 1 to 5, in words. */
const anchor = z.string().trim().min(1).max(200)
export const Anchors = z.tuple([anchor, anchor, anchor, anchor, anchor])
export type Anchors = z.infer<typeof Anchors>

export const Criterion = z.object({
  /** Names the criterion in a set, and stays the same from version to version. */
  key: z
    .string()
    .regex(/^[a-z][\w-]*$/i)
    .max(40),
  name: z.string().trim().min(1).max(80),
  axis: z.enum(AXES),
  weight: z.number().int().min(1).max(ALL_WEIGHT),
  /** Says what the account may become rather than what it was: it counts for attractiveness. */
  looksAhead: z.boolean().default(false),
  anchors: Anchors,
  /** Null where people judge it. */
  measured: Measured.nullable().default(null),
})
export type Criterion = z.infer<typeof Criterion>

export const Criteria = z.array(Criterion).max(MOST_CRITERIA * 2)
export type Criteria = z.infer<typeof Criteria>

/** Why these are not a set to choose by; null where they are. */
export function whyNotCriteria(criteria: Criteria): Refusal | null {
  const count = criteria.length
  if (count < LEAST_CRITERIA) return no('too-few-criteria', { count, least: LEAST_CRITERIA })
  if (count > MOST_CRITERIA) return no('too-many-criteria', { count, most: MOST_CRITERIA })
  const twice = criteria.find(({ key }, at) => criteria.findIndex((one) => one.key === key) < at)
  if (twice) return no('criterion-twice', { name: twice.name })
  const sum = criteria.reduce((all, { weight }) => all + weight, 0)
  if (sum !== ALL_WEIGHT) return no('weights-sum', { sum })
  const missing = AXES.find((axis) => !criteria.some((one) => one.axis === axis))
  if (missing) return no(`no-${missing}-criterion`)
  if (!criteria.some(({ looksAhead }) => looksAhead)) return no('none-looks-ahead')
  const unordered = criteria.find(({ measured }) => measured && !ascends(measured.thresholds))
  return unordered ? no('thresholds-order', { name: unordered.name }) : null
}

/** Each above the one before. */
export function ascends(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || value > values[at - 1]!)
}
