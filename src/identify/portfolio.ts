/**
 * The portfolio at a day: every account ranked, scored and classed, and the firm's figures.
 * `clave analyze` and the server's metrics both call it, so their numbers are the same.
 */
import { z } from 'zod'
import { type Day, daysBetween } from '../kernel/day.ts'
import { settled } from '../kernel/money.ts'
import { type Concentration, ConcentrationSettings, concentrationOf } from './concentration.ts'
import { ABC, type Abc, AbcSettings, type Pareto, paretoOf } from './pareto.ts'
import { growthOf, overdueRatio, spansAt } from './purchase.ts'
import { RfmSettings, type RfmScores, rfmScores, SEGMENTS, type Segment, segmentOf } from './rfm.ts'

/**
 * One column per figure, one place per account, all in the home currency at the rate of each
 * line's day, over the lines up to the as-of day. Money: the double nearest to the exact sum.
 * NaN stands for "none" or "not known".
 */
export type AccountFigures = {
  /** How the caller knows the account: its id, or its code. */
  keys: readonly string[]
  codes: readonly string[]
  names: readonly string[]
  sales: Float64Array
  /** Sales less cost, of the lines whose cost is known. */
  margin: Float64Array
  orders: Float64Array
  purchaseDays: Float64Array
  /** Days since 1970-01-01. */
  firstDay: Float64Array
  lastDay: Float64Array
  /** purchase.ts usualGapDays. */
  usualGapDays: Float64Array
  salesLast12: Float64Array
  salesPrevious12: Float64Array
  windowSales: Float64Array
  windowMargin: Float64Array
  windowOrders: Float64Array
  windowPurchaseDays: Float64Array
}

export const PortfolioSettings = z.object({
  rfm: RfmSettings.prefault({}),
  abc: AbcSettings.prefault({}),
  concentration: ConcentrationSettings.prefault({}),
})
export type PortfolioSettings = z.infer<typeof PortfolioSettings>

export type Portfolio = {
  asOf: Day
  settings: PortfolioSettings
  figures: AccountFigures
  /** NaN for an account that never bought. */
  recencyDays: Float64Array
  scores: RfmScores
  pareto: Pareto
  concentration: Concentration
}

/** Days of `figures` after `asOf` are the caller's mistake; everything else is worked out here. */
export function portfolioOf(
  given: AccountFigures,
  { asOf, settings = PortfolioSettings.parse({}) }: { asOf: Day; settings?: PortfolioSettings },
): Portfolio {
  const { rfm } = settings
  const figures = settledFigures(given)
  const asOfNumber = numberOfDay(asOf)
  const windowDays = daysBetween(spansAt(asOf, rfm.windowMonths).window.from, asOf)
  const recencyDays = figures.lastDay.map((day) => asOfNumber - day)
  const scores = rfmScores(
    {
      recencyDays: recencyDays.map((days) => (days <= windowDays ? days : NaN)),
      frequency: rfm.frequency === 'orders' ? figures.windowOrders : figures.windowPurchaseDays,
      money:
        rfm.money === 'margin' ? figures.windowMargin.map((one) => one || 0) : figures.windowSales,
    },
    rfm,
  )
  return {
    asOf,
    settings,
    figures,
    recencyDays,
    scores,
    pareto: paretoOf(figures.sales, figures.codes, settings.abc),
    concentration: concentrationOf(figures.sales),
  }
}

function settledFigures(given: AccountFigures): AccountFigures {
  return {
    ...given,
    sales: given.sales.map(settled),
    margin: given.margin.map(settled),
    salesLast12: given.salesLast12.map(settled),
    salesPrevious12: given.salesPrevious12.map(settled),
    windowSales: given.windowSales.map(settled),
    windowMargin: given.windowMargin.map(settled),
  }
}

/** One account of the portfolio, as rows, reasons and findings read it. Money is not yet rounded. */
export type RankedAccount = {
  key: string
  code: string
  name: string
  rank: number
  sales: number
  margin: number | null
  orders: number
  purchaseDays: number
  first: Day | null
  last: Day | null
  recencyDays: number | null
  usualGapDays: number | null
  overdueRatio: number | null
  salesLast12: number
  salesPrevious12: number
  growth: number | null
  r: number | null
  f: number | null
  m: number | null
  segment: Segment
  abc: Abc
  share: number
  cumulativeShare: number
}

/** The account in this place of the columns. */
export function accountAt(
  { figures, recencyDays, scores, pareto }: Portfolio,
  at: number,
): RankedAccount {
  const { r, f, m } = { r: scores.r[at]!, f: scores.f[at]!, m: scores.m[at]! }
  const recency = known(recencyDays[at]!)
  const usualGap = known(figures.usualGapDays[at]!)
  return {
    key: figures.keys[at]!,
    code: figures.codes[at]!,
    name: figures.names[at]!,
    rank: pareto.rank[at]!,
    sales: figures.sales[at]!,
    margin: known(figures.margin[at]!),
    orders: figures.orders[at]!,
    purchaseDays: figures.purchaseDays[at]!,
    first: dayOfNumber(figures.firstDay[at]!),
    last: dayOfNumber(figures.lastDay[at]!),
    recencyDays: recency,
    usualGapDays: usualGap,
    overdueRatio: overdueRatio(recency, usualGap),
    salesLast12: figures.salesLast12[at]!,
    salesPrevious12: figures.salesPrevious12[at]!,
    growth: growthOf(figures.salesLast12[at]!, figures.salesPrevious12[at]!),
    r: r || null,
    f: f || null,
    m: m || null,
    segment: segmentOf(r, f, m),
    abc: ABC[pareto.abc[at]!]!,
    share: pareto.share[at]!,
    cumulativeShare: pareto.cumulativeShare[at]!,
  }
}

/** All accounts, the largest first; `limit` for the first so many. */
export function rankedAccounts(portfolio: Portfolio, limit = Infinity): RankedAccount[] {
  const { order } = portfolio.pareto
  return Array.from(order.subarray(0, Math.min(limit, order.length)), (at) =>
    accountAt(portfolio, at),
  )
}

/** How many accounts each segment has, in the order of SEGMENTS, without those that have none. */
export function segmentCounts({
  scores: { r, f, m },
}: Portfolio): Partial<Record<Segment, number>> {
  const counts = Object.fromEntries(SEGMENTS.map((segment) => [segment, 0])) as Record<
    Segment,
    number
  >
  r.forEach((_, at) => (counts[segmentOf(r[at]!, f[at]!, m[at]!)] += 1))
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

/** How many accounts each class has. */
export function abcCounts({ pareto: { abc } }: Portfolio): Record<Abc, number> {
  const counts = { A: 0, B: 0, C: 0 }
  for (const one of abc) counts[ABC[one]!] += 1
  return counts
}

const MS_PER_DAY = 86_400_000

export function numberOfDay(day: Day): number {
  return Date.parse(day) / MS_PER_DAY
}

/** Accounts share few days, so each is written once. */
const daysWritten = new Map<number, Day>()

export function dayOfNumber(days: number): Day | null {
  if (Number.isNaN(days)) return null
  const known = daysWritten.get(days)
  if (known) return known
  const day = new Date(days * MS_PER_DAY).toISOString().slice(0, 10)
  daysWritten.set(days, day)
  return day
}

function known(figure: number): number | null {
  return Number.isNaN(figure) ? null : figure
}
