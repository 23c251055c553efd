/**
 * Points become scores: of each axis, of attractiveness, and how much of what was asked is known.
 * models.md §6; docs/methods/scores.md works an example.
 */
import { AXES, type Axis, type Criteria, type Measured } from './criterion.ts'

/**
 * The point of a measured figure, 1 to 5; NaN where the figure is NaN.
 * `thresholds` ascend; a figure on a threshold has reached it.
 */
export function pointOf(value: number, { thresholds, better }: Omit<Measured, 'metric'>): number {
  if (Number.isNaN(value)) return NaN
  const reached = thresholds.filter((threshold) => value >= threshold).length
  return better === 'more' ? 1 + reached : 5 - reached
}

/**
 * Four thresholds that part the known figures into fifths, each above the one before; null with fewer than
 * five different figures, which can't be parted so.
 * The threshold is the figure at rank ceil(n·q), so it is one that stands in the ledger.
 */
export function thresholdsByQuantile(
  values: ArrayLike<number>,
): [number, number, number, number] | null {
  const known = Array.from(values).filter(Number.isFinite)
  const sorted = known.toSorted((a, b) => a - b)
  const distinct = [...new Set(sorted)]
  if (distinct.length < 5) return null
  const found: number[] = []
  for (const fifth of [1, 2, 3, 4]) {
    const at = Math.min(sorted.length - 1, Math.floor((sorted.length * fifth) / 5))
    const least = found.at(-1) ?? distinct[0]!
    // So many may be equal that two fifths would begin at the same figure.
    const rest = distinct.length - 1 - (4 - fifth)
    const wanted = Math.max(distinct.indexOf(sorted[at]!), distinct.indexOf(least) + 1)
    found.push(distinct[Math.min(wanted, rest)]!)
  }
  return found as [number, number, number, number]
}

/** How many figures get each point, 1 to 5, and how many are not known. */
export function spreadOfPoints(values: ArrayLike<number>, measured: Omit<Measured, 'metric'>) {
  const points = [0, 0, 0, 0, 0]
  let unknown = 0
  for (const value of Array.from(values)) {
    const point = pointOf(value, measured)
    if (Number.isNaN(point)) unknown += 1
    else points[point - 1]! += 1
  }
  return { points, unknown }
}

/** What isn't known is NaN in arithmetic, and null where it is kept and told. */
export function known(value: number): number | null {
  return Number.isNaN(value) ? null : value
}

export type Judged = {
  /** Mean of the raters' points; NaN without any. */
  mean: number
  /** Largest less smallest point: 0 where all agree. */
  range: number
  /** Standard deviation of the raters (n - 1); 0 for one. */
  deviation: number
  raters: number
}

/** What several raters gave one account for one criterion. */
export function judgedOf(points: readonly number[]): Judged {
  const raters = points.length
  if (raters === 0) return { mean: NaN, range: 0, deviation: 0, raters }
  const mean = points.reduce((all, one) => all + one, 0) / raters
  const squares = points.reduce((all, one) => all + (one - mean) ** 2, 0)
  return {
    mean,
    range: Math.max(...points) - Math.min(...points),
    deviation: raters > 1 ? Math.sqrt(squares / (raters - 1)) : 0,
    raters,
  }
}

/** One place per account; 1 to 5, NaN where nothing is known. */
export type Scores = Record<Axis, Float64Array> & {
  /** Weighted mean of the criteria that look ahead. */
  attractiveness: Float64Array
  /** Share of all weight whose point is known, 0 to 1. */
  confidence: Float64Array
}

type Weighed = Pick<Criteria[number], 'axis' | 'looksAhead'> & { weight: number }

/**
 * Scores of `accounts` accounts from their points, row by row: `points[account * criteria + criterion]`,
 * 1 to 5, NaN where not known. A score is Σ w·s / Σ w over the known points of its axis: what is missing
 * lowers confidence, never the score.
 *
 * Throws a RangeError where the number of points isn't accounts × criteria.
 */
export function scoresOf(
  criteria: readonly Weighed[],
  points: Float64Array,
  accounts: number,
): Scores {
  const width = criteria.length
  if (points.length !== accounts * width) throw new RangeError('a point per account and criterion')
  const mean = (counts: (criterion: Weighed) => boolean) => {
    const places = criteria
      .map((criterion, at) => ({ at, criterion }))
      .filter(({ criterion }) => counts(criterion))
    return Float64Array.from({ length: accounts }, (_, account) => {
      let [sum, weights] = [0, 0]
      for (const { at, criterion } of places) {
        const point = points[account * width + at]!
        if (Number.isNaN(point)) continue
        sum += criterion.weight * point
        weights += criterion.weight
      }
      return weights > 0 ? sum / weights : NaN
    })
  }
  const all = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const confidence = Float64Array.from({ length: accounts }, (_, account) => {
    const known = criteria.reduce(
      (sum, { weight }, at) => sum + (Number.isNaN(points[account * width + at]!) ? 0 : weight),
      0,
    )
    return all > 0 ? known / all : 0
  })
  const byAxis = Object.fromEntries(
    AXES.map((axis) => [axis, mean((criterion) => criterion.axis === axis)]),
  ) as Record<Axis, Float64Array>
  return { ...byAxis, attractiveness: mean(({ looksAhead }) => looksAhead), confidence }
}
