/** Rolling origins, and how far forecasts are from what came after them. docs/methods/model-choice.md. */
import type { Score } from './choice.ts'

export type Origin = {
  /** The last day that a fit may see. */
  day: number
  /** The hold-out: so many days after it. */
  holdoutDays: number
}

/** The longest that the ledger carries is taken. */
const HOLDOUT_DAYS = [365, 180, 90]
const MOST_ORIGINS = 3

/**
 * Up to three origins, the latest first, each with an equally long hold-out (a year, else 180 or 90 days)
 * that ends on the as-of day or half a hold-out earlier than the one before. Before each lies at least as
 * much as after it. None where the ledger is younger than 180 days.
 * Source: Tashman (2000), Int. J. Forecasting 16(4), on rolling origins.
 */
export function originsOf({ first, asOf }: { first: number; asOf: number }): Origin[] {
  const holdoutDays = HOLDOUT_DAYS.find((days) => asOf - 2 * days >= first - 1)
  if (!holdoutDays) return []
  const found: Origin[] = []
  for (let at = 0; at < MOST_ORIGINS; at += 1) {
    const day = asOf - holdoutDays - at * Math.ceil(holdoutDays / 2)
    if (day - holdoutDays >= first - 1) found.push({ day, holdoutDays })
  }
  return found
}

/** A forecast below this counts as this: one purchase in a hundred hold-outs. Else one surprise outweighs all. */
const LEAST_EXPECTED = 0.01

/**
 * Poisson deviance of each forecast: 2 (y ln(y/μ) - (y - μ)), at least 0. Consistent for the mean, as
 * squared error is and absolute error is not (that rewards the median, which for rare buyers is 0), and unlike
 * squared error it is not settled by the few who buy most.
 * Sources: Czado, Gneiting & Held (2009), Biometrics 65; Gneiting (2011), JASA 106(494).
 */
export function devianceOf(expected: number, actual: number): number {
  const mean = Math.max(LEAST_EXPECTED, expected)
  const log = actual > 0 ? actual * Math.log(actual / mean) : 0
  return Math.max(0, 2 * (log - (actual - mean)))
}

/** Scores forecasts, one per account, against what happened. All 0 for no account. */
export function scoreOf(expected: ArrayLike<number>, actual: ArrayLike<number>): Score {
  const accounts = expected.length
  const sums = { expected: 0, actual: 0, absolute: 0, squared: 0, deviance: 0, deviance2: 0 }
  for (let at = 0; at < accounts; at += 1) {
    const off = actual[at]! - expected[at]!
    const deviance = devianceOf(expected[at]!, actual[at]!)
    sums.expected += expected[at]!
    sums.actual += actual[at]!
    sums.absolute += Math.abs(off)
    sums.squared += off * off
    sums.deviance += deviance
    sums.deviance2 += deviance * deviance
  }
  const many = Math.max(1, accounts)
  const mean = sums.deviance / many
  const variance = Math.max(0, sums.deviance2 / many - mean * mean)
  return {
    accounts,
    expected: sums.expected,
    actual: sums.actual,
    meanAbsoluteError: sums.absolute / many,
    rootMeanSquaredError: Math.sqrt(sums.squared / many),
    deviance: mean,
    devianceStandardError: Math.sqrt(variance / Math.max(1, accounts - 1)),
  }
}

/** Sum of squares and the like over several hold-outs: errors of one forecast by those of another. */
export function errorRatio(
  scores: readonly Score[],
  others: readonly Score[],
): { absolute: number; squared: number } | null {
  const sum = (list: readonly Score[], of: (one: Score) => number) =>
    list.reduce((all, one) => all + one.accounts * of(one), 0)
  const ratio = (of: (one: Score) => number) => sum(scores, of) / sum(others, of)
  const found = {
    absolute: ratio((one) => one.meanAbsoluteError),
    squared: ratio((one) => one.rootMeanSquaredError ** 2),
  }
  return Number.isFinite(found.absolute) && Number.isFinite(found.squared) ? found : null
}

/** Mean of `one - other` over all pairs of account and origin, and its standard error by account. */
export function pairedDifference(
  one: readonly Float64Array[],
  other: readonly Float64Array[],
  rows: readonly Uint32Array[],
): { mean: number; standardError: number } {
  const ofAccount = new Map<number, number>()
  let sum = 0
  let pairs = 0
  rows.forEach((accounts, origin) => {
    accounts.forEach((account, row) => {
      const off = one[origin]![row]! - other[origin]![row]!
      ofAccount.set(account, (ofAccount.get(account) ?? 0) + off)
      sum += off
      pairs += 1
    })
  })
  if (pairs === 0) return { mean: 0, standardError: 0 }
  const many = ofAccount.size
  let squares = 0
  for (const off of ofAccount.values()) squares += (off - sum / many) ** 2
  return {
    mean: sum / pairs,
    standardError: Math.sqrt((squares * many) / Math.max(1, many - 1)) / pairs,
  }
}
