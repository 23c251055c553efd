/** What each account is expected to buy and to be worth in a horizon, and how sure that is. docs/methods/value.md. */
import { type Believed, predict } from './candidates.ts'
import { customerValue, discountedPurchases, intervalOf, logVariance } from './clv.ts'
import type { Fitted } from './fit.ts'
import { expectedSpend, type GammaGammaParameter, type Spending } from './gammaGamma.ts'
import type { Histories } from './histories.ts'

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
 * Forecasts by a believed model of purchases and, where there is one, of spend. The intervals say how
 * well the parameters are known (delta method), not how luck will fall; that of the total takes the
 * parameters' error as common to all accounts. Purchases and spend count as independent.
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
  const fit: Pick<Fitted<string>, 'parameters' | 'covariance'> = model.fit
  const purchasesAt = (parameters: Record<string, number>) =>
    predict(model, histories, horizon, parameters).expectedPurchases
  const { each: purchaseVariance, ofTotal } = variances(fit, purchasesAt, (one) => one)
  const purchases = interval(expected, purchaseVariance)
  const about = {
    expectedPurchases: purchases,
    probabilityQuiet: now.probabilityQuiet,
    probabilityAlive: now.probabilityAlive,
  }
  const totalPurchases = ends(sum(expected), ofTotal)
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
  const spent = variances(
    spendFit,
    (parameters) => expectedSpend(parameters, histories),
    (money) => customerValue(discounted, money),
  )
  const valued = variances(fit, purchasesAt, (bought) => customerValue(bought, spend))
  const clvVariance = purchaseVariance.map((one, row) => one + spent.each[row]!)
  const total = {
    expectedPurchases: totalPurchases,
    clv: ends(sum(clv), valued.ofTotal + spent.ofTotal),
  }
  return { ...about, expectedSpend: spend, clv: interval(clv, clvVariance), total }
}

/** Of each row's forecast, and of the sum of what `counted` makes of them: one look at each moved parameter serves both. */
function variances<P extends string>(
  fit: Pick<Fitted<P>, 'parameters' | 'covariance'>,
  forecast: (parameters: Record<P, number>) => Float64Array,
  counted: (rows: Float64Array) => Float64Array,
): { each: Float64Array; ofTotal: number } {
  const seen = new Map<string, Float64Array>()
  const once = (parameters: Record<P, number>) => {
    const key = JSON.stringify(parameters)
    let rows = seen.get(key)
    if (!rows) seen.set(key, (rows = forecast(parameters)))
    return rows
  }
  return {
    each: logVariance(fit, once),
    ofTotal: logVariance(fit, (moved) => Float64Array.of(sum(counted(once(moved)))))[0]!,
  }
}

function interval(value: Float64Array, variance: Float64Array): Interval {
  return { value, ...intervalOf(value, variance) }
}

function ends(value: number, variance: number): Ends {
  const { low, high } = intervalOf(Float64Array.of(value), Float64Array.of(variance))
  return { value, low: low[0]!, high: high[0]! }
}

function sum(values: Float64Array): number {
  return values.reduce((all, one) => all + one, 0)
}
