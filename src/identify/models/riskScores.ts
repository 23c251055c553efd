/** How good probabilities of a yes-or-no outcome were, with intervals by account. docs/methods/report-card.md. */
import type { CardScores, Estimate, ReliabilityBin } from './card.ts'
import { wholeNumbers } from './normal.ts'

/** One entry per forecast, all equally long. */
export type Forecasts = {
  /** Whose it is: 0 to `accounts` - 1. */
  account: Uint32Array
  accounts: number
  /** The probability given, and the one of recency alone, 0..1. */
  given: Float64Array
  recency: Float64Array
  /** 1 where it came true. */
  outcome: Uint8Array
  /** Sales of the 12 months before, >= 0. */
  sales: Float64Array
}

const RESAMPLES = 400
const TOP_SHARE = 0.1
const BINS = 10
/** A probability of 0 that comes true would cost infinitely. */
const LEAST = 1e-6

/**
 * Scores forecasts; the intervals are percentiles of `resamples` draws of accounts with all their
 * forecasts (they are not independent), the same for the same seed. Needs an outcome of each kind.
 * Sources: Brier (1950); Efron & Tibshirani (1993), 13.3; Field & Welsh (2007), JRSS B 69(3), on clusters.
 */
export function riskScores(
  forecasts: Forecasts,
  { seed, resamples = RESAMPLES }: { seed: number; resamples?: number },
): CardScores {
  const sorted = inOrder(forecasts)
  const weight = new Float64Array(forecasts.accounts).fill(1)
  const point = weighed(sorted, weight)
  const draws: Weighed[] = []
  const next = wholeNumbers(seed)
  for (let draw = 0; draw < resamples; draw += 1) {
    weight.fill(0)
    for (let at = 0; at < forecasts.accounts; at += 1)
      weight[Math.floor((next() / 2 ** 32) * forecasts.accounts)]! += 1
    draws.push(weighed(sorted, weight))
  }
  const estimate = (of: (one: Weighed) => number): Estimate => {
    const value = of(point)
    // A draw without both outcomes has no figure.
    const all = Float64Array.from(draws.map(of).filter(Number.isFinite)).sort()
    const at = (share: number) => all[Math.floor(share * (all.length - 1))] ?? value
    return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)) }
  }
  const bins = reliability(sorted)
  const { account, accounts, recency, outcome, sales } = forecasts
  const alone = inOrder({ account, accounts, recency, outcome, sales, given: recency })
  const other = weighed(alone, weight.fill(1))
  return {
    auc: estimate((one) => one.auc),
    brier: estimate((one) => one.brier),
    skillOverBase: estimate((one) => one.skillOverBase),
    skillOverRecency: estimate((one) => one.skillOverRecency),
    logLoss: estimate((one) => one.logLoss),
    calibrationError: bins.reduce(
      (sum, { forecasts: many, predicted, actual }) =>
        sum + (many / sorted.given.length) * Math.abs(predicted - actual),
      0,
    ),
    lift: estimate((one) => one.lift),
    salesCaptured: Number.isFinite(point.salesCaptured)
      ? estimate((one) => one.salesCaptured)
      : null,
    recency: { auc: other.auc, brier: other.brier, logLoss: other.logLoss },
    bins,
  }
}

/** By falling probability; equal ones in the order given. */
function inOrder(forecasts: Forecasts): Forecasts {
  const { given } = forecasts
  const order = Uint32Array.from(given.keys()).sort((a, b) => given[b]! - given[a]! || a - b)
  return {
    accounts: forecasts.accounts,
    account: order.map((at) => forecasts.account[at]!),
    given: Float64Array.from(order, (at) => given[at]!),
    recency: Float64Array.from(order, (at) => forecasts.recency[at]!),
    outcome: Uint8Array.from(order, (at) => forecasts.outcome[at]!),
    sales: Float64Array.from(order, (at) => forecasts.sales[at]!),
  }
}

type Weighed = Record<
  'auc' | 'brier' | 'skillOverBase' | 'skillOverRecency' | 'logLoss' | 'lift' | 'salesCaptured',
  number
>

/** All figures at once, each account counted so many times; `sorted` by falling probability. */
function weighed(sorted: Forecasts, weights: Float64Array): Weighed {
  const { account, given, recency, outcome, sales } = sorted
  let [all, yes, squares, ofRecency, loss, lost] = [0, 0, 0, 0, 0, 0]
  // Wins of each that came true over those that didn't and were given less; a tie counts half.
  let [wins, yesTied, noTied] = [0, 0, 0]
  for (let at = 0; at < given.length; at += 1) {
    const weight = weights[account[at]!]!
    const p = given[at]!
    const came = outcome[at]!
    if (at > 0 && given[at - 1] !== p) {
      wins += noTied * (yes - yesTied / 2)
      yesTied = 0
      noTied = 0
    }
    all += weight
    yes += weight * came
    if (came === 1) yesTied += weight
    else noTied += weight
    squares += weight * (p - came) ** 2
    ofRecency += weight * (recency[at]! - came) ** 2
    loss -= weight * Math.log(Math.max(LEAST, came === 1 ? p : 1 - p))
    lost += weight * came * sales[at]!
  }
  wins += noTied * (yes - yesTied / 2)
  // The tenth at the top; the forecast at its edge counts by the part within.
  let [left, topYes, topLost] = [TOP_SHARE * all, 0, 0]
  for (let at = 0; at < given.length && left > 0; at += 1) {
    const within = Math.min(left, weights[account[at]!]!)
    left -= within
    topYes += within * outcome[at]!
    topLost += within * outcome[at]! * sales[at]!
  }
  const rate = yes / all
  return {
    auc: wins / (yes * (all - yes)),
    brier: squares / all,
    skillOverBase: 1 - squares / all / (rate * (1 - rate)),
    skillOverRecency: 1 - squares / ofRecency,
    logLoss: loss / all,
    lift: topYes / (TOP_SHARE * all) / rate,
    salesCaptured: topLost / lost,
  }
}

/** In ten groups of equally many, by rising probability; fewer groups where forecasts are fewer. */
function reliability({ given, outcome }: Forecasts): ReliabilityBin[] {
  const many = given.length
  const bins: ReliabilityBin[] = []
  for (let bin = BINS - 1; bin >= 0; bin -= 1) {
    const from = Math.floor((bin * many) / BINS)
    const to = Math.floor(((bin + 1) * many) / BINS)
    if (from === to) continue
    let [predicted, actual] = [0, 0]
    for (let at = from; at < to; at += 1) {
      predicted += given[at]!
      actual += outcome[at]!
    }
    const forecasts = to - from
    bins.push({ forecasts, predicted: predicted / forecasts, actual: actual / forecasts })
  }
  return bins
}
