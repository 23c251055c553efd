/**
 * Weights that keep their sum: by a slider, by the largest remainder, and by comparing criteria in pairs.
 * docs/methods/criteria.md works an example.
 */
import { ALL_WEIGHT } from './criterion.ts'

/**
 * Whole numbers that sum to `sum`, as near to the given shares as whole numbers come (largest remainder;
 * at equal remainders the earlier one). Each is at least `least`. Shares that are all 0 are equal.
 *
 * Throws a RangeError for negative or endless shares, or where `sum` can't give each its least.
 */
export function wholeShares(
  shares: readonly number[],
  { sum = ALL_WEIGHT, least = 0 } = {},
): number[] {
  if (shares.length === 0) return []
  if (shares.some((share) => !(share >= 0 && Number.isFinite(share)))) {
    throw new RangeError('shares are finite and not negative')
  }
  if (sum < least * shares.length) {
    throw new RangeError(`${sum} is too little for ${shares.length} of ${least}`)
  }
  const largest = Math.max(...shares)
  // Divided by the largest first: the sum of huge ones would have no end.
  const parts = shares.map((share) => (largest > 0 ? share / largest : 1))
  const lifted = liftedTo(least, parts, sum)
  const open = parts.map((part, at) => (lifted.has(at) ? 0 : part))
  const all = open.reduce((total, part) => total + part, 0)
  const free = sum - least * lifted.size
  const exact = open.map((part) => (all > 0 ? (free * part) / all : 0))
  const whole = exact.map(Math.floor)
  const left = free - whole.reduce((total, one) => total + one, 0)
  const byRemainder = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .filter(({ at }) => !lifted.has(at))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of byRemainder.slice(0, left)) whole[at]! += 1
  return whole.map((one, at) => (lifted.has(at) ? least : one))
}

/** Those whose part of the sum would be below the least: they get it, and the others share what is left. */
function liftedTo(least: number, parts: readonly number[], sum: number): Set<number> {
  const lifted = new Set<number>()
  for (;;) {
    const all = parts.reduce((total, part, at) => (lifted.has(at) ? total : total + part), 0)
    const free = sum - least * lifted.size
    const below = parts.findIndex((part, at) => !lifted.has(at) && free * part < least * all)
    if (below === -1) return lifted
    lifted.add(below)
  }
}

/**
 * Sets one weight and lets the others share the rest in the proportions that they had. Each stays at least 1;
 * the set value is held within what that leaves.
 */
export function moveWeight(weights: readonly number[], at: number, to: number): number[] {
  if (weights.length < 2) return [ALL_WEIGHT]
  const most = ALL_WEIGHT - (weights.length - 1)
  const own = Math.min(most, Math.max(1, Math.round(to)))
  const others = weights.filter((_, other) => other !== at)
  const rest = wholeShares(others, { sum: ALL_WEIGHT - own, least: 1 })
  return rest.toSpliced(at, 0, own)
}

/** How many times one criterion outweighs another: 1/9 to 9. */
export type Comparison = { a: number; b: number; times: number }

export type Compared = {
  /** Whole percent, sum 100. */
  weights: number[]
  /** Below 0.1 the comparisons agree well enough with each other (Saaty). */
  consistencyRatio: number
  /** The comparison that fits the others worst, and what they say; null where all agree. */
  oddest: (Comparison & { fitting: number }) | null
}

/** Mean consistency index of random comparisons of n things: Saaty (1980), n = 1 to 10. */
const RANDOM_INDEX = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]
const ROUNDS = 1000

/**
 * Weights from comparisons in pairs: the principal eigenvector of the matrix of comparisons, and the
 * consistency ratio (λmax - n) / (n - 1) / RI. Pairs that nobody compared count as equal.
 *
 * Throws a RangeError for an index outside 0..n-1 or a comparison that isn't above 0. n is 1 to 10.
 * Source: Saaty, T. L. (1980), The Analytic Hierarchy Process.
 */
export function weightsFromPairs(n: number, comparisons: readonly Comparison[]): Compared {
  const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => 1))
  for (const { a, b, times } of comparisons) {
    if (!matrix[a] || !matrix[b] || a === b) throw new RangeError(`no pair ${a}, ${b}`)
    if (!(times > 0 && Number.isFinite(times))) throw new RangeError('a comparison is above 0')
    matrix[a]![b] = times
    matrix[b]![a] = 1 / times
  }
  const { vector, value } = principal(matrix)
  const randomIndex = RANDOM_INDEX[n - 1]
  if (randomIndex === undefined) throw new RangeError('1 to 10 things can be compared')
  const index = n > 1 ? Math.max(0, (value - n) / (n - 1)) : 0
  return {
    weights: wholeShares(vector, { least: 1 }),
    consistencyRatio: randomIndex === 0 ? 0 : index / randomIndex,
    oddest: oddestOf(comparisons, vector),
  }
}

/** By repeated multiplication: the matrix is positive, so it converges to the one positive vector. */
function principal(matrix: number[][]): { vector: number[]; value: number } {
  let vector = matrix.map(() => 1 / matrix.length)
  let value = matrix.length
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = matrix.map((row) => row.reduce((all, one, at) => all + one * vector[at]!, 0))
    value = next.reduce((all, one) => all + one, 0)
    const scaled = next.map((one) => one / value)
    const moved = Math.max(...scaled.map((one, at) => Math.abs(one - vector[at]!)))
    vector = scaled
    if (moved < 1e-14) break
  }
  return { vector, value }
}

function oddestOf(comparisons: readonly Comparison[], vector: number[]): Compared['oddest'] {
  const off = comparisons
    .map((one) => ({ ...one, fitting: vector[one.a]! / vector[one.b]! }))
    .map((one) => ({ one, off: Math.abs(Math.log(one.times / one.fitting)) }))
    .toSorted((a, b) => b.off - a.off)[0]
  return off && off.off > 1e-6 ? off.one : null
}
