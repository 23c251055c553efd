/** Segments of the market: what tells each apart, how it buys, and who sways what is bought and from whom. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

/** How a segment buys, as most of it does. */
export const BUYS_BY = ['tender', 'framework', 'project', 'order', 'stock', 'other'] as const
export type BuysBy = (typeof BUYS_BY)[number]

/** What is bought, from whom it is bought, or both. */
export const SWAYS = ['what', 'whom', 'both'] as const

export const Influencer = z.object({
  /** A role or a kind of organisation: people are known account by account. */
  who: z.string().trim().min(1).max(80),
  sways: z.enum(SWAYS),
  weight: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  note: z.string().trim().max(300).default(''),
})
export type Influencer = z.infer<typeof Influencer>

export const MarketSegmentGiven = z.object({
  name: z.string().trim().min(1).max(80),
  distinguishes: z.string().trim().max(1000).default(''),
  buysBy: z.enum(BUYS_BY),
  buying: z.string().trim().max(1000).default(''),
  /** What it spends in a year on what we sell, as we see it: exact decimal text. */
  size: z
    .string()
    .regex(/^\d{1,16}(\.\d{1,2})?$/)
    .refine((text) => Number(text) > 0)
    .nullable()
    .default(null),
  /** Of the size; null where there is none. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  /** A year. */
  growthPercent: z.number().min(-100).max(1000).nullable().default(null),
  influencers: z.array(Influencer).max(12).default([]),
})
export type MarketSegmentGiven = z.infer<typeof MarketSegmentGiven>

export const MarketSegment = MarketSegmentGiven.extend({
  marketSegmentId: z.guid(),
  endedOn: Day.nullable(),
})
export type MarketSegment = z.infer<typeof MarketSegment>

/** What our accounts of a segment are and bought in the last 12 months; null where there is no portfolio. */
export const MarketFigures = z.object({ accounts: z.number(), sales: z.number().nullable() })
export type MarketFigures = z.infer<typeof MarketFigures>

export const MarketTold = z.object({
  segments: z.array(MarketSegment.extend({ figures: MarketFigures })),
  /** Accounts that are of no segment. */
  unplaced: MarketFigures,
  /** The day and currency of the sales; null where there is no portfolio. */
  asOf: Day.nullable(),
  valuation: z.string().nullable(),
})
export type MarketTold = z.infer<typeof MarketTold>

/** Two segments of one name can't be told apart in a list. A size says in which money. */
export function whyNotSegment(
  { name, size, currency }: MarketSegmentGiven,
  { nameTaken }: { nameTaken: boolean },
): Refusal | null {
  if (nameTaken) return { code: 'segment/market-name-taken', status: 409, values: { name } }
  if ((size === null) !== (currency === null)) {
    return { code: 'segment/market-size-money', status: 422 }
  }
  return null
}

/** Our share of what the segment spends; null where its size isn't known in the money of our sales. */
export function shareOfSegment(
  {
    size,
    currency,
    figures,
  }: Pick<MarketSegment, 'size' | 'currency'> & { figures: MarketFigures },
  valuation: string | null,
): number | null {
  if (size === null || currency !== valuation || figures.sales === null) return null
  return figures.sales / Number(size)
}
