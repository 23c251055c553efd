/** P(outcome) by one quantity: what recency alone can say. */

export type Logistic = { intercept: number; slope: number }

/** Keeps a slope finite where the outcome divides the rows perfectly; nothing elsewhere. */
const RIDGE = 1e-3
const ROUNDS = 100

/**
 * ln(P/(1-P)) = intercept + slope · x by maximum likelihood, Newton's steps halved until the likelihood rises.
 * `x` finite, `y` 0 or 1, both equally long; an outcome that never or always came counts half a case of the other.
 */
export function fitLogistic(x: Float64Array, y: Uint8Array): Logistic {
  const rows = x.length
  const mean = x.reduce((sum, one) => sum + one, 0) / Math.max(1, rows)
  const sd = Math.sqrt(x.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, rows)) || 1
  const quiet = y.reduce((sum, one) => sum + one, 0)
  let level = Math.log((quiet + 0.5) / (rows - quiet + 0.5))
  let slope = 0
  if (quiet === 0 || quiet === rows) return { intercept: level, slope: 0 }
  const cost = (a: number, b: number) => {
    let sum = (RIDGE * b * b) / 2
    for (let row = 0; row < rows; row += 1) {
      const at = a + (b * (x[row]! - mean)) / sd
      sum += Math.max(at, 0) + Math.log1p(Math.exp(-Math.abs(at))) - y[row]! * at
    }
    return sum
  }
  let now = cost(level, slope)
  for (let round = 0; round < ROUNDS; round += 1) {
    let [byA, byB, aa, ab, bb] = [0, RIDGE * slope, 1e-12, 0, RIDGE]
    for (let row = 0; row < rows; row += 1) {
      const z = (x[row]! - mean) / sd
      const p = chance(level + slope * z)
      byA += p - y[row]!
      byB += (p - y[row]!) * z
      aa += p * (1 - p)
      ab += p * (1 - p) * z
      bb += p * (1 - p) * z * z
    }
    const determinant = aa * bb - ab * ab
    if (!(determinant > 0)) break
    const stepA = (bb * byA - ab * byB) / determinant
    const stepB = (aa * byB - ab * byA) / determinant
    let share = 1
    let next = cost(level - stepA, slope - stepB)
    while (!(next <= now) && share > 1e-6) {
      share /= 2
      next = cost(level - share * stepA, slope - share * stepB)
    }
    if (!(next < now)) break
    level -= share * stepA
    slope -= share * stepB
    const isDone = now - next < 1e-10 * (1 + now)
    now = next
    if (isDone) break
  }
  return { intercept: level - (slope * mean) / sd, slope: slope / sd }
}

export function logisticAt({ intercept, slope }: Logistic, x: number): number {
  return chance(intercept + slope * x)
}

function chance(at: number): number {
  return 1 / (1 + Math.exp(-at))
}
