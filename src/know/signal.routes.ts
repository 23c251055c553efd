/** Signals over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { whyNotSeen } from '../accounts/said.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record, recordEach } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedEachSince, holdRows } from '../platform/since.ts'
import { dismissSignal, dropSignal, listSignals, putSignals, recallSignal } from './signal.api.ts'
import {
  keepSignals,
  peopleAmong,
  removeSignal,
  setDismissed,
  signalOf,
  signalsOf,
  signalsWith,
} from './signal.store.ts'
import { type Signal, SignalGiven, whyNotDismiss } from './signal.ts'
import { named, those, whyNotTwice } from './those.ts'

export const signalRoutes: Route[] = [
  route(listSignals, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return signalsOf(db, accountId)
  }),

  route(putSignals, async ({ input: { accountId, signals }, actor, db, today }) => {
    await heedWriting(db, actor, accountId)
    for (const { noticedOn } of signals) heed(whyNotSeen(noticedOn, today))
    heed(whyNotTwice(named(signals, 'signalId')))
    const people = [...new Set(signals.map(({ noticedBy }) => noticedBy))]
    if ((await peopleAmong(db, people)) < people.length) throw new Problem(422, 'know/not-of-ours')
    await holdRows(db, 'need_signal', 'signal_id', named(signals, 'signalId'))
    const before = await signalsWith(db, accountId, named(signals, 'signalId'))
    heedEachSince(signals, {
      before,
      id: 'signalId',
      shape: SignalGiven,
      code: 'know/signal-changed-since',
    })
    const ids = await keepSignals(db, accountId, signals)
    const now = found(those(ids, await signalsWith(db, accountId, ids), 'signalId'))
    const known = new Set(before.map(({ signalId }) => signalId))
    const fresh = now.filter(({ signalId }) => !known.has(signalId))
    await recordEach(db, actor, 'signal.noted', fresh.map(told))
    const changed = now.filter(({ signalId }) => known.has(signalId))
    await recordEach(db, actor, 'signal.changed', changed.map(told))
    return { now, before }
  }),

  route(dropSignal, async ({ input: { signalId }, actor, db }) => {
    const signal = await changeable(db, actor, signalId)
    heed(whyNotDismiss(signal))
    await removeSignal(db, signalId)
    await record(db, actor, 'signal.dropped', told(signal))
    return signal
  }),

  route(dismissSignal, async ({ input: { signalId, reason }, actor, db }) => {
    const signal = await changeable(db, actor, signalId)
    heed(whyNotDismiss(signal))
    await setDismissed(db, signalId, reason)
    await record(db, actor, 'signal.dismissed', { ...told(signal), outcome: reason })
    return found(await signalOf(db, signalId))
  }),

  route(recallSignal, async ({ input: { signalId }, actor, db }) => {
    const signal = await changeable(db, actor, signalId)
    await setDismissed(db, signalId, '')
    await record(db, actor, 'signal.recalled', told(signal))
    return found(await signalOf(db, signalId))
  }),
]

async function changeable(db: Db, actor: Actor, signalId: string): Promise<Signal> {
  const signal = found(await signalOf(db, signalId))
  await heedWriting(db, actor, signal.accountId)
  return signal
}

const told = ({ accountId, signalId, noticed }: Signal) => ({ accountId, signalId, title: noticed })
