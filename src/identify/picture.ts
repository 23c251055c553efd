/**
 * The pictures of Cartera over any set of accounts: who makes the sales, how recently and often they
 * buy, and how much hangs on how few. The firm's own are made once; those of a filter when asked.
 */
import { z } from 'zod'
import { concentrationOf } from './concentration.ts'
import { DIMENSIONS } from './findings.ts'
import { ABC, type Abc, curveOf, paretoOf } from './pareto.ts'
import { Segment, SEGMENTS } from './rfm.ts'

const Count = z.number()
const Share = z.number()

export const Concentration = z.object({
  keys: Count,
  hhi: z.number(),
  effective: z.number(),
  top1Share: Share,
  top5Share: Share,
  top10Share: Share,
})

/** Money is not rounded here: the page does it, once. */
export const Pictures = z.object({
  accounts: Count,
  sales: z.number(),
  salesLast12: z.number(),
  salesPrevious12: z.number(),
  margin: z.number().nullable(),
  costedSales: z.number(),
  pareto: z.object({
    top20Share: Share,
    accountsFor80: Count,
    shareOfAccountsFor80: Share,
    /** Accounts with a negative total; shares are of the positive ones. */
    negatives: Count,
    positiveTotal: z.number(),
    curve: z.array(z.object({ accounts: Share, sales: Share })),
  }),
  concentration: Concentration,
  abc: z.array(z.object({ abc: z.enum(ABC), accounts: Count, sales: z.number() })),
  /** Recency x frequency, only the cells that have accounts. */
  grid: z.array(z.object({ r: z.number(), f: z.number(), accounts: Count, sales: z.number() })),
  segments: z.array(z.object({ segment: Segment, accounts: Count, sales: z.number() })),
})
export type Pictures = z.infer<typeof Pictures>

export const BARS = 12

/** How much hangs on each country, zone and so on; what no line says is '' and stands last. */
export const Spread = z.object({
  by: z.enum(DIMENSIONS),
  concentration: Concentration,
  /** Above the firm's own limits: on one, or on five together. */
  high: z.enum(['one', 'five']).nullable(),
  total: z.number(),
  bars: z.array(
    z.object({
      name: z.string(),
      /** Among groups, an account that belongs to none stands for itself. */
      accountId: z.guid().nullable(),
      sales: z.number(),
      share: Share,
      accounts: Count,
    }),
  ),
  /** The names beyond the bars. */
  others: z.object({ names: Count, sales: z.number(), share: Share }),
})
export type Spread = z.infer<typeof Spread>

/** Columns over the accounts of a picture, in any order. */
export type Pictured = {
  codes: readonly string[]
  sales: Float64Array
  salesLast12: Float64Array
  salesPrevious12: Float64Array
  /** NaN where no cost is known. */
  margin: Float64Array
  costedSales: Float64Array
  /** 0 for an account without a purchase in the window. */
  r: Uint8Array
  f: Uint8Array
  segment: readonly Segment[]
  /** The class in the whole portfolio, also under a filter. */
  abc: readonly Abc[]
}

export function picturesOf(about: Pictured): Pictures {
  const { sales, margin } = about
  const pareto = paretoOf(sales, about.codes)
  const cells = tally(sales, (at) => (about.r[at] ? `${about.r[at]}${about.f[at]}` : ''))
  const abc = tally(sales, (at) => about.abc[at]!)
  const segments = tally(sales, (at) => about.segment[at]!)
  const none = { accounts: 0, sales: 0 }
  return {
    accounts: sales.length,
    sales: sumOf(sales),
    salesLast12: sumOf(about.salesLast12),
    salesPrevious12: sumOf(about.salesPrevious12),
    margin: margin.every(Number.isNaN) ? null : sumOf(margin.map((one) => one || 0)),
    costedSales: sumOf(about.costedSales),
    pareto: {
      top20Share: pareto.top20Share,
      accountsFor80: pareto.accountsFor80,
      shareOfAccountsFor80: pareto.shareOfAccountsFor80,
      negatives: pareto.negatives,
      positiveTotal: pareto.positiveTotal,
      curve: curveOf(pareto),
    },
    concentration: concentrationOf(sales),
    abc: ABC.map((one) => ({ abc: one, ...(abc.get(one) ?? none) })),
    grid: [...cells]
      .filter(([cell]) => cell !== '')
      .map(([cell, counted]) => ({ r: Number(cell[0]), f: Number(cell[1]), ...counted })),
    segments: SEGMENTS.flatMap((segment) => {
      const counted = segments.get(segment)
      return counted ? [{ segment, ...counted }] : []
    }),
  }
}

type Counted = { accounts: number; sales: number }

function tally(sales: Float64Array, keyOf: (at: number) => string): Map<string, Counted> {
  const counts = new Map<string, Counted>()
  sales.forEach((value, at) => {
    const key = keyOf(at)
    const counted = counts.get(key) ?? { accounts: 0, sales: 0 }
    counted.accounts += 1
    counted.sales += value
    counts.set(key, counted)
  })
  return counts
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
