/** A straight line through points that a few outliers don't bend. docs/methods/usage.md. */
import { medianOf } from '../../kernel/median.ts'

export type RobustSlope = {
  /** By which the value changes from one place to the next. */
  slope: number
  /** Between which it lies, with 95 % confidence. */
  low: number
  high: number
  /** Of the line at place 0. */
  start: number
}

/** The 97.5 % point of the normal distribution. */
const Z = 1.959_963_984_540_054

/**
 * The median of the slopes between all pairs of points, with the interval that Kendall's test gives; the line goes through
 * the median of what is left at place 0. Up to 29 % of the points may be anything without moving it far.
 *
 * Sources: H. Theil (1950), Proc. Kon. Ned. Akad. Wet. 53; P. K. Sen (1968), JASA 63, 1379-1389 (interval);
 * W. J. Conover (1980), Practical Nonparametric Statistics (intercept).
 *
 * @param values one per place from 0 on, null where there is none
 * @returns null of fewer than two points
 */
export function robustSlope(values: readonly (number | null)[]): RobustSlope | null {
  const points = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]))
  const count = points.length
  if (count < 2) return null
  const slopes = points
    .flatMap((one, place) =>
      points.slice(place + 1).map((other) => (other.value - one.value) / (other.at - one.at)),
    )
    .toSorted((a, b) => a - b)
  const slope = medianOf(slopes)!
  const spread = Z * Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18)
  const under = Math.max(0, Math.round((slopes.length - spread) / 2) - 1)
  const over = Math.min(slopes.length - 1, Math.round((slopes.length + spread) / 2))
  return {
    slope,
    low: slopes[under]!,
    high: slopes[over]!,
    start: medianOf(points.map(({ at, value }) => value - slope * at))!,
  }
}
