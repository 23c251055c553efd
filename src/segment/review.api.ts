/** What the outside may do with the review of the choice. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { LastDecided, ReviewDue, ReviewSetting } from './review.ts'

/** When the next review is due; null before the first decided list. */
export const readReview = endpoint('GET /selection-review', {
  may: TEAM,
  input: z.object({}),
  returns: z.object({
    setting: ReviewSetting,
    last: LastDecided.nullable(),
    due: ReviewDue.nullable(),
  }),
})

export const chooseReview = endpoint('PUT /selection-review', {
  may: LEADS,
  input: ReviewSetting,
  returns: z.object({ now: ReviewSetting, before: ReviewSetting }),
})
