/** Revenue at risk of a portfolio, as it is kept and told: from the probabilities of the value models alone. */
import { z } from 'zod'
import { study } from './study.ts'

/** The same years each time: a figure that moves by itself is no figure. */
export const RISK_SEED = 20_261
/** How much of their fortune accounts share in a crisis: that of Basel's corporate loans lies between 0.12 and 0.24. */
export const CRISIS = 0.15
/** Accounts told beside the sum. */
export const RISKS_TOLD = 10

const Simulated = z.object({
  expected: z.number(),
  exposed: z.number(),
  mean: z.number(),
  p5: z.number(),
  p50: z.number(),
  p95: z.number(),
  histogram: z.array(z.object({ from: z.number(), to: z.number(), draws: z.number() })),
  draws: z.number(),
  single: z.number(),
  merged: z.number(),
})

const Risk = z.object({
  accountId: z.guid(),
  sales: z.number(),
  probability: z.number(),
  expected: z.number(),
})

const KeptRisk = z.object({
  /** Null where no model holds up, so that no account has a probability. */
  found: z
    .object({
      /** In which they might buy nothing. */
      days: z.int().default(365),
      accounts: z.number(),
      /** Sales of the accounts that have a probability, of all above zero (0..1). */
      known: z.number(),
      alone: Simulated,
      crisis: Simulated,
      largest: z.array(Risk),
    })
    .nullable(),
})
export type KeptRisk = z.infer<typeof KeptRisk>
export const riskStudy = study('revenue-at-risk', KeptRisk)

export const RiskTold = z.object({
  found: KeptRisk.shape.found
    .unwrap()
    .extend({ largest: z.array(Risk.extend({ name: z.string() })) })
    .nullable(),
})
export type RiskTold = z.infer<typeof RiskTold>
