/** What the outside may do with what is written about us in public. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../../kernel/actor.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf } from '../../kernel/list.ts'
import { OurReview, OurReviewGiven, OurReviewList, OurReviewSum } from './ourReview.ts'

export const listOurReviews = endpoint('GET /our-reviews', {
  may: TEAM,
  input: OurReviewList,
  returns: pageOf(OurReview).extend({ sum: OurReviewSum }),
})

export const putOurReview = endpoint('PUT /our-reviews', {
  may: WRITERS,
  input: OurReviewGiven.extend({ reviewId: z.guid().optional(), was: OurReviewGiven.optional() }),
  returns: z.object({ now: OurReview, before: OurReview.nullable() }),
})

export const dropOurReview = endpoint('DELETE /our-reviews/:reviewId', {
  may: WRITERS,
  input: z.object({ reviewId: z.guid() }),
  returns: OurReview,
})
