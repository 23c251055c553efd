/** What is kept of retention and growth: shapes that the page, the endpoint and the study share. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { ToldSentence } from './kept.ts'
import { study } from './study.ts'

const Share = z.number().nullable()

const Flows = z.object({
  clients: z.int(),
  kept: z.int(),
  gained: z.int(),
  start: z.number(),
  expansion: z.number(),
  contraction: z.number(),
  churn: z.number(),
  won: z.number(),
  other: z.number(),
  nrr: Share,
  grr: Share,
  logo: Share,
})
export type Flows = z.infer<typeof Flows>

/** The later window, and how it came out of the one before. */
export const Pair = z.object({ from: Day, to: Day, constant: Flows, reported: Flows })
export type Pair = z.infer<typeof Pair>

const ToldDriver = z.object({
  accountId: z.string(),
  name: z.string(),
  before: z.number(),
  after: z.number(),
})
export type ToldDriver = z.infer<typeof ToldDriver>

const Moves = z.object({
  expansion: z.array(ToldDriver),
  contraction: z.array(ToldDriver),
  churn: z.array(ToldDriver),
  won: z.array(ToldDriver),
})
export type Moves = z.infer<typeof Moves>

/** `pairs` newest first, only those whose earlier window the ledger has whole; `moves` are of the newest. */
const PeriodTold = z.object({ pairs: z.array(Pair), moves: Moves.nullable() })

const ToldCohort = z.object({
  from: Day,
  to: Day,
  clients: z.int(),
  open: z.boolean(),
  buying: z.array(z.number()),
  sales: z.array(z.number().nullable()),
})
export type ToldCohort = z.infer<typeof ToldCohort>

const ToldGrowth = z.object({
  reported: z.number(),
  constant: z.number(),
  real: z.number().nullable(),
  change: z.object({ reported: Share, constant: Share, real: Share }),
  covered: z.number(),
})
export type ToldGrowth = z.infer<typeof ToldGrowth>

const GrowthRow = ToldGrowth.extend({ name: z.string() })
/** `periods` newest first, each against the same one a year before; countries and zones of the newest. */
const GrowthTold = z.object({
  periods: z.array(ToldGrowth.extend({ from: Day, to: Day })),
  countries: z.array(GrowthRow),
  zones: z.array(GrowthRow),
})
export type GrowthTold = z.infer<typeof GrowthTold>

/** A country whose real growth lacks an index, by the share of the last year's sales that it has. */
const Lacking = z.object({ country: z.string(), share: z.number(), from: Day, to: Day })

export const RetentionTold = z.object({
  /** Every line at the rate of its day; else only the lines in the currency of the portfolio. */
  converted: z.boolean(),
  /** Rates of the as-of day that are more than ten days older. */
  stale: z.array(z.object({ currency: z.string(), rateDay: Day })),
  /** The ledger holds so many months up to the as-of day. */
  months: z.int(),
  periods: z.object({ month: PeriodTold, quarter: PeriodTold, year: PeriodTold }),
  cohorts: z.object({ quarter: z.array(ToldCohort), year: z.array(ToldCohort) }),
  growth: z.object({ quarter: GrowthTold, year: GrowthTold }),
  lacking: z.array(Lacking),
  opening: z.array(ToldSentence),
})
export type RetentionTold = z.infer<typeof RetentionTold>

export const retentionStudy = study('retention', RetentionTold)
