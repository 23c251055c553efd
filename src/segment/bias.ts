/**
 * The bias guard: an account that people judge highly while the figures say little is named for what may
 * have carried it: a big name, an old friend, a demanding client. models.md §6.
 */
import type { Criteria } from './criterion.ts'
import type { LibraryKey } from './library.ts'

export const BIASES = ['big-name', 'old-friend', 'demanding', 'unexplained'] as const
export type Bias = (typeof BIASES)[number]

/** Judged this high (weighted mean), and measured this low, on the scale of 1 to 5. */
export const JUDGED_HIGH = 3.75
export const MEASURED_LOW = 2.5
/** Asks for this much more of the team's hours than the middle candidate. */
export const DEMANDING_TIMES = 1.5

const CARRIED_BY: Partial<Record<LibraryKey, Bias>> = {
  brand: 'big-name',
  industryPosition: 'big-name',
  relationship: 'old-friend',
  tenure: 'old-friend',
  loyalty: 'old-friend',
  serviceSensitivity: 'demanding',
}

export type BiasFound = {
  bias: Bias
  judged: number
  measured: number
  /** The judged criterion that carried most. */
  by: string
}

/**
 * Null where nothing is odd, or where nothing was judged or nothing measured.
 * `points` are the account's, one per criterion, 1 to 5, NaN where not known; `hoursTimes` its hours over
 * those of the middle candidate.
 */
export function biasOf(
  criteria: Criteria,
  points: ArrayLike<number>,
  hoursTimes: number,
): BiasFound | null {
  const judged = meanOf(criteria, points, ({ measured }) => !measured)
  const measured = meanOf(criteria, points, (one) => one.measured !== null)
  if (!(judged >= JUDGED_HIGH && measured <= MEASURED_LOW)) return null
  const [carrier] = criteria
    .flatMap((one, at) => {
      const above = points[at]! - measured
      return !one.measured && above > 0 ? [{ key: one.key, carried: one.weight * above }] : []
    })
    .toSorted((a, b) => b.carried - a.carried)
  const known = CARRIED_BY[carrier!.key as LibraryKey]
  const bias = known ?? (hoursTimes >= DEMANDING_TIMES ? 'demanding' : 'unexplained')
  return { bias, judged, measured, by: carrier!.key }
}

function meanOf(
  criteria: Criteria,
  points: ArrayLike<number>,
  counts: (one: Criteria[number]) => boolean,
): number {
  let [sum, weights] = [0, 0]
  for (const [at, one] of criteria.entries()) {
    if (!counts(one) || Number.isNaN(points[at]!)) continue
    sum += one.weight * points[at]!
    weights += one.weight
  }
  return weights > 0 ? sum / weights : NaN
}
