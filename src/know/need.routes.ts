/** Needs over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { whyNotSeen } from '../accounts/said.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record, recordEach } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedEachSince, holdRows } from '../platform/since.ts'
import { heedKept } from './contactThere.store.ts'
import { dropNeed, endNeed, listNeeds, putNeeds, reopenNeed } from './need.api.ts'
import {
  contactsAmong,
  keepNeeds,
  needOf,
  needsOf,
  needsWith,
  removeNeed,
  setNeedEnded,
} from './need.store.ts'
import { type Need, NeedGiven, whyNotChangeNeed } from './need.ts'
import { signalsWith } from './signal.store.ts'
import { whyNotPromote } from './signal.ts'
import { named, those, whyNotTwice } from './those.ts'

export const needRoutes: Route[] = [
  route(listNeeds, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return needsOf(db, accountId)
  }),

  route(putNeeds, async ({ input: { accountId, needs }, actor, db, today }) => {
    await heedWriting(db, actor, accountId)
    for (const { seenOn } of needs) heed(whyNotSeen(seenOn, today))
    heed(whyNotTwice(named(needs, 'needId')))
    await heedContacts(db, accountId, needs)
    await holdRows(db, 'need', 'need_id', named(needs, 'needId'))
    const before = await needsWith(db, accountId, named(needs, 'needId'))
    heedEachSince(needs, {
      before,
      id: 'needId',
      shape: NeedGiven,
      code: 'know/need-changed-since',
    })
    for (const one of before) heed(whyNotChangeNeed(one))
    await heedSignals(db, accountId, { needs, before })
    const ids = await keepNeeds(db, accountId, needs)
    const now = found(those(ids, await needsWith(db, accountId, ids), 'needId'))
    const known = new Set(before.map(({ needId }) => needId))
    const fresh = now.filter(({ needId }) => !known.has(needId))
    await recordEach(db, actor, 'need.added', fresh.map(told))
    const changed = now.filter(({ needId }) => known.has(needId))
    await recordEach(db, actor, 'need.changed', changed.map(told))
    return { now, before }
  }),

  route(dropNeed, async ({ input: { needId }, actor, db }) => {
    const need = await changeable(db, actor, needId)
    await removeNeed(db, needId)
    await record(db, actor, 'need.takenBack', told(need))
    return need
  }),

  route(endNeed, async ({ input: { needId, ...end }, actor, db, today }) => {
    const need = await changeable(db, actor, needId)
    await setNeedEnded(db, needId, { end, today })
    const what = end.state === 'met' ? 'need.met' : 'need.givenUp'
    await record(db, actor, what, { ...told(need), outcome: end.outcome })
    return found(await needOf(db, needId))
  }),

  route(reopenNeed, async ({ input: { needId }, actor, db, today }) => {
    const need = await changeable(db, actor, needId)
    await setNeedEnded(db, needId, { end: null, today })
    await record(db, actor, 'need.reopened', told(need))
    return found(await needOf(db, needId))
  }),
]

async function changeable(db: Db, actor: Actor, needId: string): Promise<Need> {
  const need = found(await needOf(db, needId))
  await heedWriting(db, actor, need.accountId)
  return need
}

async function heedContacts(db: Db, accountId: string, needs: readonly NeedGiven[]) {
  const asked = [...new Set(needs.flatMap(({ contactIds }) => contactIds))]
  if (asked.length === 0) return
  await heedKept(db, asked)
  const theirs = await contactsAmong(db, accountId, asked)
  if (theirs < asked.length) throw new Problem(422, 'know/not-their-contact')
}

type Promoting = { needs: readonly (NeedGiven & { needId?: string | undefined })[]; before: Need[] }

/** A signal that is promoted now is of this account, and open. */
async function heedSignals(db: Db, accountId: string, { needs, before }: Promoting) {
  const was = new Map(before.map(({ needId, signalId }) => [needId, signalId]))
  const asked = needs
    .filter(({ needId, signalId }) => signalId !== was.get(needId ?? ''))
    .flatMap(({ signalId }) => signalId ?? [])
  if (asked.length === 0) return
  const signals = found(those(asked, await signalsWith(db, accountId, asked), 'signalId'))
  for (const signal of signals) heed(whyNotPromote(signal))
}

const told = ({ accountId, needId, title }: Need) => ({ accountId, needId, title })
