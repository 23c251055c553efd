/** A promotion: of which families, for whom, when, at what cost; and what it brought. docs/methods/promotions.md */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day, daysBetween } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { PARTS } from './promotionMeasure.ts'

export const PromotionGiven = z.object({
  name: z.string().trim().min(1).max(200),
  families: z.array(z.string().trim().min(1).max(200)).min(1).max(50),
  /** None is all. */
  accountIds: z.array(z.guid()).max(500).default([]),
  fromOn: Day,
  untilOn: Day,
  cost: z.string().regex(/^\d{1,14}(\.\d{1,4})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  weeksBefore: z.coerce.number<number | string>().int().min(0).max(12).default(2),
  weeksAfter: z.coerce.number<number | string>().int().min(0).max(26).default(4),
  /** 0..1, where the ledger knows no cost. */
  marginShare: blankable(z.coerce.number<number | string>().min(0).max(1)),
  note: z.string().trim().max(2000).default(''),
})
export type PromotionGiven = z.infer<typeof PromotionGiven>

export const Promotion = PromotionGiven.extend({
  promotionId: z.guid(),
  accounts: z.array(z.object({ accountId: z.guid(), name: z.string() })),
})
export type Promotion = z.infer<typeof Promotion>

const Range = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
const Sums = z.object({ actual: z.number(), base: z.number() })

export const PromotionMeasured = z.object({
  currency: z.string(),
  /** The last day of the ledger; weeks after it aren't counted yet. */
  ledgerTo: Day,
  /** So many of the weeks after it are in the ledger, of those asked for. */
  weeksAfterKnown: z.int(),
  way: z.enum(['seasonal', 'flat']),
  weeks: z.array(Sums.extend({ from: Day, part: z.enum(PARTS) })),
  parts: z.record(z.enum(PARTS), Sums),
  net: Range,
  profit: Range.nullable(),
  roi: Range.nullable(),
  spent: z.number().nullable(),
  marginBefore: z.number().nullable(),
  marginDuring: z.number().nullable(),
  placebos: z.int(),
})
export type PromotionMeasured = z.infer<typeof PromotionMeasured>

/** Why it isn't measured: it is about accounts that one may not see, hasn't ended, or too little was sold before. */
export const MeasureTold = z.object({
  state: z.enum(['ready', 'closed', 'running', 'little']),
  told: PromotionMeasured.nullable(),
})

const MOST_DAYS = 182

/** It ends after it begins, and lasts half a year at most. */
export function whyNotPromotion({
  fromOn,
  untilOn,
}: Pick<PromotionGiven, 'fromOn' | 'untilOn'>): Refusal | null {
  if (untilOn < fromOn) return { code: 'grow/promotion-turned', status: 422 }
  const isLong = daysBetween(fromOn, untilOn) >= MOST_DAYS
  return isLong ? { code: 'grow/promotion-long', status: 422 } : null
}
