/** How good P(no purchase in the next H days) would have been, and whether it may be shown. docs/methods/report-card.md. */
import { STOPPED_AFTER_DAYS } from '../purchase.ts'
import { isBelieved, predict, type ModelName } from './candidates.ts'
import type { CardScores, NotShown, ReportCard } from './card.ts'
import { fitEnough } from './choose.ts'
import { fitLogistic, logisticAt } from './logistic.ts'
import { boughtWithin, edgesOf, purchaseDaysOf, type PurchaseDays } from './purchaseDays.ts'
import { riskScores, type Forecasts } from './riskScores.ts'
import { customerSummary, type Purchases } from './summary.ts'

/** One more gives recency its first lesson. */
const MOST_ORIGINS = 4
/** Of either outcome; with fewer a skill is luck. */
const LEAST_OUTCOMES = 30

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
  const { accounts, asOf, horizonDays, model, unitDays = 1, seed = 1 } = wanted
  if (!(horizonDays > 0 && Number.isFinite(horizonDays)))
    throw new RangeError(`horizon ${horizonDays}`)
  const days = purchaseDaysOf(purchases, accounts)
  const first = edgesOf(days)?.first ?? asOf
  const seen: Seen[] = []
  for (let back = 1; back <= MOST_ORIGINS + 1; back += 1) {
    const day = asOf - back * horizonDays
    if (day - horizonDays < first - 1) break
    seen.push(seenAt(days, day, horizonDays))
  }
  const tested = seen.slice(0, -1)
  const fits = tested.map(({ day }) => {
    const summary = customerSummary(purchases, { accounts, asOf: day, unitDays })
    return { summary, fit: fitEnough(model, summary) }
  })
  const parts = tested.flatMap((one, at) => {
    const { summary, fit } = fits[at]!
    if (!('fit' in fit && isBelieved(fit))) return []
    const quiet = predict(fit, summary, horizonDays / unitDays).probabilityQuiet
    const byAccount = new Float64Array(accounts)
    summary.account.forEach((account, row) => (byAccount[account] = quiet[row]!))
    const given = Float64Array.from(one.account, (account) => byAccount[account]!)
    return [{ ...one, given, recency: byRecency(one, seen.slice(at + 1)) }]
  })
  const forecasts = pooled(parts, accounts)
  const quiet = count(forecasts.outcome)
  const isTelling = Math.min(quiet, forecasts.outcome.length - quiet) >= LEAST_OUTCOMES
  const scores = isTelling ? riskScores(forecasts, { seed }) : null
  const whyNot = whyNotShown(tested.length, parts.length, scores)
  return {
    model,
    horizonDays,
    origins: tested.map(({ day, outcome }, at) => {
      const { fit } = fits[at]!
      const refused = ('fit' in fit ? fit.fit.refused : fit.refused) ?? null
      return { day, accounts: outcome.length, quiet: count(outcome), refused }
    }),
    forecasts: forecasts.outcome.length,
    accounts: forecasts.accounts,
    quiet,
    scores,
    isWorthShowing: whyNot === null,
    whyNot,
  }
}

function whyNotShown(tested: number, fitted: number, scores: CardScores | null): NotShown | null {
  if (tested === 0) return 'ledger-too-short'
  if (fitted === 0) return 'no-model'
  if (!scores) return 'too-few-outcomes'
  if (!(scores.skillOverBase.low > 0)) return 'no-better-than-base'
  return scores.skillOverRecency.low > 0 ? null : 'no-better-than-recency'
}

/** What was known at an origin of those that had bought within a year, and what came of it. */
type Seen = {
  day: number
  account: Uint32Array
  /** ln(1 + days since the last purchase). */
  lnRecency: Float64Array
  outcome: Uint8Array
  sales: Float64Array
}

function seenAt(days: PurchaseDays, day: number, horizonDays: number): Seen {
  const year = boughtWithin(days, { after: day - STOPPED_AFTER_DAYS - 1, to: day })
  const later = boughtWithin(days, { after: day, to: day + horizonDays }).days
  const account = Uint32Array.from(year.days.keys()).filter((one) => year.days[one]! > 0)
  return {
    day,
    account,
    lnRecency: Float64Array.from(account, (one) => Math.log1p(day - lastUpTo(days, one, day))),
    outcome: Uint8Array.from(account, (one) => (later[one] === 0 ? 1 : 0)),
    sales: Float64Array.from(account, (one) => Math.max(0, year.money[one]!)),
  }
}

function lastUpTo({ starts, day }: PurchaseDays, account: number, to: number): number {
  let place = starts[account + 1]! - 1
  while (day[place]! > to) place -= 1
  return day[place]!
}

function byRecency(now: Seen, earlier: readonly Seen[]): Float64Array {
  const learnt = fitLogistic(
    joined(
      earlier.map(({ lnRecency }) => lnRecency),
      Float64Array,
    ),
    joined(
      earlier.map(({ outcome }) => outcome),
      Uint8Array,
    ),
  )
  return now.lnRecency.map((one) => logisticAt(learnt, one))
}

/** Accounts get numbers from 0 on, so that those left out are never drawn. */
function pooled(
  parts: readonly (Seen & { given: Float64Array; recency: Float64Array })[],
  accounts: number,
): Forecasts {
  const numberOf = new Int32Array(accounts).fill(-1)
  let many = 0
  for (const { account } of parts)
    for (const one of account) if (numberOf[one]! < 0) numberOf[one] = many++
  return {
    accounts: many,
    account: joined(
      parts.map(({ account }) => account.map((one) => numberOf[one]!)),
      Uint32Array,
    ),
    given: joined(
      parts.map(({ given }) => given),
      Float64Array,
    ),
    recency: joined(
      parts.map(({ recency }) => recency),
      Float64Array,
    ),
    outcome: joined(
      parts.map(({ outcome }) => outcome),
      Uint8Array,
    ),
    sales: joined(
      parts.map(({ sales }) => sales),
      Float64Array,
    ),
  }
}

function joined<C extends Float64Array | Uint32Array | Uint8Array>(
  parts: readonly C[],
  make: new (length: number) => C,
): C {
  const whole = new make(parts.reduce((sum, one) => sum + one.length, 0))
  let place = 0
  for (const part of parts) {
    whole.set(part, place)
    place += part.length
  }
  return whole
}

function count(outcome: Uint8Array): number {
  return outcome.reduce((sum, one) => sum + one, 0)
}
