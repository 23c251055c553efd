/** What the criteria say of accounts: points, scores, box, and what makes one doubt them. */
import { type Bias, biasOf, DEMANDING_TIMES } from './bias.ts'
import type { Lines } from './criteria.ts'
import type { Criteria } from './criterion.ts'
import { type Box, boxOf } from './matrix.ts'
import { type Scores, scoresOf } from './scoring.ts'

export type Rated = {
  key: string
  /** One per criterion, 1 to 5; NaN where not known. */
  points: readonly number[]
  /** Relative business strength, 1 to 5; NaN where not known. */
  strength: number
  /** Hours a month that it would ask of the team, all skills together. */
  hours: number
}

export type Appraisal = {
  /** `scoresOf` reads them: account by account. */
  points: Float64Array
  scores: Scores
  boxes: (Box | null)[]
  biases: (Bias | null)[]
}

/** In the order of the accounts. */
export function appraise(criteria: Criteria, rated: readonly Rated[], lines: Lines): Appraisal {
  const points = Float64Array.from(rated.flatMap((one) => one.points))
  const scores = scoresOf(criteria, points, rated.length)
  const middle = middleOf(rated.map(({ hours }) => hours))
  return {
    points,
    scores,
    boxes: rated.map(({ strength }, at) => boxOf(scores.attractiveness[at]!, strength, lines)),
    biases: rated.map(({ points: own, hours }) => {
      const times = middle > 0 ? hours / middle : hours > 0 ? DEMANDING_TIMES : 0
      return biasOf(criteria, own, times)?.bias ?? null
    }),
  }
}

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
