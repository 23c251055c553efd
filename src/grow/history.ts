/** Opportunities of the past with the stages that they went through: how a history comes in whole. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { OpportunityGiven, OPPORTUNITY_STATES } from './opportunity.ts'

export const PastOpportunity = OpportunityGiven.pick({
  accountId: true,
  title: true,
  amount: true,
  currency: true,
  createdOn: true,
  closesOn: true,
  ownerId: true,
  kind: true,
  family: true,
  competitor: true,
  toldChance: true,
}).extend({
  state: z.enum(OPPORTUNITY_STATES),
  reason: z.string().trim().max(60).default(''),
  lostReason: z.string().trim().max(1000).default(''),
  learned: z.string().trim().max(1000).default(''),
  /** The stages that it entered while it was open, the first one first. */
  moves: z
    .array(z.object({ movedOn: Day, stage: z.string().trim().max(200) }))
    .min(1)
    .max(60),
})
export type PastOpportunity = z.infer<typeof PastOpportunity>

/** What ended did so on a day, after its last stage; stages come one after the other; money has its currency. */
export function whyNotPast(past: PastOpportunity): Refusal | null {
  const { moves, state, closesOn, amount, currency } = past
  const days = moves.map(({ movedOn }) => movedOn)
  const isOrdered = days.every((day, at) => at === 0 || days[at - 1]! <= day)
  if (!isOrdered) return { code: 'grow/stages-turned', status: 422 }
  if (state !== 'open' && (closesOn === null || closesOn < days.at(-1)!)) {
    return { code: 'grow/ended-first', status: 422 }
  }
  const isWhole = (amount === null) === (currency === null)
  return isWhole ? null : { code: 'grow/half-an-amount', status: 422 }
}
