/** What a client's customers wrote of it, over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { whyNotSeen } from '../accounts/said.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { addPublicReviews, dropPublicReviews, listPublicReviews } from './publicReview.api.ts'
import { insertPublicReviews, publicReviewsOf, removePublicReviews } from './publicReview.store.ts'

export const publicReviewRoutes: Route[] = [
  route(listPublicReviews, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return publicReviewsOf(db, accountId)
  }),

  route(addPublicReviews, async ({ input: { accountId, reviews }, actor, db, today }) => {
    await heedWriting(db, actor, accountId)
    for (const { writtenOn } of reviews) heed(whyNotSeen(writtenOn, today))
    const added = await insertPublicReviews(db, accountId, reviews)
    if (added.length > 0) await record(db, actor, 'reviews.added', { accountId, added })
    return { added, known: reviews.length - added.length }
  }),

  route(dropPublicReviews, async ({ input: { accountId, reviewIds }, actor, db }) => {
    await heedWriting(db, actor, accountId)
    const dropped = await removePublicReviews(db, accountId, reviewIds)
    if (dropped.length > 0) await record(db, actor, 'reviews.dropped', { accountId, reviewIds })
    return dropped
  }),
]
