/**
 * The pictures of Cartera over any set of accounts: who makes the sales, how recently and often they
 * buy, and how much hangs on how few. The firm's own are made once; those of a filter when asked.
 */
import { z } from 'zod'
import { concentrationOf } from './concentration.ts'
import { DIMENSIONS } from './findings.ts'
import { ABC, curveOf, paretoOf } from './pareto.ts'
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

const Cell = z.object({
  segment: Segment,
  abc: z.enum(ABC),
  /** Null for an account without a purchase in the window. */
  r: z.number().nullable(),
  f: z.number().nullable(),
  accounts: Count,
  sales: z.number(),
})

/** What a picture is made from: every account's sales, and sums of those that are alike. */
export const Pictured = z.object({
  salesLast12: z.number(),
  salesPrevious12: z.number(),
  margin: z.number().nullable(),
  costedSales: z.number(),
  cells: z.array(Cell),
})
export type Pictured = z.infer<typeof Pictured> & { sales: Float64Array }

/** Classes and scores are those that accounts have in the whole portfolio, also under a filter. */
export function picturesOf({ sales, cells, ...sums }: Pictured): Pictures {
  const pareto = paretoOf(sales, [])
  const grid = folded(cells, ({ r, f }) => (r === null || f === null ? '' : `${r}${f}`))
  const abc = folded(cells, (cell) => cell.abc)
  const segments = folded(cells, ({ segment }) => segment)
  const { top20Share, accountsFor80, shareOfAccountsFor80, negatives, positiveTotal } = pareto
  const ratio = { top20Share, accountsFor80, shareOfAccountsFor80, negatives, positiveTotal }
  return {
    ...sums,
    accounts: sales.length,
    sales: sales.reduce((sum, value) => sum + value, 0),
    pareto: { ...ratio, curve: curveOf(pareto) },
    concentration: concentrationOf(sales),
    abc: ABC.map((one) => ({ abc: one, ...(abc.get(one) ?? NONE) })),
    grid: [...grid]
      .filter(([cell]) => cell !== '')
      .map(([cell, counted]) => ({ r: Number(cell[0]), f: Number(cell[1]), ...counted })),
    segments: SEGMENTS.flatMap((segment) => {
      const counted = segments.get(segment)
      return counted ? [{ segment, ...counted }] : []
    }),
  }
}

type Counted = { accounts: number; sales: number }
const NONE: Counted = { accounts: 0, sales: 0 }

function folded(cells: Pictured['cells'], keyOf: (cell: Pictured['cells'][number]) => string) {
  const sums = new Map<string, Counted>()
  for (const cell of cells) {
    const { accounts, sales } = sums.get(keyOf(cell)) ?? NONE
    sums.set(keyOf(cell), { accounts: accounts + cell.accounts, sales: sales + cell.sales })
  }
  return sums
}
