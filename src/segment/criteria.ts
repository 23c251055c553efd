/** The criteria of a firm as they are kept, in versions that never change; and how a figure spreads over the points. */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'
import {
  ALL_WEIGHT,
  type Better,
  Criteria,
  type Criterion,
  type Measured,
  Metric,
} from './criterion.ts'
import { LIBRARY, type LibraryEntry, type LibraryKey } from './library.ts'
import { MIDDLE } from './matrix.ts'
import { moveWeight, wholeShares } from './weights.ts'

const line = z.number().min(1).max(5).default(MIDDLE)

/** Where the lines of the matrix stand. */
export const Lines = z.object({ attractive: line, strong: line })
export type Lines = z.infer<typeof Lines>

export const CriteriaVersionGiven = z.object({
  criteria: Criteria,
  lines: Lines.prefault({}),
  /** Why it is changed. */
  why: z.string().trim().max(1000).default(''),
})
export type CriteriaVersionGiven = z.infer<typeof CriteriaVersionGiven>

export const CriteriaVersion = CriteriaVersionGiven.extend({
  version: z.int(),
  madeBy: z.string().nullable(),
  madeAt: z.iso.datetime(),
})
export type CriteriaVersion = z.infer<typeof CriteriaVersion>

/** A later version says why it differs from the one before. */
export function whyNotVersion(
  given: CriteriaVersionGiven,
  before: CriteriaVersionGiven | null,
): Refusal | null {
  if (!before) return null
  const says = ({ criteria, lines }: CriteriaVersionGiven) => JSON.stringify({ criteria, lines })
  if (says(given) === says(before)) return { code: 'segment/same-criteria', status: 409 }
  return given.why === '' ? { code: 'segment/why-changed', status: 422 } : null
}

export const MetricSpread = z.object({
  metric: Metric,
  /** Accounts whose figure is known, and those whose isn't. */
  known: z.int(),
  unknown: z.int(),
  /** In the money of the portfolio, where the figure is money. */
  valuation: z.string(),
  least: z.number().nullable(),
  most: z.number().nullable(),
  /** Parts the known into fifths; null where too few figures differ. */
  suggested: z.array(z.number()).length(4).nullable(),
  /** Accounts at each point, 1 to 5, by the thresholds asked for, else the suggested ones. */
  points: z.array(z.int()).length(5),
})
export type MetricSpread = z.infer<typeof MetricSpread>

export type Unit = 'money' | 'share' | 'number'

export const UNIT_OF: Record<Metric, Unit> = {
  salesLast12: 'money',
  growth: 'share',
  margin: 'money',
  marginShare: 'share',
  clv: 'money',
  purchaseDays: 'number',
  tenureYears: 'number',
  families: 'number',
  salesShare: 'share',
  referrals: 'number',
  referredSales: 'money',
}

/** To begin with, where the accounts suggest none. */
const BY_HAND: Record<Unit, Measured['thresholds']> = {
  money: [10_000, 50_000, 100_000, 500_000],
  share: [0.1, 0.2, 0.3, 0.4],
  number: [1, 2, 5, 10],
}

/** Bound to a figure as its accounts spread: by quantile, or by hand where too few of them differ. */
export function measuredBy(
  { metric, suggested }: Pick<MetricSpread, 'metric' | 'suggested'>,
  better: z.infer<typeof Better>,
): Measured {
  const thresholds = (suggested as Measured['thresholds'] | null) ?? BY_HAND[UNIT_OF[metric]]
  return { metric, better, thresholds }
}

/** What the library says of a criterion, in the words of the language. */
export type LibraryWords = { name: string; anchors: Criterion['anchors'] }

/** One more criterion, with an equal part of the weight; the others keep their proportions. */
export function withCriterion(criteria: Criteria, added: Omit<Criterion, 'weight'>): Criteria {
  const count = criteria.length + 1
  const own = Math.round(ALL_WEIGHT / count)
  const weights =
    count === 1
      ? [ALL_WEIGHT]
      : [
          ...wholeShares(
            criteria.map(({ weight }) => weight),
            { sum: ALL_WEIGHT - own, least: 1 },
          ),
          own,
        ]
  return weighed([...criteria, { ...added, weight: 1 }], weights)
}

export function withoutCriterion(criteria: Criteria, at: number): Criteria {
  const rest = criteria.toSpliced(at, 1)
  const weights = wholeShares(
    rest.map(({ weight }) => weight),
    { least: 1 },
  )
  return weighed(rest, weights)
}

export function withWeight(criteria: Criteria, at: number, to: number): Criteria {
  const weights = criteria.map(({ weight }) => weight)
  return weighed(criteria, moveWeight(weights, at, to))
}

export function weighed(criteria: Criteria, weights: readonly number[]): Criteria {
  return criteria.map((one, at) => ({ ...one, weight: weights[at]! }))
}

/** Other weights by key; those not named stay as they are. */
export function reweighed(criteria: Criteria, weights: Record<string, number> = {}): Criteria {
  return criteria.map((one) => ({ ...one, weight: weights[one.key] ?? one.weight }))
}

/** What the library measures a criterion by; null where people judge it. */
export function metricOf(
  key: LibraryKey,
): { metric: Metric; better: z.infer<typeof Better> } | null {
  const { metric, better }: LibraryEntry = LIBRARY[key]
  return metric && { metric, better: better ?? 'more' }
}

/** A criterion of the library, ready to be added: judged until accounts say how its figure spreads. */
export function fromLibrary(
  key: LibraryKey,
  { name, anchors }: LibraryWords,
  spread: Pick<MetricSpread, 'metric' | 'suggested'> | null,
): Omit<Criterion, 'weight'> {
  const { axis, looksAhead } = LIBRARY[key]
  const by = metricOf(key)
  const measured = by && spread && measuredBy(spread, by.better)
  return { key, name, axis, looksAhead, anchors, measured }
}

/** A key that no other criterion has. */
export function freshKey(criteria: Criteria): string {
  const taken = new Set(criteria.map(({ key }) => key))
  for (let number = 1; ; number += 1) if (!taken.has(`own${number}`)) return `own${number}`
}
