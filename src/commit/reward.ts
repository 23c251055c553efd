/** What a client gets on a condition: described exactly, chosen by them at the start, delivered with proof. models.md §11. */
import { z } from 'zod'
import { AcceptanceTold } from '../accounts/acceptance.ts'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

// words: commit:reward.states.*
export const REWARD_STATES = ['offered', 'earned', 'delivered', 'lapsed'] as const

export const RewardOption = z.object({
  title: z.string().trim().min(1).max(200),
  /** What it is, exactly: how much, until when, who gives it. */
  text: z.string().trim().min(1).max(1000),
  /** What it costs us, in the currency. */
  worth: blankable(z.coerce.number<number | string>().min(0).max(1e11)),
})
export type RewardOption = z.infer<typeof RewardOption>

const Terms = z.object({
  accountId: z.guid(),
  title: z.string().trim().min(1).max(200),
  /** What must happen for it to be earned. */
  condition: z.string().trim().min(1).max(1000),
  options: z.array(RewardOption).min(2).max(6),
  currency: z.string().regex(/^[A-Z]{3}$/),
  ownerId: z.guid(),
  /** Until when the condition can be met, and until when it is delivered then. */
  decidedByOn: Day,
  deliverOn: Day,
})

export const RewardGiven = Terms.superRefine(({ decidedByOn, deliverOn }, check) => {
  if (deliverOn < decidedByOn)
    check.addIssue({ code: 'custom', path: ['deliverOn'], message: 'order' })
})
export type RewardGiven = z.infer<typeof RewardGiven>

export const Reward = Terms.extend({
  rewardId: z.guid(),
  account: z.string(),
  ownerName: z.string().nullable(),
  state: z.enum(REWARD_STATES),
  /** Of the options, counted from 1: by the client's link, or said for them. */
  chosen: z.number().int().nullable(),
  chosenHow: z.string(),
  earnedOn: Day.nullable(),
  endedOn: Day.nullable(),
  outcome: z.string(),
  /** The last time that the client was asked to choose. */
  acceptance: AcceptanceTold.nullable(),
  carers: z.array(z.guid()),
})
export type Reward = z.infer<typeof Reward>

type Standing = Pick<Reward, 'state' | 'chosen' | 'acceptance'>

/** The question that lies before the client; null where none does. */
export const askedOf = ({ acceptance }: Pick<Reward, 'acceptance'>) =>
  acceptance !== null && acceptance.answer === null && acceptance.withdrawnAt === null
    ? acceptance.acceptanceId
    : null

/** What was chosen, or lies before the client, stays as it was described. */
export function whyNotChangeReward(reward: Standing): Refusal | null {
  if (reward.state !== 'offered' || reward.chosen !== null)
    return { code: 'commit/reward-stays', status: 409 }
  return askedOf(reward) ? { code: 'commit/reward-asked', status: 409 } : null
}

/** What a client has read is lapsed with a reason; a slip of the pen is taken away. */
export function whyNotDropReward(reward: Standing): Refusal | null {
  return reward.acceptance
    ? { code: 'commit/reward-stays', status: 409 }
    : whyNotChangeReward(reward)
}

export function whyNotChooseReward({ state, chosen }: Standing): Refusal | null {
  if (chosen !== null) return { code: 'commit/chosen', status: 409 }
  return state === 'offered' ? null : { code: 'commit/reward-state', status: 409 }
}

/** It is chosen at the start, not when it is already earned. */
export function whyNotEarn({ state, chosen }: Standing): Refusal | null {
  if (state !== 'offered') return { code: 'commit/reward-state', status: 409 }
  return chosen === null ? { code: 'commit/not-chosen', status: 409 } : null
}

export function whyNotDeliverReward({ state }: Standing): Refusal | null {
  return state === 'earned' ? null : { code: 'commit/not-earned', status: 409 }
}

export function whyNotLapse({ state }: Standing): Refusal | null {
  return state === 'offered' || state === 'earned'
    ? null
    : { code: 'commit/reward-state', status: 409 }
}

/** One that whoever owes it should look at: earned and not delivered, or its day for being decided is over. */
export function isRewardDue(
  { state, decidedByOn }: Pick<Reward, 'state' | 'decidedByOn'>,
  today: Day,
): boolean {
  return state === 'earned' || (state === 'offered' && decidedByOn < today)
}
