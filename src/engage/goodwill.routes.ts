/** What is done beyond the contract, over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { forget, remember } from '../platform/search.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { dropGoodwill, listAllGoodwill, listGoodwill, putGoodwill } from './goodwill.api.ts'
import {
  goodwillOf,
  goodwillPage,
  oneGoodwill,
  removeGoodwill,
  writeGoodwill,
} from './goodwill.store.ts'
import { type Goodwill, GoodwillGiven, whyNotGoodwill } from './goodwill.ts'
import { heedOurs } from './interaction.routes.ts'

export const goodwillRoutes: Route[] = [
  route(listAllGoodwill, async ({ input, db, today }) => {
    if (input.account) found(await accountOf(db, input.account))
    return goodwillPage(db, input, today)
  }),

  route(listGoodwill, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return goodwillOf(db, accountId)
  }),

  route(putGoodwill, async ({ input: { was, ...given }, actor, db, today }) => {
    const { goodwillId, accountId, contactId, cameIds, ownerId } = given
    await heedWriting(db, actor, accountId)
    if (goodwillId) await holdRows(db, 'goodwill', 'goodwill_id', [goodwillId])
    const before = goodwillId ? ((await oneGoodwill(db, goodwillId)) ?? null) : null
    heedSince(was, before && GoodwillGiven.parse(before), 'engage/changed-since')
    if (before && before.accountId !== accountId) throw new Problem(404, 'request/not-found')
    heed(whyNotGoodwill(given, today))
    await heedContacts(db, contactId ? [contactId, ...cameIds] : cameIds)
    if (ownerId !== before?.ownerId) await heedOurs(db, [ownerId])
    const now = found(await oneGoodwill(db, await writeGoodwill(db, given)))
    await remember(db, {
      kind: 'goodwill',
      thingId: now.goodwillId,
      accountIds: [now.accountId],
      title: now.title,
      text: [now.text, now.effect].filter(Boolean).join('\n'),
    })
    await record(db, actor, whatOf(now, before), { ...told(now), before })
    return { now, before }
  }),

  route(dropGoodwill, async ({ input: { goodwillId }, actor, db }) => {
    const before = found(await oneGoodwill(db, goodwillId))
    await heedWriting(db, actor, before.accountId)
    await removeGoodwill(db, goodwillId)
    await forget(db, 'goodwill', goodwillId)
    await record(db, actor, 'goodwill.takenBack', told(before))
    return before
  }),
]

function whatOf(now: Goodwill, before: Goodwill | null): `goodwill.${string}` {
  if (now.state !== before?.state && !['idea', 'planned'].includes(now.state))
    return `goodwill.${now.state}`
  return before ? 'goodwill.changed' : 'goodwill.noted'
}

const told = ({ goodwillId, accountId, title, kind, effect }: Goodwill) => ({
  goodwillId,
  accountId,
  title,
  kind,
  outcome: effect.slice(0, 300),
})
