/** What is promised to clients over HTTP: noted, re-dated, kept, broken, withdrawn. */
import { closeQuestion } from '../accounts/acceptance.store.ts'
import { accountOf } from '../accounts/account.store.ts'
import { mayOwn } from '../accounts/carer.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { forget, remember } from '../platform/search.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import {
  breakCommitment,
  dropCommitment,
  keepCommitment,
  listAccountCommitments,
  listCommitments,
  listDueCommitments,
  putCommitment,
  redateCommitment,
  reopenCommitment,
  undateCommitment,
  withdrawCommitment,
} from './commitment.api.ts'
import {
  commitmentOf,
  commitmentPage,
  commitmentsDue,
  commitmentsOf,
  removeCommitment,
  setCommitmentEnd,
  writeCommitment,
} from './commitment.store.ts'
import {
  type Commitment,
  CommitmentGiven,
  type Ending,
  whyNotDays,
  whyNotDrop,
  whyNotOpen,
} from './commitment.ts'
import { addRedating, removeLastRedating } from './redating.store.ts'
import { whyNotTell } from './owned.ts'

export const commitmentRoutes: Route[] = [
  route(listCommitments, ({ input, db, today }) => commitmentPage(db, input, today)),

  route(listAccountCommitments, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return commitmentsOf(db, accountId)
  }),

  route(listDueCommitments, ({ actor, db, today }) => commitmentsDue(db, actor.id, today)),

  route(putCommitment, async ({ input: { was, ...input }, actor, db, today }) => {
    const { commitmentId } = input
    await heedWriting(db, actor, input.accountId)
    if (commitmentId) await holdRows(db, 'commitment', 'commitment_id', [commitmentId])
    const before = commitmentId ? ((await commitmentOf(db, commitmentId)) ?? null) : null
    if (before) await heedWriting(db, actor, before.accountId)
    heedSince(was, before && CommitmentGiven.parse(before), 'commit/changed-since')
    heed(whyNotDays(input, today))
    if (before) heed(whyNotOpen(before))
    if (before && before.accountId !== input.accountId) throw new Problem(404, 'request/not-found')
    if (before && before.dueOn !== input.dueOn) throw new Problem(422, 'commit/redate')
    if (input.contactId && input.contactId !== before?.contactId)
      await heedContacts(db, [input.contactId])
    if (input.ownerId !== before?.ownerId && !(await mayOwn(db, input.ownerId)))
      throw new Problem(422, 'accounts/not-an-owner')
    const now = await refound(db, await writeCommitment(db, input))
    const what = before ? 'commitment.changed' : 'commitment.added'
    await record(db, actor, what, { ...told(now), dueOn: now.dueOn, before })
    return { now, before }
  }),

  route(dropCommitment, async ({ input: { commitmentId }, actor, db, today }) => {
    const before = await changeable(db, commitmentId)
    await heedWriting(db, actor, before.accountId)
    heed(whyNotDrop(before, today))
    await removeCommitment(db, commitmentId)
    await forget(db, 'commitment', commitmentId)
    await record(db, actor, 'commitment.takenBack', told(before))
    return before
  }),

  route(redateCommitment, async ({ input: { commitmentId, dueOn, reason }, actor, db, today }) => {
    const before = await endable(db, actor, commitmentId)
    heed(whyNotOpen(before))
    heed(whyNotDays({ ...before, dueOn, endedOn: null }, today))
    if (dueOn === before.dueOn) throw new Problem(422, 'commit/same-day')
    await addRedating(db, before, { dueOn, reason, saidOn: today })
    const about = { ...told(before), fromOn: before.dueOn, toOn: dueOn, outcome: reason }
    await record(db, actor, 'commitment.redated', about)
    return refound(db, commitmentId)
  }),

  route(undateCommitment, async ({ input: { commitmentId }, actor, db, today }) => {
    const before = await endable(db, actor, commitmentId)
    heed(whyNotOpen(before))
    const dueOn = await removeLastRedating(db, before, today)
    if (dueOn === null) throw new Problem(409, 'commit/not-redated')
    await record(db, actor, 'commitment.undated', told(before))
    return refound(db, commitmentId)
  }),

  route(keepCommitment, (ask) => end(ask, 'kept')),
  route(breakCommitment, (ask) => end(ask, 'broken')),
  route(withdrawCommitment, (ask) => end(ask, 'withdrawn')),

  route(reopenCommitment, async ({ input: { commitmentId }, actor, db }) => {
    const before = await endable(db, actor, commitmentId)
    if (before.state === 'open') return before
    await setCommitmentEnd(db, commitmentId, { state: 'open', endedOn: null, outcome: '' })
    await record(db, actor, 'commitment.reopened', told(before))
    return refound(db, commitmentId)
  }),
]

type EndAsk = { input: Ending & { commitmentId: string }; actor: Actor; db: Db; today: string }

async function end(
  { input: { commitmentId, ...given }, actor, db, today }: EndAsk,
  state: 'kept' | 'broken' | 'withdrawn',
): Promise<Commitment> {
  const before = await endable(db, actor, commitmentId)
  heed(whyNotOpen(before))
  heed(whyNotDays({ ...before, endedOn: given.endedOn }, today))
  await setCommitmentEnd(db, commitmentId, { state, ...given })
  await closeQuestion(db, before.acceptance?.acceptanceId ?? null, actor)
  await record(db, actor, `commitment.${state}`, { ...told(before), outcome: given.outcome })
  return refound(db, commitmentId)
}

const told = ({ commitmentId, accountId, promise }: Commitment) => ({
  commitmentId,
  accountId,
  title: promise,
})

/** As it is now, also where one looks for it. */
export async function refound(db: Db, commitmentId: string): Promise<Commitment> {
  const now = found(await commitmentOf(db, commitmentId))
  const { accountId, promise, proof, source, outcome, madeOn } = now
  await remember(db, {
    kind: 'commitment',
    thingId: commitmentId,
    accountIds: [accountId],
    title: promise,
    text: [proof, source, outcome].filter(Boolean).join('\n'),
    at: `${madeOn}T12:00:00Z`,
  })
  return now
}

export async function changeable(db: Db, commitmentId: string): Promise<Commitment> {
  await holdRows(db, 'commitment', 'commitment_id', [commitmentId])
  return found(await commitmentOf(db, commitmentId))
}

async function endable(db: Db, actor: Actor, commitmentId: string): Promise<Commitment> {
  const commitment = await changeable(db, commitmentId)
  heed(whyNotTell(actor, commitment))
  return commitment
}
