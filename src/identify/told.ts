/** What a portfolio tells: in what state it is, what it was made of, and its sentences. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { ToldFinding, ToldSentence } from './kept.ts'
import { PortfolioSettings } from './portfolio.ts'
import { Pair } from './retentionStudy.ts'
import { Missing } from './valuing.ts'

/** What stands on top of Cartera, and what may be chosen there. */
export const PortfolioTold = z.object({
  /** `none`: no ledger yet; `making`: the figures come in a moment; `notKept`: of that day none are made yet. */
  state: z.enum(['none', 'making', 'notKept', 'ready']),
  home: z.string().nullable(),
  portfolio: z
    .object({
      asOf: Day,
      current: z.boolean(),
      valuation: z.string(),
      /** Every line is in it, at the rate of its day; else only those in that currency. */
      converted: z.boolean(),
      valuations: z.array(z.object({ valuation: z.string(), accounts: z.number() })),
      missing: z.array(Missing),
      accounts: z.number(),
      /** The exact sum of all sales, as decimal text; null for who doesn't see every account. */
      total: z.string().nullable(),
      /** How the last 12 months came out of those before; null until it is made, and for who doesn't see every account. */
      retention: Pair.nullable(),
      ledgerFrom: Day,
      ledgerTo: Day,
      madeAt: z.iso.datetime(),
      madeWith: PortfolioSettings,
      /** The ledger or the choices have changed since: new figures are on their way. */
      outdated: z.boolean(),
      opening: z.array(ToldSentence),
      findings: z.array(ToldFinding),
    })
    .nullable(),
})
export type PortfolioTold = z.infer<typeof PortfolioTold>
