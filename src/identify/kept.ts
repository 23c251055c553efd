/** A portfolio that is kept: what it was made of, and what stands beside its accounts. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { Pictures, Spread } from './picture.ts'
import { PortfolioSettings } from './portfolio.ts'
import { ValueMadeBy } from './valueMadeBy.ts'
import { Missing } from './valuing.ts'

export const KeptPortfolio = z.object({
  asOf: Day,
  /** The currency in which it is told. */
  valuation: z.string(),
  current: z.boolean(),
  /** What each account is worth has been worked out. */
  valued: z.boolean(),
  valueMadeBy: ValueMadeBy.nullable(),
  place: z.number(),
  converted: z.boolean(),
  accounts: z.number(),
  /** The first so many by rank are A, the next so many B, the rest C. */
  classA: z.number(),
  classB: z.number(),
  ledgerFrom: Day,
  ledgerTo: Day,
  madeFrom: z.array(z.number()),
  madeWith: PortfolioSettings,
  madeAt: z.date(),
  missing: z.array(Missing),
})
export type KeptPortfolio = z.infer<typeof KeptPortfolio>

/** Words that a message says; their keys are in messages/ under `identify`. */
export const Told = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
})

export const ToldSentence = Told.extend({ account: z.string() })
export const ToldFinding = Told.extend({
  opens: z.object({
    picture: z.enum(['pareto', 'rfm', 'concentration', 'account']),
    account: z.string().optional(),
    by: z.string().optional(),
    segment: z.string().optional(),
    abc: z.string().optional(),
  }),
})

/** The firm's own figures, for who may see every account. */
export const FirmFigures = z.object({
  /** The exact sum of all sales, as decimal text. */
  total: z.string(),
  scoring: z.enum(['quintiles', 'bands']),
  pictures: Pictures,
  spreads: z.array(Spread),
  opening: z.array(ToldSentence),
  findings: z.array(ToldFinding),
})
export type FirmFigures = z.infer<typeof FirmFigures>

/** The day that a portfolio is of where nobody names one: the ledger's last, never after today. */
export function currentDay({ to }: { to: Day }, today: Day): Day {
  return to < today ? to : today
}
