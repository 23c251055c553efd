/** What someone's calendar shows of their work here, day by day: what is promised, what ends, what is to be decided. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'

// words: commit:feed.what.*
export const FEED_KINDS = [
  'commitment',
  'rewardDecide',
  'rewardDeliver',
  'agreementEnd',
  'contractEnd',
  'contractNotice',
  'claim',
  'review',
] as const

export const FeedDay = z.object({
  what: z.enum(FEED_KINDS),
  id: z.guid(),
  on: Day,
  title: z.string(),
  /** Null for what is of no account. */
  accountId: z.guid().nullable(),
  account: z.string(),
})
export type FeedDay = z.infer<typeof FeedDay>

/** What lies further back stands on the screen, not in a calendar. */
export const FEED_BACK_DAYS = 60
