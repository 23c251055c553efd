/** Discounted customer value, and how sure it is. models.md §4; docs/methods/value.md. */
import type { Fitted } from './fit.ts'

const DAYS_OF_A_MONTH = 365 / 12

/**
 * Expected purchases in the horizon, each month's discounted to the as-of day by (1+d)^(m/12), m the
 * month's end; a last piece of a month counts at its own end.
 *
 * `expectedUpTo(h)` gives expected purchases per customer up to h (in the unit of the histories, `unitDays`
 * days long); `horizonDays` >= 0, `yearlyDiscount` > -1 (0.1 is 10 %). Throws a RangeError otherwise.
 */
export function discountedPurchases(
  expectedUpTo: (horizon: number) => Float64Array,
  {
    horizonDays,
    yearlyDiscount,
    unitDays,
  }: { horizonDays: number; yearlyDiscount: number; unitDays: number },
): Float64Array {
  if (!(horizonDays >= 0 && yearlyDiscount > -1 && unitDays > 0))
    throw new RangeError(`horizon ${horizonDays}, discount ${yearlyDiscount}, unit ${unitDays}`)
  let before = expectedUpTo(0)
  const sum = new Float64Array(before.length)
  const months = Math.ceil(horizonDays / DAYS_OF_A_MONTH - 1e-9)
  for (let month = 1; month <= months; month += 1) {
    const day = Math.min(month * DAYS_OF_A_MONTH, horizonDays)
    const now = expectedUpTo(day / unitDays)
    const factor = (1 + yearlyDiscount) ** (-day / 365)
    for (let row = 0; row < sum.length; row += 1)
      sum[row]! += factor * Math.max(0, now[row]! - before[row]!)
    before = now
  }
  return sum
}

/** Value in sales (`marginShare` absent) or in margin: discounted purchases x money of one x margin share. */
export function customerValue(
  purchases: Float64Array,
  spend: Float64Array,
  marginShare?: Float64Array,
): Float64Array {
  return purchases.map((one, row) => one * spend[row]! * (marginShare?.[row] ?? 1))
}

/**
 * Variance of ln(forecast) per customer that comes from not knowing the parameters: the delta method on
 * the parameters' logarithms. 0 where the forecast is 0. Add the variances of independent factors;
 * a forecast of one entry, the sum over all customers, gives the variance of the total.
 */
export function logVariance<P extends string>(
  { parameters, covariance }: Pick<Fitted<P>, 'parameters' | 'covariance'>,
  forecast: (parameters: Record<P, number>) => Float64Array,
  step = 1e-3,
): Float64Array {
  const names = Object.keys(parameters) as P[]
  const slopes = names.map((name) => {
    const moved = (by: number) =>
      forecast({ ...parameters, [name]: parameters[name] * Math.exp(by) })
    const above = moved(step)
    const below = moved(-step)
    return above.map((one, row) =>
      one > 0 && below[row]! > 0 ? Math.log(one / below[row]!) / (2 * step) : 0,
    )
  })
  return Float64Array.from({ length: slopes[0]?.length ?? 0 }, (_, row) => {
    let sum = 0
    slopes.forEach((left, at) =>
      slopes.forEach(
        (right, to) => (sum += left[row]! * covariance[at * names.length + to]! * right[row]!),
      ),
    )
    return Math.max(0, sum)
  })
}

/** Ends of the 95 % interval of forecasts above 0, symmetric on the logarithm. */
export function intervalOf(
  forecast: Float64Array,
  variance: Float64Array,
): { low: Float64Array; high: Float64Array } {
  const factor = (row: number) => Math.exp(Math.min(700, 1.959964 * Math.sqrt(variance[row]!)))
  return {
    low: forecast.map((one, row) => one / factor(row)),
    high: forecast.map((one, row) => Math.min(Number.MAX_VALUE, one * factor(row))),
  }
}

/**
 * Value of a contract that is renewed with probability `retention` (0..1) each period, at `margin` a period and
 * `discount` (> -1) of the same period: m·r/(1+d-r) with the first margin not counted, m·(1+d)/(1+d-r) with it,
 * or the sum over at most `periods`. Null where r >= 1+d and no cap bounds it. Source: Gupta & Lehmann (2003).
 */
export function contractValue({
  margin,
  retention,
  discount,
  isFirstCounted,
  periods = Infinity,
}: {
  margin: number
  retention: number
  discount: number
  isFirstCounted: boolean
  periods?: number
}): number | null {
  if (!(retention >= 0 && retention <= 1 && discount > -1 && periods >= 0))
    throw new RangeError(`retention ${retention}, discount ${discount}, periods ${periods}`)
  const ratio = retention / (1 + discount)
  if (periods === Infinity && ratio >= 1) return null
  const first = isFirstCounted ? 1 : ratio
  if (ratio === 1) return margin * first * periods
  return (margin * first * (1 - ratio ** periods)) / (1 - ratio)
}
