/** What `clave analyze --json` prints: its shape, and how it is made from a portfolio. */
import { z } from 'zod'
import type { MissingRate } from '../gather/rate.ts'
import { Day } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import { Forecast, forecastsOf, Models } from './analysisModels.ts'
import type { Dimension } from './findings.ts'
import type { ValuedLedger } from './models/valueLedger.ts'
import { ABC } from './pareto.ts'
import { abcCounts, dayOfNumber, type Portfolio, segmentCounts } from './portfolio.ts'
import type { RetentionRow } from './retention.ts'
import { Segment, segmentOf } from './rfm.ts'

const Share = z.number()
const Count = z.int().nonnegative()
const Score = z.int().min(1).max(5).nullable()

export const AccountRow = z.object({
  code: z.string(),
  name: z.string(),
  total: z.number(),
  orders: Count,
  purchaseDays: Count,
  first: Day.nullable(),
  last: Day.nullable(),
  recencyDays: Count.nullable(),
  r: Score,
  f: Score,
  m: Score,
  segment: Segment,
  abc: z.enum(ABC),
  share: Share,
  cumulativeShare: Share,
  /** Absent where no models were asked for. */
  ...Forecast.partial().shape,
})
export type AccountRow = z.infer<typeof AccountRow>

export const LinesRead = z.object({
  read: Count,
  accepted: Count,
  rejected: Count,
  rejectedBy: z.array(z.object({ reason: z.string(), count: Count })),
})
export type LinesRead = z.infer<typeof LinesRead>

/** Shares 0..1; money in the home currency, rounded to cents. */
export const Analysis = z.object({
  asOf: Day,
  home: z.string(),
  lines: LinesRead,
  period: z.object({ from: Day, to: Day }),
  accounts: Count,
  total: z.number(),
  pareto: z.object({ top20Share: Share, accountsFor80: Count, shareOfAccountsFor80: Share }),
  abc: z.object({ A: Count, B: Count, C: Count }),
  concentration: z.object({
    hhi: z.number(),
    effective: z.number(),
    top1Share: Share,
    top5Share: Share,
    top10Share: Share,
  }),
  rfm: z.object({ segments: z.partialRecord(Segment, Count) }),
  /** 12-month windows against the one before, the newest first; `whole`: the ledger has that one from its beginning. */
  retention: z.array(
    z.object({
      from: Day,
      to: Day,
      nrr: z.number().nullable(),
      grr: z.number().nullable(),
      logo: z.number().nullable(),
      whole: z.boolean(),
    }),
  ),
  /** Absent where none were asked for. */
  models: Models.optional(),
  accountRows: z.array(AccountRow),
})
export type Analysis = z.infer<typeof Analysis>

/** An analysis with all that a report of it tells besides. */
export type AnalysedLedger = {
  analysis: Analysis
  portfolio: Portfolio
  /** Sales by country, salesperson and so on, where the ledger says them. */
  groups: Partial<Record<Dimension, { key: string; value: number }[]>>
  /** Days that were valued with a rate of more than ten days before. */
  stale: MissingRate[]
  /** The third currency that cross rates went through. */
  through: string | null
  /** What no cell told, and was read as is usual: `mark` is the decimal mark. */
  assumed: { about: 'dateOrder' | 'decimal'; column: string; example: string; mark: string }[]
  /** Accepted lines of after the as-of day, which no figure counts. */
  linesAfter: number
}

type About = {
  home: string
  lines: LinesRead
  period: { from: Day; to: Day }
  total: string
  retention: RetentionRow[]
  /** What the models say, and how it is told, where they were asked. */
  modelled?: { valued: ValuedLedger; models: Models } | null | undefined
}

/** `total` is the exact sum as decimal text: it is rounded here, once. */
export function analysisOf(portfolio: Portfolio, about: About): Analysis {
  const { pareto, concentration } = portfolio
  const { modelled } = about
  const forecast = modelled && forecastsOf(modelled.valued, portfolio.figures.codes.length)
  return {
    asOf: portfolio.asOf,
    home: about.home,
    lines: about.lines,
    period: about.period,
    accounts: portfolio.figures.codes.length,
    total: toCents(about.total),
    pareto: {
      top20Share: pareto.top20Share,
      accountsFor80: pareto.accountsFor80,
      shareOfAccountsFor80: pareto.shareOfAccountsFor80,
    },
    abc: abcCounts(portfolio),
    concentration: {
      hhi: concentration.hhi,
      effective: concentration.effective,
      top1Share: concentration.top1Share,
      top5Share: concentration.top5Share,
      top10Share: concentration.top10Share,
    },
    rfm: { segments: segmentCounts(portfolio) },
    retention: about.retention,
    ...(modelled ? { models: modelled.models } : {}),
    accountRows: Array.from(pareto.order, (at) =>
      forecast ? { ...accountRow(portfolio, at), ...forecast(at) } : accountRow(portfolio, at),
    ),
  }
}

/** Straight from the columns: a million rows are made here. */
function accountRow({ figures, recencyDays, scores, pareto }: Portfolio, at: number): AccountRow {
  const r = scores.r[at]!
  const f = scores.f[at]!
  const m = scores.m[at]!
  const recency = recencyDays[at]!
  return {
    code: figures.codes[at]!,
    name: figures.names[at]!,
    total: toCents(figures.sales[at]!),
    orders: figures.orders[at]!,
    purchaseDays: figures.purchaseDays[at]!,
    first: dayOfNumber(figures.firstDay[at]!),
    last: dayOfNumber(figures.lastDay[at]!),
    recencyDays: Number.isNaN(recency) ? null : recency,
    r: r || null,
    f: f || null,
    m: m || null,
    segment: segmentOf(r, f, m),
    abc: ABC[pareto.abc[at]!]!,
    share: pareto.share[at]!,
    cumulativeShare: pareto.cumulativeShare[at]!,
  }
}
