/** What the outside may do with what a client's customers wrote of it. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { PublicReview, PublicReviewGiven } from './publicReview.ts'

/** The newest first. */
export const listPublicReviews = endpoint('GET /accounts/:accountId/reviews', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(PublicReview),
})

/** Those that are there already, by day, link and text, are not added twice. */
export const addPublicReviews = endpoint('POST /accounts/:accountId/reviews', {
  may: WRITERS,
  input: oneAccount.extend({ reviews: z.array(PublicReviewGiven).min(1).max(500) }),
  returns: z.object({ added: z.array(z.guid()), known: z.int() }),
})

export const dropPublicReviews = endpoint('DELETE /accounts/:accountId/reviews', {
  may: WRITERS,
  input: oneAccount.extend({ reviewIds: z.array(z.guid()).min(1).max(500) }),
  returns: z.array(PublicReview),
})
