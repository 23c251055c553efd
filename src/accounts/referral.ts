/** An account that came to us through another, which is owed for it. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { whyNotSeen } from './said.ts'

export const ReferralGiven = z.object({
  /** Who brought it. */
  accountId: z.guid(),
  broughtId: z.guid(),
  broughtOn: Day,
  note: z.string().trim().max(500).default(''),
  /** How they were thanked, and when. */
  thanks: z.string().trim().max(500).default(''),
  thankedOn: blankable(Day),
})
export type ReferralGiven = z.infer<typeof ReferralGiven>

export const Referral = ReferralGiven.extend({
  /** Of the account that was brought. */
  name: z.string(),
})
export type Referral = z.infer<typeof Referral>

/** Who brought this account. */
export const BroughtBy = z.object({ accountId: z.guid(), name: z.string(), broughtOn: Day })

/** Another account brought it, maybe one that who asks doesn't see. */
export const BROUGHT_ALREADY: Refusal = { code: 'accounts/brought-already', status: 409 }

type Known = {
  today: Day
  /** Who brought the account that is said to have brought another. */
  itselfBroughtBy: string | null
}

/** No account brings itself, nor the one through which it came. */
export function whyNotRefer(
  { accountId, broughtId, broughtOn, thankedOn }: ReferralGiven,
  { today, itselfBroughtBy }: Known,
): Refusal | null {
  if (accountId === broughtId) return { code: 'accounts/brings-itself', status: 422 }
  if (itselfBroughtBy === broughtId) return { code: 'accounts/brings-back', status: 422 }
  if (thankedOn !== null && (thankedOn < broughtOn || thankedOn > today))
    return { code: 'accounts/thanked-when', status: 422 }
  return whyNotSeen(broughtOn, today)
}
