/** Proposed positions over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  dropPosition,
  listPositions,
  proposePosition,
  readAccountPositions,
  reopenPosition,
  rulePosition,
} from './position.api.ts'
import {
  insertPosition,
  positionOf,
  positionsOfAccount,
  positionsStanding,
  removePosition,
  setRuling,
  stoodOf,
} from './position.store.ts'
import { whyNotReopen, whyNotRule, whyNotTakeBack } from './position.ts'

export const positionRoutes: Route[] = [
  route(listPositions, ({ db }) => positionsStanding(db)),

  route(readAccountPositions, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return {
      stood: await stoodOf(db, accountId),
      positions: await positionsOfAccount(db, accountId),
    }
  }),

  route(proposePosition, async ({ input, actor, db }) => {
    await heedWriting(db, actor, input.accountId)
    const now = await told(db, await insertPosition(db, input))
    await record(db, actor, 'position.proposed', now)
    return now
  }),

  route(dropPosition, async ({ input: { positionId }, actor, db }) => {
    const before = await told(db, positionId)
    heed(whyNotTakeBack(actor, before))
    await removePosition(db, positionId)
    await record(db, actor, 'position.takenBack', before)
    return before
  }),

  route(rulePosition, async ({ input: { positionId, ...ruling }, actor, db }) => {
    heed(whyNotRule(await told(db, positionId), ruling))
    await setRuling(db, positionId, { ...ruling, by: actor.id })
    const now = await told(db, positionId)
    await record(db, actor, `position.${ruling.state}`, now)
    return now
  }),

  route(reopenPosition, async ({ input: { positionId }, actor, db }) => {
    const before = await told(db, positionId)
    heed(whyNotReopen(before))
    await setRuling(db, positionId, null)
    const now = await told(db, positionId)
    await record(db, actor, 'position.reopened', { ...now, before })
    return now
  }),
]

async function told(db: Db, positionId: string) {
  return found(await positionOf(db, positionId))
}
