/** A client's interest over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { whyNotSeen } from '../accounts/said.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { putInterest, readInterest } from './interest.api.ts'
import { interestsSaid, sayInterest } from './interest.store.ts'

export const interestRoutes: Route[] = [
  route(readInterest, async ({ input, db }) => {
    found(await accountOf(db, input.accountId))
    return interestsSaid(db, input.accountId)
  }),

  route(putInterest, async ({ input, actor, db, today }) => {
    await heedWriting(db, actor, input.accountId)
    heed(whyNotSeen(input.seenOn, today))
    await sayInterest(db, input)
    const [now, before = null] = await interestsSaid(db, input.accountId)
    await record(db, actor, 'interest.said', { ...input, before })
    return { now: found(now), before }
  }),
]
