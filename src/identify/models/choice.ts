/** What a choice of model says: plain data, to be kept and shown. docs/methods/model-choice.md. */
import { z } from 'zod'
import { MODELS } from './candidates.ts'

/** How far forecasts of one hold-out were from what happened, over its accounts. */
export const Score = z.object({
  accounts: z.number(),
  /** Purchases in the hold-out, of all accounts. */
  expected: z.number(),
  actual: z.number(),
  meanAbsoluteError: z.number(),
  rootMeanSquaredError: z.number(),
  /** Mean Poisson deviance, >= 0: what the models are ranked by. */
  deviance: z.number(),
  /** Of the mean deviance, over accounts. */
  devianceStandardError: z.number(),
})
export type Score = z.infer<typeof Score>

export const OriginScore = z.object({
  /** The last day that the fit has seen, as a number. */
  day: z.number(),
  holdoutDays: z.number(),
  /** "The same again": purchases in the equally long window before; null where the ledger has no such window. */
  naive: Score.nullable(),
})
export type OriginScore = z.infer<typeof OriginScore>

/** Why there is no model, or no fit: of FitRefusal, or too few accounts with three purchase days. */
export const Refused = z.enum([
  'no-data',
  'no-repeat-purchases',
  'too-few-repeat-buyers',
  'no-time',
  'dropout-not-identified',
  'rate-not-identified',
  'not-converged',
  'infinite-mean',
])
export type Refused = z.infer<typeof Refused>

export const ModelReport = z.object({
  model: z.enum(MODELS),
  refused: Refused.nullable(),
  /** `weak`: a weak prior carries the fit, since the ledger alone leaves a parameter open. */
  prior: z.enum(['none', 'weak']),
  /** Stages of a gap; null for pareto. */
  k: z.number().nullable(),
  parameters: z.record(z.string(), z.number()).nullable(),
  standardErrors: z.record(z.string(), z.number()).nullable(),
  logLikelihood: z.number().nullable(),
  /** By origin, in the order of `origins`; null where the fit up to there was refused. */
  scores: z.array(Score.nullable()),
  /** Mean deviance less that of the best, over all origins, and its standard error by account; null for who didn't compete. */
  behind: z.object({ deviance: z.number(), standardError: z.number() }).nullable(),
  /** Errors by those of the naive forecast, over all origins: below 1 is better than it; null where not known. */
  againstNaive: z.object({ absolute: z.number(), squared: z.number() }).nullable(),
})
export type ModelReport = z.infer<typeof ModelReport>

export const TrackingPoint = z.object({
  day: z.number(),
  /** Cumulative repeat purchases of the accounts that had bought by the origin. */
  expected: z.number(),
  actual: z.number(),
})

export const Tracking = z.object({
  model: z.enum(MODELS),
  /** The fit has seen the days up to here; later ones are its hold-out. */
  origin: z.number(),
  periodDays: z.number(),
  points: z.array(TrackingPoint),
})
export type Tracking = z.infer<typeof Tracking>

/** Accounts that bought so often in the calibration (repeat purchase days; the last row: or more). */
export const CalibrationRow = z.object({
  purchases: z.number(),
  isOrMore: z.boolean(),
  accounts: z.number(),
  /** Mean purchases in the hold-out. */
  expected: z.number(),
  actual: z.number(),
})
export type CalibrationRow = z.infer<typeof CalibrationRow>

export const Choice = z.object({
  /** Accounts held out: all (1), or every so manyth where there are very many. */
  everyNth: z.int(),
  chosen: z.enum(MODELS).nullable(),
  /**
   * `holdout`: nearest to what happened, by more than a standard error; `likelihood-of-tied`: likeliest of
   * those within one; `likelihood`: no hold-out could tell; `only`: all others were refused.
   */
  basis: z.enum(['holdout', 'likelihood-of-tied', 'likelihood', 'only']).nullable(),
  /** Within one standard error of the best, itself among them. */
  tied: z.array(z.enum(MODELS)),
  /** Why no hold-out could tell; null where one did. */
  noHoldout: z.enum(['ledger-too-short', 'refused-at-origins']).nullable(),
  /** Why there is no model; null where there is. */
  refused: Refused.nullable(),
  /** Latest first. */
  origins: z.array(OriginScore),
  models: z.array(ModelReport),
  tracking: Tracking.nullable(),
  /** Of the chosen model at the latest origin; empty without one. */
  calibration: z.array(CalibrationRow),
})
export type Choice = z.infer<typeof Choice>
