/** How far a forecast may be out, from how far it would have been out before. */

export type Range = {
  point: number
  low80: number
  high80: number
  low95: number
  high95: number
}

/** Actual less forecast, one row per starting point, from one month ahead on; rows may differ in length. */
export type Errors = ArrayLike<number>[]

/** Student's t at 0.9 and 0.975 in the limit, that is the normal's. */
const Z80 = 1.2815515655446004
const Z95 = 1.959963984540054
const LEAST_FREEDOM = 4
const LEAST_POWER_OF_SUMS = 0.7

/**
 * Intervals around monthly forecasts and around their sum. The root mean squared error of forecasts h
 * months ahead is taken to grow as a power of h, fitted through all h, since few starting points saw
 * the far ones: h^0 to h^1 for a month, h^0.7 to h^1 for the sum of the first h months (0.5 would be
 * chance alone, but a level that is taken wrong is wrong in each of them). Quantiles are Student's t with
 * as many degrees of freedom as starting points less one, for sums, which overlap, a quarter of them.
 * None lies below `floor`.
 */
export function boundsOf(
  points: Float64Array,
  errors: Errors,
  floor: number,
): { months: Range[]; year: Range } {
  const freedom = Math.max(LEAST_FREEDOM, errors.length - 1)
  const freedomOfSums = Math.max(LEAST_FREEDOM, errors.length / 4)
  const month = growth(errors, 0)
  const sum = growth(errors.map(summedUp), LEAST_POWER_OF_SUMS)
  const total = points.reduce((all, one) => all + one, 0)
  const most = points.length
  return {
    months: Array.from(points, (point, at) => around(point, month(at + 1), freedom, floor)),
    year: around(total, sum(most), freedomOfSums, floor * most),
  }
}

function around(point: number, error: number, freedom: number, least: number): Range {
  const by80 = error * quantile(Z80, freedom)
  const by95 = error * quantile(Z95, freedom)
  const low = (by: number) => Math.min(point, Math.max(least, point - by))
  return { point, low80: low(by80), high80: point + by80, low95: low(by95), high95: point + by95 }
}

function summedUp(row: ArrayLike<number>): number[] {
  let sum = 0
  return Array.from(row, (one) => (sum += one))
}

/** The error at h months as a power of h, by least squares of the logarithms, each weighed by its starting points. */
function growth(errors: Errors, leastPower: number): (h: number) => number {
  const farthest = errors.reduce((most, row) => Math.max(most, row.length), 0)
  const seen: { x: number; y: number; weight: number; square: number }[] = []
  for (let h = 1; h <= farthest; h += 1) {
    const rows = errors.filter((row) => row.length >= h)
    const square = rows.reduce((sum, row) => sum + row[h - 1]! ** 2, 0) / rows.length
    if (square > 0)
      seen.push({ x: Math.log(h), y: Math.log(square) / 2, weight: rows.length, square })
  }
  if (seen.length === 0) return () => 0
  const mean = (of: (one: (typeof seen)[number]) => number) =>
    seen.reduce((sum, one) => sum + one.weight * of(one), 0) /
    seen.reduce((sum, one) => sum + one.weight, 0)
  const x = mean((one) => one.x)
  const y = mean((one) => one.y)
  const bend = mean((one) => (one.x - x) ** 2)
  const raw = bend > 0 ? mean((one) => (one.x - x) * (one.y - y)) / bend : leastPower
  const power = Math.min(1, Math.max(leastPower, raw))
  // Mean of squares, not of logarithms, at the size that the power leaves: large errors must weigh.
  const size = Math.sqrt(mean((one) => one.square * Math.exp(-2 * power * one.x)))
  return (h) => size * h ** power
}

/** Student's t from the normal's quantile (Abramowitz & Stegun 26.7.5); within 1 % from 4 degrees on. */
function quantile(z: number, freedom: number): number {
  const z3 = z ** 3
  const z5 = z ** 5
  const z7 = z ** 7
  return (
    z +
    (z3 + z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom ** 3)
  )
}
