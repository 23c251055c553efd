/** Public reviews of us over HTTP. */
import { accountOf } from '../../accounts/account.store.ts'
import { heedWriting } from '../../accounts/writing.store.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Db } from '../../platform/db.ts'
import { record } from '../../platform/history.ts'
import { found, heed } from '../../platform/problem.ts'
import { type Route, route } from '../../platform/serve.ts'
import { heedSince, holdRows } from '../../platform/since.ts'
import { dropOurReview, listOurReviews, putOurReview } from './ourReview.api.ts'
import { ourReviewOf, ourReviewPage, removeOurReview, writeOurReview } from './ourReview.store.ts'
import { type OurReview, OurReviewGiven, whyNotReview } from './ourReview.ts'

export const ourReviewRoutes: Route[] = [
  route(listOurReviews, async ({ input, db, today }) => {
    if (input.account) found(await accountOf(db, input.account))
    return ourReviewPage(db, input, today)
  }),

  route(putOurReview, async ({ input: { was, ...given }, actor, db, today }) => {
    const { reviewId, accountId } = given
    if (reviewId) await holdRows(db, 'our_review', 'review_id', [reviewId])
    const before = reviewId ? ((await ourReviewOf(db, reviewId)) ?? null) : null
    await heedWhose(db, actor, [before?.accountId, accountId])
    heedSince(was, before && OurReviewGiven.parse(before), 'monitor/changed-since')
    heed(whyNotReview(given, today))
    const now = found(await ourReviewOf(db, await writeOurReview(db, given)))
    await record(db, actor, before ? 'ourReview.changed' : 'ourReview.noted', {
      ...told(now),
      before,
    })
    return { now, before }
  }),

  route(dropOurReview, async ({ input: { reviewId }, actor, db }) => {
    const before = found(await ourReviewOf(db, reviewId))
    await heedWhose(db, actor, [before.accountId])
    await removeOurReview(db, reviewId)
    await record(db, actor, 'ourReview.takenBack', told(before))
    return before
  }),
]

/** Of an account, whoever may change it; of nobody known, whoever works here. */
async function heedWhose(db: Db, actor: Actor, accountIds: (string | null | undefined)[]) {
  for (const accountId of new Set(accountIds))
    if (accountId) await heedWriting(db, actor, accountId)
}

const told = ({ reviewId, accountId, site, rating }: OurReview) => ({
  reviewId,
  ...(accountId ? { accountId } : {}),
  title: site,
  outcome: rating === null ? '' : `${rating}`,
})
