/**
 * Cost to serve: what an account leaves once its visits, rush orders, returns and days of payment are
 * paid, and whether serving it eats its margin ("bad cholesterol": unseen per order, harmful over
 * time). models.md §3; docs/methods/cost-to-serve.md works an example.
 */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'

export const CostSettings = z
  .object({
    /** Serving takes at most this share (0..1) of the margin: good. */
    good: z.number().gt(0).lte(1).default(0.4),
    /** From this share on: bad. */
    bad: z.number().gt(0).lte(5).default(0.8),
    /** With this share of the sales of known cost, the rest is taken to earn as much; with less there is no margin. */
    leastKnown: z.number().gt(0).lte(1).default(0.5),
    /** A rise in prices up to this share is proposed where it is enough. */
    repriceUpTo: z.number().gte(0).lte(1).default(0.05),
    /** Where more than this would be needed, leaving the account is worth a thought. */
    exitFrom: z.number().gt(0).lte(10).default(0.3),
  })
  .refine(({ good, bad }) => good <= bad)
export type CostSettings = z.infer<typeof CostSettings>

export const CLASSES = ['good', 'neutral', 'bad', 'unknown'] as const
export type CostClass = (typeof CLASSES)[number]

/** What an account took of one activity; `cost` is null where no rate says what a unit costs. */
export const CostPart = z.object({
  activity: z.string(),
  unit: z.string(),
  units: z.number(),
  cost: z.number().nullable(),
})
export type CostPart = z.infer<typeof CostPart>

/** Money of one account in one period and currency. */
export type Served = {
  sales: number
  /** Sales of the lines whose cost of goods is known, and that cost. */
  costedSales: number
  cost: number
  parts: readonly CostPart[]
}

export type ServedFigures = {
  /** Null where too little of the cost of goods is known. */
  margin: number | null
  serving: number
  /** Margin less serving. */
  profit: number | null
  /** Serving over margin; null where there is no margin to eat. */
  share: number | null
  /** What serving takes beyond the share that is still good: never negative. */
  excess: number
  class: CostClass
}

type DatedRate = { day: Day; rate: number }

/** The rate of a day: the one on it or the last before it; null before the first. */
export function rateOn<R extends DatedRate>(rates: readonly R[], day: Day): R | null {
  let best: R | null = null
  for (const rate of rates) {
    if (rate.day <= day && (best === null || rate.day > best.day)) best = rate
  }
  return best
}

/** Σ units x the rate valid on the day, of one activity; what has no rate yet is counted apart. */
export function costOfUnits(
  done: readonly { day: Day; units: number }[],
  rates: readonly DatedRate[],
): { cost: number; unpriced: number } {
  let cost = 0
  let unpriced = 0
  for (const { day, units } of done) {
    const rate = rateOn(rates, day)
    if (rate) cost += units * rate.rate
    else unpriced += units
  }
  return { cost, unpriced }
}

const DAYS_A_YEAR = 365

/** What lending `amount` for one day costs at a yearly interest (0.06 is 6 %): the rate of a payment day. */
export function paymentDayRate(amount: number, yearly: number): number {
  return (amount * yearly) / DAYS_A_YEAR
}

/**
 * Sales less cost of goods. Where part of the cost is not known, the rest of the sales is taken to
 * earn as much as the known part; below `leastKnown` (0..1 of the sales) that would be a guess: null.
 */
export function marginOf(
  { sales, costedSales, cost }: Pick<Served, 'sales' | 'costedSales' | 'cost'>,
  leastKnown: number,
): number | null {
  if (sales === costedSales) return sales - cost
  const known = knownShare({ sales, costedSales })
  if (known === null || known < leastKnown) return null
  return sales * ((costedSales - cost) / costedSales)
}

/** How much of the sales has a known cost: 1 is all; null where sales and what is known don't go together. */
export function knownShare({
  sales,
  costedSales,
}: Pick<Served, 'sales' | 'costedSales'>): number | null {
  if (sales === costedSales) return 1
  if (sales === 0) return null
  const known = costedSales / sales
  return known >= 0 ? known : null
}

export function servedFigures(one: Served, settings: CostSettings): ServedFigures {
  const margin = marginOf(one, settings.leastKnown)
  const serving = one.parts.reduce((sum, { cost }) => sum + (cost ?? 0), 0)
  if (margin === null) {
    return { margin, serving, profit: null, share: null, excess: 0, class: 'unknown' }
  }
  const share = margin > 0 ? serving / margin : null
  return {
    margin,
    serving,
    profit: margin - serving,
    share,
    excess: Math.max(0, serving - settings.good * Math.max(0, margin)),
    class: classOf({ margin, serving, share }, settings),
  }
}

/** Where nothing is recorded nothing is known of serving it, which is not a virtue. */
function classOf(
  { margin, serving, share }: { margin: number; serving: number; share: number | null },
  { good, bad }: CostSettings,
): CostClass {
  if (share === null) return margin < 0 || serving > 0 ? 'bad' : 'neutral'
  if (share >= bad) return 'bad'
  return share <= good && serving > 0 ? 'good' : 'neutral'
}
