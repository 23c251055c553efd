/** How the months of a year differ: a profile of twelve factors, drawn towards a wider one where a series says little. */

export const YEAR = 12

/** Monthly sums, the oldest first, without holes: zeros allowed, negatives too (credit notes); all finite. */
export type MonthSeries = {
  values: Float64Array
  /** Which month of the year the first is, 0 (January) to 11. */
  first: number
}

export type Seasons = {
  /** Twelve factors from January on, none below 0, their mean 1. */
  profile: Float64Array
  /** 0..1: how much of the profile is the series' own; the rest is the one that it leans on. */
  own: number
  /** 0..1: share of the variance around the trend that the months explain, adjusted for their number. */
  strength: number
}

/** Two whole years, so that each month is seen twice. */
export const MONTHS_FOR_SEASONS = 2 * YEAR

/** A month seen once under a positive trend, as by who bought for a year and left, shows no season. */
const TIMES_SEEN = 2

/** A year without seasons. */
export function flatProfile(): Float64Array {
  return new Float64Array(YEAR).fill(1)
}

/** The calendar month, 0..11, of a place in the series or after it. */
export function monthAt(first: number, place: number): number {
  return (((first + place) % YEAR) + YEAR) % YEAR
}

/**
 * Multiplicative seasonal factors of monthly sums: each month's sum over the sum of its trend (centred
 * means over 2 x 12 months, lengthened by their own slope at both ends), then shrunk towards `leansOn`
 * by the part of the difference that chance alone would make.
 *
 * With fewer than two years, or where a month isn't seen twice under a positive trend, the profile is `leansOn`'s. A series
 * without noise keeps its own wholly. Invariant to the scale of the values.
 * Sources: Hyndman & Athanasopoulos, Forecasting (3rd ed. 2021), 3.4 (classical decomposition) and 4.3
 * (strength of seasonality); Miller & Williams (2003), International Journal of Forecasting 19, 669-684
 * (shrinkage of seasonal factors); Bunn & Vassilopoulos (1999), 15, 431-443 (factors of the group).
 */
export function seasonsOf(
  { values, first }: MonthSeries,
  leansOn: Float64Array = flatProfile(),
): Seasons {
  const lent = { profile: leansOn, own: 0, strength: 0 }
  if (values.length < MONTHS_FOR_SEASONS) return lent
  const trend = trendOf(values)
  const bought = new Float64Array(YEAR)
  const usual = new Float64Array(YEAR)
  const counts = new Float64Array(YEAR)
  trend.forEach((level, at) => {
    if (level <= 0) return
    const month = monthAt(first, at)
    bought[month]! += values[at]!
    usual[month]! += level
    counts[month]! += 1
  })
  if (counts.some((count) => count < TIMES_SEEN)) return lent
  const raw = bought.map((sum, month) => sum / usual[month]!)

  let left = 0
  let spread = 0
  let squares = 0
  trend.forEach((level, at) => {
    if (level <= 0) return
    left += (values[at]! - raw[monthAt(first, at)]! * level) ** 2
    spread += (values[at]! - level) ** 2
    squares += level * level
  })
  const months = counts.reduce((sum, one) => sum + one, 0)
  const chance = left / (months - YEAR) / (squares / YEAR)
  const apart = raw.reduce((sum, one, at) => sum + (one - leansOn[at]!) ** 2, 0) / YEAR
  const own = apart > 0 ? Math.max(0, 1 - chance / apart) : 1
  const strength =
    spread > 0 ? Math.max(0, 1 - left / (months - YEAR) / (spread / (months - 1))) : 0
  const mixed = raw.map((one, at) => leansOn[at]! + own * (one - leansOn[at]!))
  return { profile: balanced(mixed), own, strength }
}

/** Factors at or above 0 whose mean is 1. */
function balanced(factors: Float64Array): Float64Array {
  const kept = factors.map((one) => Math.max(0, one))
  const sum = kept.reduce((total, one) => total + one, 0)
  return sum > 0 ? kept.map((one) => (one * YEAR) / sum) : flatProfile()
}

/** Centred means over 2 x 12 months, with the first and the last lengthened along their mean slope. */
function trendOf(values: Float64Array): Float64Array {
  const half = YEAR / 2
  const last = values.length - 1 - half
  const trend = new Float64Array(values.length)
  for (let at = half; at <= last; at += 1) {
    let sum = (values[at - half]! + values[at + half]!) / 2
    for (let near = at - half + 1; near < at + half; near += 1) sum += values[near]!
    trend[at] = sum / YEAR
  }
  const slope = last > half ? (trend[last]! - trend[half]!) / (last - half) : 0
  for (let away = 1; away <= half; away += 1) {
    trend[half - away] = trend[half]! - slope * away
    trend[last + away] = trend[last]! + slope * away
  }
  return trend
}
