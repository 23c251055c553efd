/** What is written about us in public: where, how many stars, and what we answered. (What is written about a client: know.) */
import { z } from 'zod'
import { type Actor, WRITERS } from '../../kernel/actor.ts'
import { blankable } from '../../kernel/blankable.ts'
import { Day } from '../../kernel/day.ts'
import { listOf, several } from '../../kernel/list.ts'
import type { Refusal } from '../../kernel/refusal.ts'

export const OurReviewGiven = z.object({
  /** Whose it is, where that is known. */
  accountId: blankable(z.guid()),
  site: z.string().trim().min(1).max(100),
  writtenOn: Day,
  /** Half stars at the finest; blank where the page has none. */
  rating: blankable(z.coerce.number<number | string>().min(0).max(5)),
  text: z.string().trim().max(4000).default(''),
  link: z
    .string()
    .trim()
    .max(500)
    .regex(/^(https?:\/\/\S+)?$/i)
    .default(''),
  reply: z.string().trim().max(2000).default(''),
  repliedOn: blankable(Day),
})
export type OurReviewGiven = z.infer<typeof OurReviewGiven>

export const OurReview = OurReviewGiven.extend({
  reviewId: z.guid(),
  account: z.string().nullable(),
})
export type OurReview = z.infer<typeof OurReview>

/** Of nobody known, whoever works on accounts. */
export function whyNotNote({ role }: Pick<Actor, 'role'>): Refusal | null {
  if ((WRITERS as readonly string[]).includes(role)) return null
  return { code: 'monitor/not-yours', status: 403 }
}

/** Up to so many stars it wants an answer. */
export const BAD_STARS = 3

export function whyNotReview(
  { writtenOn, rating, text, reply, repliedOn }: OurReviewGiven,
  today: Day,
): Refusal | null {
  if (rating === null && text === '') return { code: 'monitor/review-empty', status: 422 }
  if (writtenOn > today) return { code: 'monitor/review-ahead', status: 422 }
  if ((reply === '') !== (repliedOn === null)) return { code: 'monitor/reply-when', status: 422 }
  if (repliedOn !== null && (repliedOn < writtenOn || repliedOn > today))
    return { code: 'monitor/reply-day', status: 422 }
  return null
}

export const OurReviewList = listOf({
  sorts: ['writtenOn', 'rating', 'site'],
  sort: 'writtenOn',
  filters: {
    /** `unanswered`: bad ones that nobody answered. */
    state: several(z.enum(['unanswered', 'answered'])),
    account: z.guid().optional(),
  },
})

export const OurReviewSum = z.object({
  rated: z.number(),
  /** Mean of the stars, 0..5, of the last twelve months and of the time before; null where none has any. */
  lately: z.number().nullable(),
  before: z.number().nullable(),
  unanswered: z.number(),
})
export type OurReviewSum = z.infer<typeof OurReviewSum>
