/**
 * Health of an account, 0..100, with how far to believe it and the reasons, which add up to it. What isn't known lowers
 * the confidence and is never counted as good. models.md §12; docs/methods/health.md.
 */
import { z } from 'zod'
import {
  HEALTH_GROUPS,
  HEALTH_MEASURES,
  type HealthGroup,
  type HealthMeasure,
  MEASURES,
  pointsOf,
  weightIn,
  type Signals,
} from './healthMeasure.ts'

/** No group may say more than this by itself. */
export const MOST_WEIGHT = 40
const weight = z.coerce.number<number | string>().min(0).max(MOST_WEIGHT)

export const WeightsGiven = z.object({
  relationship: weight,
  value: weight,
  satisfaction: weight,
  commercial: weight,
  service: weight,
})
export const LEAST_GROUPS = 4
/** Percent per group: at most 40, at least four groups above 0, together 100. */
export const HealthWeights = WeightsGiven.refine(
  (given) => Math.abs(HEALTH_GROUPS.reduce((sum, group) => sum + given[group], 0) - 100) < 1e-6,
  { error: 'monitor/weights-sum' },
).refine((given) => HEALTH_GROUPS.filter((group) => given[group] > 0).length >= LEAST_GROUPS, {
  error: 'monitor/weights-groups',
})
export type HealthWeights = z.infer<typeof WeightsGiven>

export const FIRST_WEIGHTS: HealthWeights = {
  relationship: 25,
  value: 15,
  satisfaction: 15,
  commercial: 30,
  service: 15,
}

/** Per group, in the order of HEALTH_GROUPS: 0..100 or null where nothing is known, and the belief in it, 0..1. */
export type Groups = { scores: (number | null)[]; beliefs: number[] }

/**
 * A group's score is the mean of its known measures, weighted by share times belief; its belief is the sum of share times
 * belief, so that what isn't known takes its share away.
 */
export function groupsOf(signals: Signals): Groups {
  const scores: (number | null)[] = []
  const beliefs: number[] = []
  for (const group of HEALTH_GROUPS) {
    let [sum, belief] = [0, 0]
    for (const { measure, weighs } of weighed(signals)) {
      if (MEASURES[measure].group !== group) continue
      sum += weighs * pointsOf(measure, signals[measure]!.value)
      belief += weighs
    }
    scores.push(belief > 0 ? sum / belief : null)
    beliefs.push(belief)
  }
  return { scores, beliefs }
}

function weighed(signals: Signals): { measure: HealthMeasure; weighs: number }[] {
  return HEALTH_MEASURES.flatMap((measure) => {
    const signal = signals[measure]
    const weighs = signal ? weightIn(measure, signals) : 0
    return weighs > 0 ? [{ measure, weighs }] : []
  })
}

/**
 * score = Σ w·b·s / Σ w·b over the groups of which something is known, null where that is none; confidence = Σ w·b / Σ w,
 * 0..1. `w` the weights, `b` the beliefs, `s` the scores.
 */
export function scoreOf(
  { scores, beliefs }: Groups,
  weights: HealthWeights,
): { score: number | null; confidence: number } {
  let [sum, known, all] = [0, 0, 0]
  HEALTH_GROUPS.forEach((group, at) => {
    const score = scores[at]
    all += weights[group]
    if (score === null || score === undefined) return
    known += weights[group] * beliefs[at]!
    sum += weights[group] * beliefs[at]! * score
  })
  // Rounding may put a mean of hundreds a hair above a hundred.
  return {
    score: known > 0 ? Math.min(100, sum / known) : null,
    confidence: all > 0 ? known / all : 0,
  }
}

/** Neither good nor bad: reasons are told from here. */
export const MIDDLE = 50

export type Reason = {
  measure: HealthMeasure
  value: number
  n: number | null
  ageDays: number | null
  /** What the measure is worth, 0..100. */
  points: number
  /** What it adds to the score or takes from it: all of them and 50 are the score. */
  adds: number
}

/** All known measures, those that move the score most first. */
export function reasonsOf(signals: Signals, weights: HealthWeights): Reason[] {
  const parts = weighed(signals).map(({ measure, weighs }) => ({
    measure,
    weighs: weighs * weights[MEASURES[measure].group],
  }))
  const all = parts.reduce((sum, { weighs }) => sum + weighs, 0)
  return parts
    .map(({ measure, weighs }) => {
      const { value, n, ageDays } = signals[measure]!
      const points = pointsOf(measure, value)
      const adds = all > 0 ? (weighs / all) * (points - MIDDLE) : 0
      return { measure, value, n: n ?? null, ageDays: ageDays ?? null, points, adds }
    })
    .toSorted((a, b) => Math.abs(b.adds) - Math.abs(a.adds))
}

/** Groups of which nothing is known on the day. */
export function missingOf({ scores }: Groups, weights: HealthWeights): HealthGroup[] {
  return HEALTH_GROUPS.filter((group, at) => scores[at] === null && weights[group] > 0)
}
