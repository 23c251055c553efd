/** What the accounts are expected to buy and to be worth: the choices, and what is told of the model behind it. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { MODELS } from './models/candidates.ts'
import { ReportCard } from './models/card.ts'
import { Choice } from './models/choice.ts'
import { Told } from './kept.ts'
import { study } from './study.ts'
import { ValueMadeBy } from './valueMadeBy.ts'

/** Forecasts look a year ahead: plans and budgets do. */
export const HORIZON_DAYS = 365
/** Each is shown on the strength of its own report card alone. */
export const QUIET_DAYS = [90, 180, 365] as const

export const ValueSettings = z.object({
  /** `auto`: the one that would have forecast best. */
  model: z.enum(['auto', ...MODELS]).default('auto'),
  /** A year's: 0.1 is 10 %. */
  yearlyDiscount: z.number().min(0).max(1).default(0.1),
})
export type ValueSettings = z.infer<typeof ValueSettings>

const Ends = z.object({ value: z.number(), low: z.number(), high: z.number() })

/** What is kept of the model and told on its page; accounts are in a table of their own. */
export const ValueStudy = z.object({
  madeWith: ValueSettings,
  /** The day up to which the model was fitted: monthly, or when it no longer fits. */
  fittedOn: Day,
  /** Null where no model could be believed. */
  chosen: z.enum(MODELS).nullable(),
  /** Stages of a gap, where the model has them. */
  k: z.number().nullable(),
  choice: Choice,
  /** How good P(no purchase) would have been, and whether it is shown. */
  cards: z.array(ReportCard),
  /** The same of P(decline). */
  declineCard: ReportCard.nullable(),
  spend: z.object({
    refused: z.string().nullable(),
    parameters: z.record(z.string(), z.number()).nullable(),
    /** Of purchase count and mean spend: the model takes it for 0. */
    correlation: z.number().nullable(),
  }),
  /** Accounts with a forecast. */
  accounts: z.number(),
  total: z.object({ expectedPurchases: Ends, clv: Ends.nullable() }).nullable(),
  /** What those accounts did in the 12 months before: what a forecast of "the same again" would be. */
  lastYear: z.object({ purchases: z.number(), sales: z.number() }),
})
export type ValueStudy = z.infer<typeof ValueStudy>

export const valueStudy = study('value', ValueStudy)

/** What the models see of an account, time in days. */
export const SeenHistory = z.object({
  /** Purchase days after the first. */
  x: z.int(),
  /** From the first to the last, and from the first to the as-of day. */
  tx: z.int(),
  T: z.int(),
  /** Of those purchases. */
  meanSpend: z.number(),
})

/** One account's value, and what it was made from. */
export const AccountValueTold = z.object({
  asOf: Day,
  valuation: z.string(),
  madeBy: ValueMadeBy,
  /** Null where the ledger has changed since, so that nothing is left of it. */
  history: SeenHistory.nullable(),
  expectedPurchases: Ends,
  expectedSpend: z.number().nullable(),
  clv: Ends.nullable(),
  clvMargin: z.number().nullable(),
  probabilityAlive: z.number(),
  /** Null where they would say no more than recency. */
  quiet90: z.number().nullable(),
  quiet180: z.number().nullable(),
  quiet365: z.number().nullable(),
  decline: z.number().nullable(),
  /** The plain facts behind the risk: silence in its own rhythm, how often and how much. */
  reasons: z.array(Told),
})
export type AccountValueTold = z.infer<typeof AccountValueTold>
