/** Negotiations over HTTP. What is recorded of them names no subject: everyone who sees the account reads it. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import {
  dropNegotiation,
  endNegotiation,
  listNegotiations,
  putNegotiation,
  reopenNegotiation,
} from './negotiation.api.ts'
import {
  negotiationsOf,
  removeNegotiation,
  setNegotiationEnd,
  writeNegotiation,
} from './negotiation.store.ts'
import {
  NegotiationGiven,
  whyNotChangeNegotiation,
  whyNotEndNegotiation,
  whyNotNegotiation,
} from './negotiation.ts'

export const negotiationRoutes: Route[] = [
  route(listNegotiations, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return negotiationsOf(db, accountId)
  }),

  route(putNegotiation, async ({ input: { was, ...given }, actor, db }) => {
    const { accountId, negotiationId } = given
    await heedWriting(db, actor, accountId)
    heed(whyNotNegotiation(given))
    heed(whyNotTraded(given))
    const held = negotiationId
      ? await holdRows(db, 'negotiation', 'negotiation_id', [negotiationId])
      : []
    const before = negotiationId ? ((await thatOf(db, { accountId, negotiationId })) ?? null) : null
    if (before) heed(whyNotChangeNegotiation(before))
    if (held.length > 0 && !before) throw new Problem(404, 'request/not-found')
    heedSince(was, before && NegotiationGiven.parse(before), 'plan/negotiation-changed-since')
    const id = await writeNegotiation(db, given)
    const what = before ? 'negotiation.changed' : 'negotiation.added'
    await record(db, actor, what, { accountId, negotiationId: id })
    return { now: found(await thatOf(db, { accountId, negotiationId: id })), before }
  }),

  route(dropNegotiation, async ({ input, actor, db }) => {
    await heedWriting(db, actor, input.accountId)
    const negotiation = found(await thatOf(db, input))
    heed(whyNotChangeNegotiation(negotiation))
    await removeNegotiation(db, input.negotiationId)
    await record(db, actor, 'negotiation.dropped', input)
    return negotiation
  }),

  route(
    endNegotiation,
    async ({ input: { accountId, negotiationId, ...end }, actor, db, today }) => {
      const input = { accountId, negotiationId }
      await heedWriting(db, actor, accountId)
      heed(whyNotEndNegotiation(end))
      heed(whyNotChangeNegotiation(found(await thatOf(db, input))))
      await setNegotiationEnd(db, negotiationId, { end, today })
      await record(db, actor, `negotiation.${end.state}`, input)
      return found(await thatOf(db, input))
    },
  ),

  route(reopenNegotiation, async ({ input, actor, db, today }) => {
    await heedWriting(db, actor, input.accountId)
    found(await thatOf(db, input))
    await setNegotiationEnd(db, input.negotiationId, { end: null, today })
    await record(db, actor, 'negotiation.reopened', input)
    return found(await thatOf(db, input))
  }),
]

type One = { accountId: string; negotiationId: string }

async function thatOf(db: Db, { accountId, negotiationId }: One) {
  return (await negotiationsOf(db, accountId)).find((one) => one.negotiationId === negotiationId)
}

/** Offers trade what stands on the sheet. */
function whyNotTraded({ tradables, offers }: NegotiationGiven) {
  const known = new Set(tradables.map(({ tradableId }) => tradableId))
  const isKnown = offers.every(({ tradableIds }) => tradableIds.every((id) => known.has(id)))
  return isKnown ? null : { code: 'plan/no-such-tradable' as const, status: 422 as const }
}
