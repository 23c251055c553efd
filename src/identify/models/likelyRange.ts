/** Between what an account's purchases and sales will probably fall. docs/methods/value.md. */
import type { Believed } from './candidates.ts'
import { purchaseCounts } from './counts.ts'
import { expectedSpend, type GammaGammaParameter, type Spending } from './gammaGamma.ts'
import type { Histories } from './histories.ts'
import { incompleteBeta } from './special.ts'

/** One entry per history: the 2.5th and the 97.5th percentile of what will be, luck included. */
export type Range = { low: Float64Array; high: Float64Array }

export type Ranges = {
  purchases: Range
  /** Undiscounted; null without a fit of spend. */
  sales: Range | null
  /** Sum over the accounts of the variance of purchases, and of sales: the luck of the total. */
  variance: { purchases: number; sales: number }
}

const LOW = 0.025
const HIGH = 0.975
/** Ten years of daily purchases. */
const MOST_COUNTS = 3650
/** Near enough: of a logarithm, and of a probability. */
const FINE = 0.01
const SURE = 5e-4
/** So many numbers of purchases stand for all, each for its neighbours. */
const GROUPS = 12
const MOST_STEPS = 60

/**
 * Quantiles of the number of purchases in the horizon (counts.ts) and of what they come to: given n purchases,
 * P(less than c) = I_w(pn, q + px), w = c / (c + γ + x z̄), as decline.ts has it. Parameters count as known.
 * `horizon` (>= 0) is in units of the histories, `days` its whole days: at most one purchase a day.
 */
export function likelyRanges(
  model: Believed,
  spend: Record<GammaGammaParameter, number> | null,
  histories: Histories & Spending,
  { horizon, days }: { horizon: number; days: number },
): Ranges {
  const { x, meanSpend } = histories
  const column = () => new Float64Array(x.length)
  const purchases = { low: column(), high: column() }
  const sales = spend && { low: column(), high: column() }
  const mean = spend && expectedSpend(spend, histories)
  const variance = { purchases: 0, sales: 0 }
  const groups = { count: 0, n: new Float64Array(GROUPS), chance: new Float64Array(GROUPS) }
  const most = Math.max(1, Math.min(MOST_COUNTS, Math.ceil(days)))
  purchaseCounts(model, histories, { horizon, most }, (row, chance, last) => {
    purchases.low[row] = countAt(chance, last, LOW)
    purchases.high[row] = countAt(chance, last, HIGH)
    const counted = momentsOf(chance, last)
    variance.purchases += counted.variance
    if (!spend || !sales || !mean) return
    const seen = meanSpend[row]! > 0 ? x[row]! : 0
    const posterior = {
      p: spend.p,
      shape: spend.q + spend.p * seen,
      rate: spend.gamma + seen * meanSpend[row]!,
    }
    variance.sales += varianceOfSum(counted, posterior, mean[row]!)
    const middle = Math.max(1, counted.mean) * mean[row]!
    groupInto(groups, chance, last)
    const asked = { none: chance[0]!, groups, posterior, middle }
    sales.low[row] = moneyAt(asked, LOW)
    sales.high[row] = moneyAt(asked, HIGH)
  })
  return { purchases, sales, variance }
}

function countAt(chance: Float64Array, last: number, share: number): number {
  let sum = 0
  for (let n = 0; n < last; n += 1) {
    sum += chance[n]!
    if (sum >= share) return n
  }
  return last
}

function momentsOf(chance: Float64Array, last: number) {
  let mean = 0
  let square = 0
  for (let n = 1; n <= last; n += 1) {
    mean += n * chance[n]!
    square += n * n * chance[n]!
  }
  return { mean, square, variance: Math.max(0, square - mean * mean) }
}

type Posterior = { p: number; shape: number; rate: number }

/**
 * Of Σ of N purchases with the account's own ν unknown: E[N] p m₂ + E[N²] p² m₂ - (E[N] p m₁)², with the moments
 * m of 1/ν under gamma(shape, rate). Where the second is infinite, the first squared stands for it: a total
 * of many accounts has a variance nonetheless.
 */
function varianceOfSum(
  { mean, square }: { mean: number; square: number },
  { p, shape, rate }: Posterior,
  spend: number,
): number {
  const first = spend / p
  const second = shape > 2 ? (rate * rate) / ((shape - 1) * (shape - 2)) : first * first
  const total = mean * spend
  return Math.max(0, mean * p * second + square * p * p * second - total * total)
}

type Asked = { none: number; groups: Groups; posterior: Posterior; middle: number }
/** Numbers of purchases, by their means, and how likely each group is. */
type Groups = { count: number; n: Float64Array; chance: Float64Array }

/** Numbers that hardly occur are left out; where many do, neighbours go together. */
function groupInto(groups: Groups, chance: Float64Array, last: number): void {
  let from = 1
  let to = last
  while (from < to && chance[from]! < 1e-5) from += 1
  while (to > from && chance[to]! < 1e-5) to -= 1
  const width = Math.ceil((to - from + 1) / GROUPS)
  groups.count = 0
  for (let start = from; start <= to; start += width) {
    let sum = 0
    let weighted = 0
    for (let n = start; n <= to && n < start + width; n += 1) {
      sum += chance[n]!
      weighted += n * chance[n]!
    }
    if (sum === 0) continue
    groups.n[groups.count] = weighted / sum
    groups.chance[groups.count] = sum
    groups.count += 1
  }
}

/** The money that sales stay below with this probability; 0 where no purchase at all is as likely. By false position on ln c. */
function moneyAt(asked: Asked, share: number): number {
  if (asked.none >= share) return 0
  const off = (ln: number) => chanceBelow(asked, Math.exp(ln)) - share
  let low = Math.log(asked.middle / 4)
  let high = Math.log(asked.middle * 4)
  let atLow = off(low)
  let atHigh = off(high)
  for (let step = 0; atLow > 0 && step < MOST_STEPS; step += 1) atLow = off((low -= 2))
  for (let step = 0; atHigh < 0 && step < MOST_STEPS; step += 1) atHigh = off((high += 2))
  for (let step = 0; high - low > FINE && step < MOST_STEPS; step += 1) {
    const line = low - (atLow * (high - low)) / (atHigh - atLow)
    // Where one end stays put, the middle moves it.
    const ln = step % 3 === 2 || !(line > low && line < high) ? (low + high) / 2 : line
    const now = off(ln)
    if (Math.abs(now) < SURE) return Math.exp(ln)
    if (now < 0) [low, atLow] = [ln, now]
    else [high, atHigh] = [ln, now]
  }
  return Math.exp((low + high) / 2)
}

function chanceBelow({ none, groups, posterior }: Asked, money: number): number {
  const { p, shape, rate } = posterior
  const share = money / (money + rate)
  let sum = none
  for (let at = 0; at < groups.count; at += 1) {
    const below = incompleteBeta(share, p * groups.n[at]!, shape)
    sum += groups.chance[at]! * below
    // More purchases are less likely to come to less.
    if (below < 1e-7) break
  }
  return sum
}
