/** What each account is expected to buy and to be worth in a horizon, and how sure that is. docs/methods/value.md. */
import { type Believed, predict } from './candidates.ts'
import { customerValue, discountedPurchases, intervalOf, logVariance } from './clv.ts'
import type { Fitted } from './fit.ts'
import { expectedSpend, type GammaGammaParameter, type Spending } from './gammaGamma.ts'
import type { Histories } from './histories.ts'
import { likelyRanges, type Range } from './likelyRange.ts'

export type ValueWanted = {
  /** Days, finite and >= 0. */
  horizonDays: number
  /** Yearly, above -1: 0.1 is 10 %. */
  yearlyDiscount: number
  /** Days of one unit of the histories. */
  unitDays: number
}

/** One entry per account, in the order of the histories; `low` and `high` are ends of 95 % intervals. */
export type AccountValue = {
  /** The interval is of what will be: luck included. */
  expectedPurchases: Interval
  /** P(no purchase in the horizon), 0..1. */
  probabilityQuiet: Float64Array
  probabilityAlive: Float64Array
  /** Money of one purchase; null where spend could not be fitted. */
  expectedSpend: Float64Array | null
  /** Discounted sales of the horizon; null where spend could not be fitted. */
  clv: Interval | null
  total: { expectedPurchases: Ends; clv: Ends | null }
}

export type Interval = { value: Float64Array; low: Float64Array; high: Float64Array }
export type Ends = { value: number; low: number; high: number }

/**
 * Forecasts by a believed model of purchases and, where there is one, of spend. Intervals of accounts are
 * quantiles of what will be (likelyRange.ts), discounted like the value itself and never without it (of who hardly
 * comes back, the mean lies above all but the rarest luck); parameters count as known there, since luck is by
 * far the larger part. The total's interval adds the luck of all accounts to the
 * error of the parameters (delta method), which is common to them. Purchases and spend count as independent.
 * Throws a RangeError for rows that are no history and settings out of range.
 */
export function accountValues(
  model: Believed,
  spendFit: Fitted<GammaGammaParameter> | null,
  histories: Histories & Spending,
  wanted: ValueWanted,
): AccountValue {
  const { horizonDays, yearlyDiscount, unitDays } = wanted
  const horizon = horizonDays / unitDays
  const now = predict(model, histories, horizon)
  const expected = now.expectedPurchases
  const money = spendFit?.parameters ?? null
  const ranges = likelyRanges(model, money, histories, { horizon, days: horizonDays })
  const fit: Pick<Fitted<string>, 'parameters' | 'covariance'> = model.fit
  const purchasesAt = once(
    (parameters: Record<string, number>) =>
      predict(model, histories, horizon, parameters).expectedPurchases,
  )
  const ofPurchases = totalVariance(fit, purchasesAt)
  const about = {
    expectedPurchases: around(expected, ranges.purchases),
    probabilityQuiet: now.probabilityQuiet,
    probabilityAlive: now.probabilityAlive,
  }
  const totalPurchases = ends(sum(expected), ofPurchases, ranges.variance.purchases)
  if (!spendFit) {
    const total = { expectedPurchases: totalPurchases, clv: null }
    return { ...about, expectedSpend: null, clv: null, total }
  }
  const discounted = discountedPurchases(
    (upTo) => (upTo === horizon ? expected : predict(model, histories, upTo).expectedPurchases),
    { horizonDays, yearlyDiscount, unitDays },
  )
  const spend = expectedSpend(spendFit.parameters, histories)
  const clv = customerValue(discounted, spend)
  const worth = (bought: Float64Array) => customerValue(bought, spend)
  const ofSpend = totalVariance(spendFit, (parameters) =>
    customerValue(discounted, expectedSpend(parameters, histories)),
  )
  const ofWorth = totalVariance(fit, (parameters) => worth(purchasesAt(parameters)))
  // What discounting takes is much the same whatever comes.
  const taken = discounted.map((one, row) => (expected[row]! > 0 ? one / expected[row]! : 0))
  const later = (range: Float64Array) => range.map((one, row) => one * taken[row]!)
  const factor = sum(clv) / Math.max(Number.MIN_VALUE, sum(worth(expected)))
  const luck = ranges.variance.sales * factor * factor
  return {
    ...about,
    expectedSpend: spend,
    clv: around(clv, { low: later(ranges.sales!.low), high: later(ranges.sales!.high) }),
    total: {
      expectedPurchases: totalPurchases,
      clv: ends(sum(clv), ofWorth + ofSpend, luck),
    },
  }
}

function around(value: Float64Array, { low, high }: Range): Interval {
  return {
    value,
    low: low.map((one, row) => Math.min(one, value[row]!)),
    high: high.map((one, row) => Math.max(one, value[row]!)),
  }
}

/** Variance of ln(the sum) that comes from not knowing the parameters. */
function totalVariance<P extends string>(
  fit: Pick<Fitted<P>, 'parameters' | 'covariance'>,
  forecast: (parameters: Record<P, number>) => Float64Array,
): number {
  return logVariance(fit, (moved) => Float64Array.of(sum(forecast(moved))))[0]!
}

/** One look at each set of parameters serves all who ask. */
function once<P extends string>(forecast: (parameters: Record<P, number>) => Float64Array) {
  const seen = new Map<string, Float64Array>()
  return (parameters: Record<P, number>) => {
    const key = JSON.stringify(parameters)
    let rows = seen.get(key)
    if (!rows) seen.set(key, (rows = forecast(parameters)))
    return rows
  }
}

/** Relative error and luck together, symmetric on the logarithm. */
function ends(value: number, relative: number, luck: number): Ends {
  const variance = relative + (value > 0 ? luck / (value * value) : 0)
  const { low, high } = intervalOf(Float64Array.of(value), Float64Array.of(variance))
  return { value, low: low[0]!, high: high[0]! }
}

function sum(values: Float64Array): number {
  return values.reduce((all, one) => all + one, 0)
}
