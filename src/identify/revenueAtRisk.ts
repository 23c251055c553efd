/**
 * Revenue at risk: what a year's losses of clients may cost, from each one's probability and its sales.
 * models.md §3 and §12; docs/methods/dependency.md works an example.
 */
import { normalFrom, normalShare, wholeNumbers } from './models/normal.ts'
import { type Odds, oddsOf, type Weights } from './riskOdds.ts'

export const DRAWS = 10_000
const BARS = 40
/** Draws between two breaths of who runs it. */
const BLOCK = 250

export type Simulated = {
  /** Σ probability x sales: exact, not drawn. */
  expected: number
  /** All that could be lost. */
  exposed: number
  /** Of the draws; `mean` differs from `expected` by chance alone. */
  mean: number
  p5: number
  p50: number
  p95: number
  histogram: { from: number; to: number; draws: number }[]
  draws: number
  /** Accounts drawn one by one, and those whose sum is drawn as a normal. */
  single: number
  merged: number
}

export type Manner = {
  seed: number
  draws?: number
  /**
   * 0: each is lost or kept by itself. Above (below 1): they share so much of their fortune, as in a
   * crisis (one-factor Gaussian model, Vasicek 1987); the mean stays, the tails grow.
   */
  correlation?: number
}

/** Σ probability x sales, of the accounts with sales above zero. */
export function expectedLoss({ sales, probability }: Weights): number {
  return sales.reduce((sum, amount, at) => sum + Math.max(0, amount) * probability[at]!, 0)
}

/**
 * Simulates losses; the same seed gives the same result.
 * `sales` in money of 12 months, `probability` in 0..1; accounts without sales above zero are left out.
 * Throws RangeError for a probability or correlation out of its range.
 */
export function simulateLosses(weights: Weights, manner: Manner): Simulated {
  const run = losses(weights, manner)
  for (;;) {
    const { done, value } = run.next()
    if (done) return value
  }
}

/** The same in blocks, so that who runs it can do other things in between. */
export function* losses(
  weights: Weights,
  { seed, draws = DRAWS, correlation = 0 }: Manner,
): Generator<void, Simulated> {
  if (!(correlation >= 0 && correlation < 1)) throw new RangeError('correlation must be in 0..1')
  const odds = oddsOf(weights)
  const lost = new Float64Array(draws)
  const next = wholeNumbers(seed)
  for (let draw = 0; draw < draws; draw += 1) {
    if (draw > 0 && draw % BLOCK === 0) yield
    lost[draw] = oneYear(odds, next, correlation)
  }
  return told(lost.sort(), odds, expectedLoss(weights))
}

function oneYear({ buckets, single, merged, exposed }: Odds, next: () => number, rho: number) {
  const year = rho > 0 ? normalFrom(next) : 0
  const { probability, point, limit } = buckets
  let mean = 0
  let variance = 0
  for (let at = 0; at < limit.length; at += 1) {
    const chance =
      rho > 0
        ? normalShare((point[at]! - Math.sqrt(rho) * year) / Math.sqrt(1 - rho))
        : probability[at]!
    limit[at] = chance * 2 ** 32
    mean += chance * merged.sum[at]!
    variance += chance * (1 - chance) * merged.squares[at]!
  }
  let lost = 0
  for (let at = 0; at < single.sales.length; at += 1) {
    if (next() < limit[single.bucket[at]!]!) lost += single.sales[at]!
  }
  if (merged.count > 0) {
    lost += Math.max(0, mean + Math.sqrt(variance) * normalFrom(next))
  }
  return Math.min(lost, exposed)
}

function told(lost: Float64Array, { single, merged, exposed }: Odds, expected: number): Simulated {
  const draws = lost.length
  /** The nearest rank: the smallest loss that so many draws don't pass. */
  const percentile = (share: number) => lost[Math.max(0, Math.ceil(share * draws) - 1)] ?? 0
  return {
    expected,
    exposed,
    mean: draws === 0 ? 0 : lost.reduce((sum, one) => sum + one, 0) / draws,
    p5: percentile(0.05),
    p50: percentile(0.5),
    p95: percentile(0.95),
    histogram: histogramOf(lost),
    draws,
    single: single.sales.length,
    merged: merged.count,
  }
}

/** From losses in order: bars of equal width from the least to the most. */
function histogramOf(lost: Float64Array): Simulated['histogram'] {
  const least = lost[0] ?? 0
  const most = lost.at(-1) ?? 0
  if (most === least) return [{ from: least, to: most, draws: lost.length }]
  const width = (most - least) / BARS
  const bars = Array.from({ length: BARS }, (_, at) => ({
    from: least + at * width,
    to: least + (at + 1) * width,
    draws: 0,
  }))
  for (const one of lost) bars[Math.min(BARS - 1, Math.floor((one - least) / width))]!.draws += 1
  return bars
}
