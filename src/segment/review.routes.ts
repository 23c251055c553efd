/** The review of the choice over HTTP. */
import { choiceOf, choose } from '../platform/choice.ts'
import { record } from '../platform/history.ts'
import { type Route, route } from '../platform/serve.ts'
import { chooseReview, readReview } from './review.api.ts'
import { lastDecided, reviewChoice } from './review.store.ts'
import { reviewDue } from './review.ts'

export const reviewRoutes: Route[] = [
  route(readReview, async ({ db, today }) => {
    const setting = await choiceOf(db, reviewChoice)
    const last = await lastDecided(db)
    return { setting, last, due: last && reviewDue(last.decidedOn, { ...setting, today }) }
  }),

  route(chooseReview, async ({ input, actor, db }) => {
    const before = await choiceOf(db, reviewChoice)
    await choose(db, reviewChoice, input)
    await record(db, actor, 'review.chosen', { now: input, before })
    return { now: input, before }
  }),
]
