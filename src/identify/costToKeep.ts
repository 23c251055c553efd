/**
 * Cost to keep a client against cost to win one, from the firm's own marketing and sales cost.
 * models.md §13; docs/methods/cost-to-keep.md works an example.
 */
import { z } from 'zod'

export const PURPOSES = ['win', 'keep'] as const
export type Purpose = (typeof PURPOSES)[number]

const Side = z.object({
  /** What was entered, and in how many of the period's months something was. */
  amount: z.number(),
  months: z.number(),
  /** The same at that pace for a year. */
  yearly: z.number(),
  clients: z.number(),
  /** Per client and year; null without clients or without cost. */
  each: z.number().nullable(),
})

export const CostToKeep = z.object({
  win: Side,
  keep: Side,
  /** Winning one costs so many times keeping one; null where either is not known. */
  times: z.number().nullable(),
})
export type CostToKeep = z.infer<typeof CostToKeep>

type Cost = { month: string; purpose: Purpose; amount: number }

const MONTHS_A_YEAR = 12

/**
 * `costs` of the 12 months that end on a day, in one currency (any number per month and purpose);
 * `won` clients bought for the first time in them, `kept` ones bought in the 12 months before and in
 * these. Months without an entry are taken to have cost what the others did on average: a file that
 * ends in August says nothing of September.
 */
export function costToKeep(given: {
  costs: readonly Cost[]
  won: number
  kept: number
}): CostToKeep {
  const side = (purpose: Purpose, clients: number) => {
    const own = given.costs.filter((cost) => cost.purpose === purpose)
    const months = new Set(own.map(({ month }) => month)).size
    const amount = own.reduce((sum, cost) => sum + cost.amount, 0)
    const yearly = months === 0 ? 0 : (amount / months) * MONTHS_A_YEAR
    const each = months === 0 || clients === 0 ? null : yearly / clients
    return { amount, months, yearly, clients, each }
  }
  const win = side('win', given.won)
  const keep = side('keep', given.kept)
  const isKnown = win.each !== null && keep.each !== null && keep.each > 0
  return { win, keep, times: isKnown ? win.each! / keep.each! : null }
}
