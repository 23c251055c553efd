/**
 * Ridge logistic regression: P(outcome) by several quantities. Newton's steps (iteratively reweighted least squares) on
 * standardised columns, a penalty on the slopes and none on the intercept. docs/methods/churn.md.
 */
import { dot, inverseOf, times } from '../identify/models/matrix.ts'

/** One row per case, all columns equally long; row by row in one array. */
export type Cases = {
  /** rows x columns, row by row. */
  x: Float64Array
  columns: number
  /** 0 or 1. */
  y: Uint8Array
}

export type Ridge = {
  intercept: number
  /** In log-odds by one unit of the column as it came. */
  slopes: Float64Array
  /** -2 times the log-likelihood, without the penalty. */
  deviance: number
  rounds: number
}

const ROUNDS = 60
const DONE = 1e-10
/** A column that never changes says nothing. */
const FLAT = 1e-12

/**
 * Maximises Σ [y ln p + (1-y) ln(1-p)] - lambda/2 Σ b², b the slopes of the columns divided by their standard deviations;
 * steps are halved until the aim rises. `lambda` 0 is plain maximum likelihood. Throws a RangeError for an empty or ragged
 * table, a value that isn't finite, or a lambda below 0; null where nobody or everybody has the outcome.
 * Source: le Cessie & van Houwelingen (1992), Applied Statistics 41(1); McCullagh & Nelder (1989), 4.4 for the steps.
 */
export function fitRidge({ x, columns, y }: Cases, lambda: number): Ridge | null {
  const rows = y.length
  if (rows === 0 || x.length !== rows * columns || !(lambda >= 0))
    throw new RangeError(`${rows} rows, ${columns} columns, ${x.length} values, lambda ${lambda}`)
  if (!x.every(Number.isFinite)) throw new RangeError('a value is not finite')
  const came = y.reduce((sum, one) => sum + one, 0)
  if (came === 0 || came === rows) return null
  const { mean, sd } = scaleOf(x, rows, columns)
  const size = columns + 1
  const z = new Float64Array(rows * size)
  for (let row = 0; row < rows; row += 1) {
    z[row * size] = 1
    for (let at = 0; at < columns; at += 1)
      z[row * size + at + 1] = sd[at]! > 0 ? (x[row * columns + at]! - mean[at]!) / sd[at]! : 0
  }
  const found = climb({ z, size, y, lambda }, Math.log(came / (rows - came)))
  const slopes = Float64Array.from({ length: columns }, (_, at) =>
    sd[at]! > 0 ? found.b[at + 1]! / sd[at]! : 0,
  )
  return {
    intercept: found.b[0]! - dot(slopes, mean),
    slopes,
    deviance: 2 * lossOf(found.b, { z, size, y }),
    rounds: found.rounds,
  }
}

/** ln(p / (1-p)) of one row of columns. */
export function logOddsAt({ intercept, slopes }: Ridge, row: ArrayLike<number>): number {
  let sum = intercept
  for (let at = 0; at < slopes.length; at += 1) sum += slopes[at]! * row[at]!
  return sum
}

export function chanceOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

/** So that 0 and 1 have log-odds too. */
const NEAR = 1e-6
export function logOddsOf(chance: number): number {
  const p = Math.min(1 - NEAR, Math.max(NEAR, chance))
  return Math.log(p / (1 - p))
}

type Standard = { z: Float64Array; size: number; y: Uint8Array }

function climb({ z, size, y, lambda }: Standard & { lambda: number }, level: number) {
  const aim = (b: Float64Array) => lossOf(b, { z, size, y }) + penalty(b, lambda)
  let b = new Float64Array(size)
  b[0] = level
  let now = aim(b)
  let rounds = 0
  while (rounds < ROUNDS) {
    rounds += 1
    const { gradient, curvature } = slopeOf(b, { z, size, y, lambda })
    const inverse = inverseOf(curvature, size)
    if (!inverse) break
    const step = times(inverse, gradient)
    let share = 1
    let next = b.map((one, at) => one - step[at]!)
    let then = aim(next)
    while (!(then <= now) && share > 1e-8) {
      share /= 2
      next = b.map((one, at) => one - share * step[at]!)
      then = aim(next)
    }
    if (!(then <= now)) break
    const isDone = now - then < DONE * (1 + Math.abs(now))
    b = next
    now = then
    if (isDone) break
  }
  return { b, rounds }
}

function slopeOf(b: Float64Array, { z, size, y, lambda }: Standard & { lambda: number }) {
  const gradient = new Float64Array(size)
  const curvature = new Float64Array(size * size)
  for (let row = 0; row < y.length; row += 1) {
    const own = z.subarray(row * size, row * size + size)
    const p = chanceOf(dot(own, b))
    const weight = p * (1 - p)
    for (let at = 0; at < size; at += 1) {
      gradient[at]! += (p - y[row]!) * own[at]!
      for (let to = 0; to <= at; to += 1) curvature[at * size + to]! += weight * own[at]! * own[to]!
    }
  }
  for (let at = 0; at < size; at += 1) {
    // A column of nothing must not stop the others.
    curvature[at * size + at]! += at === 0 ? FLAT : lambda + FLAT
    if (at > 0) gradient[at]! += lambda * b[at]!
    for (let to = 0; to < at; to += 1) curvature[to * size + at] = curvature[at * size + to]!
  }
  return { gradient, curvature }
}

/** -ln L. */
function lossOf(b: Float64Array, { z, size, y }: Standard): number {
  let sum = 0
  for (let row = 0; row < y.length; row += 1) {
    const at = dot(z.subarray(row * size, row * size + size), b)
    sum += Math.max(at, 0) + Math.log1p(Math.exp(-Math.abs(at))) - y[row]! * at
  }
  return sum
}

function penalty(b: Float64Array, lambda: number): number {
  let sum = 0
  for (let at = 1; at < b.length; at += 1) sum += b[at]! ** 2
  return (lambda / 2) * sum
}

function scaleOf(x: Float64Array, rows: number, columns: number) {
  const mean = new Float64Array(columns)
  const sd = new Float64Array(columns)
  for (let row = 0; row < rows; row += 1)
    for (let at = 0; at < columns; at += 1) mean[at]! += x[row * columns + at]! / rows
  for (let row = 0; row < rows; row += 1)
    for (let at = 0; at < columns; at += 1)
      sd[at]! += (x[row * columns + at]! - mean[at]!) ** 2 / rows
  return { mean, sd: sd.map((one) => (one > FLAT ? Math.sqrt(one) : 0)) }
}
