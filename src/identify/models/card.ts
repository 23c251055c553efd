/** What the report card of a risk probability says: plain data, to be kept and shown. docs/methods/report-card.md. */
import { z } from 'zod'
import { MODELS } from './candidates.ts'
import { Refused } from './choice.ts'

/** A figure and its 95 % interval by bootstrap over accounts. */
export const Estimate = z.object({ value: z.number(), low: z.number(), high: z.number() })
export type Estimate = z.infer<typeof Estimate>

/** One of ten groups of equally many forecasts, by rising probability. */
export const ReliabilityBin = z.object({
  forecasts: z.number(),
  /** Mean probability given, and share of them that came true. */
  predicted: z.number(),
  actual: z.number(),
})
export type ReliabilityBin = z.infer<typeof ReliabilityBin>

export const CardScores = z.object({
  /** P(one that went quiet was given more than one that didn't); 0.5 is chance. */
  auc: Estimate,
  /** Mean squared error of the probability, 0..1. */
  brier: Estimate,
  /** 1 - Brier / that of giving everybody the share that went quiet; 0 is no skill, 1 is perfect. */
  skillOverBase: Estimate,
  /** The same against what the days since the last purchase alone can say. */
  skillOverRecency: Estimate,
  logLoss: Estimate,
  /** Mean distance between predicted and actual over the bins, 0..1. */
  calibrationError: z.number(),
  /** Share that went quiet among the tenth with the highest probability, by the share of all. */
  lift: Estimate,
  /** Of the last 12 months' sales of those that went quiet, the share that was in that tenth; null where they had none. */
  salesCaptured: Estimate.nullable(),
  /** Recency alone, for comparison. */
  recency: z.object({ auc: z.number(), brier: z.number(), logLoss: z.number() }),
  bins: z.array(ReliabilityBin),
})
export type CardScores = z.infer<typeof CardScores>

export const NotShown = z.enum([
  'ledger-too-short',
  'no-model',
  'too-few-outcomes',
  'no-better-than-base',
  'no-better-than-recency',
])
export type NotShown = z.infer<typeof NotShown>

export const ReportCard = z.object({
  model: z.enum(MODELS),
  /** The outcome comes within so many days: no purchase in them, or sales below 80 % of those of the year before. */
  horizonDays: z.number(),
  /** Latest first; days as numbers. Accounts that had bought within a year before, and those of which it came true. */
  origins: z.array(
    z.object({
      day: z.number(),
      accounts: z.number(),
      quiet: z.number(),
      refused: Refused.nullable(),
    }),
  ),
  /** Forecasts scored (accounts times origins), the accounts they are of, and how many came true. */
  forecasts: z.number(),
  accounts: z.number(),
  quiet: z.number(),
  scores: CardScores.nullable(),
  isWorthShowing: z.boolean(),
  /** Why not; null where it is. Then show the overdue ratio instead. */
  whyNot: NotShown.nullable(),
})
export type ReportCard = z.infer<typeof ReportCard>
