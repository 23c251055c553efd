/**
 * Pareto: who makes the sales. The real ratio both ways, the ABC classes and the curve.
 * models.md §3; docs/methods/pareto.md works an example.
 */
import { z } from 'zod'

export const AbcSettings = z
  .object({ a: z.number().gt(0).lte(1).default(0.8), b: z.number().gt(0).lte(1).default(0.95) })
  .refine(({ a, b }) => a <= b)
export type AbcSettings = z.infer<typeof AbcSettings>

export const ABC = ['A', 'B', 'C'] as const
export type Abc = (typeof ABC)[number]

/** Columns are by account, in the order given; `order` lists them from the largest. */
export type Pareto = {
  /** Place of each account in the columns, from the largest value down; ties by code. */
  order: Uint32Array
  /** 1 for the largest. */
  rank: Uint32Array
  /** Value / sum of the positive values; a negative account has a negative share. */
  share: Float64Array
  /** Sum of the shares down to this account, itself included. */
  cumulativeShare: Float64Array
  /** Index into ABC. */
  abc: Uint8Array
  positiveTotal: number
  /** Accounts with a negative value: last, C, and worth a note. */
  negatives: number
  /** What the first ceil(0.2 n) accounts have, 0..1. */
  top20Share: number
  /** The fewest accounts that have 80 %. */
  accountsFor80: number
  /** The same as a share of all accounts, 0..1. */
  shareOfAccountsFor80: number
}

/** Sums of doubles miss an exact 80 % by some 1e-16; what is that near has reached it. */
const NOISE = 1e-12

/**
 * Ranks accounts by value (sales or margin of each, finite numbers; `codes` break ties).
 *
 * The account that crosses the first cut is A, the one that crosses the second is B; negative
 * values come last and are C. Shares are of the sum of the positive values, 0 where it is 0.
 */
export function paretoOf(
  values: Float64Array,
  codes: readonly string[],
  cuts: AbcSettings = AbcSettings.parse({}),
): Pareto {
  const n = values.length
  const order = new Uint32Array(n)
  for (let at = 0; at < n; at += 1) order[at] = at
  order.sort((a, b) => values[b]! - values[a]! || (codes[a]! < codes[b]! ? -1 : 1))
  const sorted = new Float64Array(n)
  for (let place = 0; place < n; place += 1) sorted[place] = values[order[place]!]!
  const upTo = runningSums(sorted)
  const positives = sorted.findLastIndex((value) => value > 0) + 1
  const positiveTotal = positives === 0 ? 0 : upTo[positives - 1]!
  const reached = (sum: number, cut: number) => sum >= (cut - NOISE) * positiveTotal
  const shareUpTo = (count: number) =>
    count === 0 || positiveTotal === 0 ? 0 : upTo[count - 1]! / positiveTotal

  const rank = new Uint32Array(n)
  const share = new Float64Array(n)
  const cumulativeShare = new Float64Array(n)
  const abc = new Uint8Array(n)
  order.forEach((account, place) => {
    const before = place === 0 ? 0 : upTo[place - 1]!
    rank[account] = place + 1
    share[account] = positiveTotal === 0 ? 0 : sorted[place]! / positiveTotal
    cumulativeShare[account] = shareUpTo(place + 1)
    abc[account] =
      place >= positives ? 2 : reached(before, cuts.b) ? 2 : reached(before, cuts.a) ? 1 : 0
  })

  const accountsFor80 = positives === 0 ? 0 : upTo.findIndex((sum) => reached(sum, 0.8)) + 1
  return {
    order,
    rank,
    share,
    cumulativeShare,
    abc,
    positiveTotal,
    negatives: sorted.reduce((count, value) => count + (value < 0 ? 1 : 0), 0),
    top20Share: shareUpTo(Math.ceil(n / 5)),
    accountsFor80,
    shareOfAccountsFor80: n === 0 ? 0 : accountsFor80 / n,
  }
}

/** Both 0..1: so many of the accounts, from the largest, have so much of the sales. */
export type CurvePoint = { accounts: number; sales: number }

/** The curve from 0, thinned to some 2 x `steps` points: even in accounts and, where it is steep, in sales. */
export function curveOf({ order, cumulativeShare }: Pareto, steps = 100): CurvePoint[] {
  const n = order.length
  const points: CurvePoint[] = [{ accounts: 0, sales: 0 }]
  let last = points[0]!
  order.forEach((account, place) => {
    const point = { accounts: (place + 1) / n, sales: cumulativeShare[account]! }
    const moved =
      point.accounts - last.accounts >= 1 / steps || Math.abs(point.sales - last.sales) >= 1 / steps
    if (!moved && place !== n - 1) return
    points.push(point)
    last = point
  })
  return points
}

/** Sums from the first on, each with the lost digits put back (Neumaier 1974). */
function runningSums(values: Float64Array): Float64Array {
  let sum = 0
  let lost = 0
  return values.map((value) => {
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
    return sum + lost
  })
}
