/** How good a risk's probabilities would have been, and whether they may be shown. docs/methods/report-card.md. */
import { isBelieved, predict, type ModelName } from './candidates.ts'
import type { CardScores, NotShown, ReportCard } from './card.ts'
import { byRecency, pooled, seenAt, type Outcome, type Seen } from './cardOrigins.ts'
import { fitEnough } from './choose.ts'
import type { Refused } from './choice.ts'
import { declineProbabilities } from './decline.ts'
import { fitGammaGamma } from './gammaGamma.ts'
import { edgesOf, purchaseDaysOf } from './purchaseDays.ts'
import { riskScores } from './riskScores.ts'
import { customerSummary, type CustomerSummary, type Purchases } from './summary.ts'

/** One more gives recency its first lesson. */
const MOST_ORIGINS = 4
/** Of either outcome; with fewer a skill is luck. */
export const LEAST_OUTCOMES = 30
const YEAR_DAYS = 365

export type CardWanted = {
  accounts: number
  /** The last day that counts, as a number. */
  asOf: number
  /** The outcome is no purchase in so many days, > 0. */
  horizonDays: number
  /** Whose probabilities; it is fitted anew up to each origin. */
  model: ModelName
  unitDays?: number
  seed?: number
}

/**
 * The report card of a model's P(no purchase in the horizon) on up to four rolling origins, the horizon
 * apart, so that no two outcomes overlap. Before each lies at least a horizon, and one earlier origin, from
 * which what recency alone can say is learnt: a logistic regression on ln(1 + days since the last purchase).
 * Accounts silent for over a year are left out: that they stay so is no forecast.
 *
 * Worth showing where both skills, over the base rate and over recency alone, are above 0 with their
 * whole 95 % interval. Throws a RangeError where horizon or unit isn't positive or an index is out of range.
 */
export function reportCard(purchases: Purchases, wanted: CardWanted): ReportCard {
  const { horizonDays, unitDays = 1 } = wanted
  return cardOf(purchases, wanted, 'quiet', (summary, model) => {
    const fit = fitEnough(model, summary)
    if (!('fit' in fit)) return fit
    if (!isBelieved(fit)) return { refused: fit.fit.refused! }
    return predict(fit, summary, horizonDays / unitDays).probabilityQuiet
  })
}

/**
 * The same of P(next 12 months' sales < 80 % of the last 12), by the model and Gamma-Gamma: origins a
 * year apart, so it needs a ledger of three years, and `value` in the purchases.
 */
export function declineCard(
  purchases: Purchases,
  given: Omit<CardWanted, 'horizonDays'>,
): ReportCard {
  const wanted = { ...given, horizonDays: YEAR_DAYS }
  return cardOf(purchases, wanted, 'decline', (summary, model, sales) => {
    const fit = fitEnough(model, summary)
    if (!('fit' in fit)) return fit
    if (!isBelieved(fit)) return { refused: fit.fit.refused! }
    const spend = fitGammaGamma(summary)
    if (spend.refused) return { refused: spend.refused }
    const last12 = Float64Array.from(summary.account, (account) => sales[account]!)
    const settings = { last12, unitDays: given.unitDays ?? 1 }
    return declineProbabilities(fit, spend.parameters, summary, settings)
  })
}

/** By row of the summary, or why there are none; `sales` of the year before, by account. */
type Forecasting = (
  summary: CustomerSummary,
  model: ModelName,
  sales: Float64Array,
) => Float64Array | { refused: Refused }

function cardOf(
  purchases: Purchases,
  { accounts, asOf, horizonDays, model, unitDays = 1, seed = 1 }: CardWanted,
  outcome: Outcome,
  forecast: Forecasting,
): ReportCard {
  if (!(horizonDays > 0 && Number.isFinite(horizonDays)))
    throw new RangeError(`horizon ${horizonDays}`)
  const days = purchaseDaysOf(purchases, accounts)
  const first = edgesOf(days)?.first ?? asOf
  const seen: Seen[] = []
  for (let back = 1; back <= MOST_ORIGINS + 1; back += 1) {
    const day = asOf - back * horizonDays
    if (day - horizonDays < first - 1) break
    seen.push(seenAt(days, { day, horizonDays, outcome }))
  }
  const tested = seen.slice(0, -1)
  const found = tested.map((one) => {
    const summary = customerSummary(purchases, { accounts, asOf: one.day, unitDays })
    const sales = new Float64Array(accounts)
    one.account.forEach((account, row) => (sales[account] = one.sales[row]!))
    const given = forecast(summary, model, sales)
    if ('refused' in given) return given.refused
    const byAccount = new Float64Array(accounts)
    summary.account.forEach((account, row) => (byAccount[account] = given[row]!))
    return Float64Array.from(one.account, (account) => byAccount[account]!)
  })
  const parts = tested.flatMap((one, at) => {
    const given = found[at]!
    const earlier = seen.slice(at + 1)
    return typeof given === 'string' ? [] : [{ ...one, given, recency: byRecency(one, earlier) }]
  })
  const forecasts = pooled(parts, accounts)
  const came = count(forecasts.outcome)
  const isTelling = Math.min(came, forecasts.outcome.length - came) >= LEAST_OUTCOMES
  const scores = isTelling ? riskScores(forecasts, { seed }) : null
  const whyNot = whyNotShown(tested.length, parts.length, scores)
  return {
    model,
    horizonDays,
    origins: tested.map((one, at) => {
      const given = found[at]!
      const refused = typeof given === 'string' ? given : null
      return { day: one.day, accounts: one.outcome.length, quiet: count(one.outcome), refused }
    }),
    forecasts: forecasts.outcome.length,
    accounts: forecasts.accounts,
    quiet: came,
    scores,
    isWorthShowing: whyNot === null,
    whyNot,
  }
}

export function whyNotShown(
  tested: number,
  fitted: number,
  scores: CardScores | null,
): NotShown | null {
  if (tested === 0) return 'ledger-too-short'
  if (fitted === 0) return 'no-model'
  if (!scores) return 'too-few-outcomes'
  if (!(scores.skillOverBase.low > 0)) return 'no-better-than-base'
  return scores.skillOverRecency.low > 0 ? null : 'no-better-than-recency'
}

function count(outcome: Uint8Array): number {
  return outcome.reduce((sum, one) => sum + one, 0)
}
