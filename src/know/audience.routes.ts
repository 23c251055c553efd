/** A client's own buyers over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { whyNotSeen } from '../accounts/said.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { record, recordEach } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedEachSince, holdRows } from '../platform/since.ts'
import { dropAudience, listAudience, putAudience } from './audience.api.ts'
import {
  audienceOf,
  audienceWith,
  keepAudience,
  oneOfAudience,
  removeAudience,
} from './audience.store.ts'
import { type Audience, AudienceGiven } from './audience.ts'
import { named, those, whyNotTwice } from './those.ts'

export const audienceRoutes: Route[] = [
  route(listAudience, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return audienceOf(db, accountId)
  }),

  route(putAudience, async ({ input: { accountId, audience }, actor, db, today }) => {
    await heedWriting(db, actor, accountId)
    for (const { seenOn } of audience) heed(whyNotSeen(seenOn, today))
    heed(whyNotTwice(named(audience, 'audienceId')))
    await holdRows(db, 'audience', 'audience_id', named(audience, 'audienceId'))
    const before = await audienceWith(db, accountId, named(audience, 'audienceId'))
    heedEachSince(audience, {
      before,
      id: 'audienceId',
      shape: AudienceGiven,
      code: 'know/audience-changed-since',
    })
    const ids = await keepAudience(db, accountId, audience)
    const now = found(those(ids, await audienceWith(db, accountId, ids), 'audienceId'))
    await recordEach(db, actor, 'audience.noted', now.map(told))
    return { now, before }
  }),

  route(dropAudience, async ({ input: { audienceId }, actor, db }) => {
    const one = found(await oneOfAudience(db, audienceId))
    await heedWriting(db, actor, one.accountId)
    await removeAudience(db, audienceId)
    await record(db, actor, 'audience.dropped', told(one))
    return one
  }),
]

const told = ({ accountId, audienceId, name }: Audience) => ({ accountId, audienceId, name })
