/**
 * The whale curve: accounts by profit, the largest first, and what they add up to. It rises to a peak
 * and falls again where accounts destroy profit. Kaplan & Narayanan 2001; models.md §3;
 * docs/methods/cost-to-serve.md works an example.
 */

export type Whale = {
  /** Place of each account in the column, from the largest profit down; ties by code. */
  order: Uint32Array
  /** By place in `order`: the profit of this account and of all before it. */
  cumulative: Float64Array
  /** Of all accounts; may be zero or negative. */
  total: number
  /** Where the curve is highest: so many accounts have so much; `share` is of the total, 1 or more. */
  peak: { accounts: number; profit: number; share: number | null }
  /** Accounts with a negative profit, and what they take away, as a positive amount. */
  destroyers: number
  destroyed: number
}

/**
 * The curve of `profits` (one per account, finite, in one currency; `codes` break ties).
 *
 * Shares are of the total; where the total is not above zero there is nothing to take a share of,
 * so they are null and the curve is told in money alone.
 */
export function whaleOf(profits: Float64Array, codes: readonly string[]): Whale {
  const order = Uint32Array.from(profits, (_, at) => at)
  order.sort((a, b) => profits[b]! - profits[a]! || (codes[a]! < codes[b]! ? -1 : 1))
  const cumulative = new Float64Array(profits.length)
  let sum = 0
  let gained = 0
  let earners = 0
  let destroyers = 0
  let destroyed = 0
  order.forEach((account, place) => {
    const profit = profits[account]!
    sum += profit
    cumulative[place] = sum
    if (profit > 0) {
      gained = sum
      earners = place + 1
    }
    if (profit < 0) {
      destroyers += 1
      destroyed -= profit
    }
  })
  return {
    order,
    cumulative,
    total: sum,
    peak: { accounts: earners, profit: gained, share: shareOfTotal(gained, sum) },
    destroyers,
    destroyed,
  }
}

/** Null where the total is not above zero. */
export function shareOfTotal(profit: number, total: number): number | null {
  return total > 0 ? profit / total : null
}

/** An account on the curve: its place from 0, and what is added up down to it. */
export type WhalePoint = { at: number; place: number; cumulative: number }

const ENDS_SHOWN = 25

/**
 * Points for a picture, in order: the first and the last `ENDS_SHOWN`, the peak, and between them
 * whatever moves the curve by a `steps`th of its height or of its width.
 */
export function whalePoints({ order, cumulative, peak, total }: Whale, steps = 120): WhalePoint[] {
  const n = order.length
  const height = Math.max(peak.profit, peak.profit - Math.min(0, total), Number.MIN_VALUE)
  const points: WhalePoint[] = []
  let last = { place: -1, cumulative: 0 }
  order.forEach((at, place) => {
    const point = { at, place, cumulative: cumulative[place]! }
    const isEnd = place < ENDS_SHOWN || place >= n - ENDS_SHOWN || place === peak.accounts - 1
    const moved =
      place - last.place >= n / steps ||
      Math.abs(point.cumulative - last.cumulative) >= height / steps
    if (!isEnd && !moved) return
    points.push(point)
    last = point
  })
  return points
}
