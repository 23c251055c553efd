/** What clients believe was promised, over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { heedContacts } from '../know/contactThere.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { commitmentOf } from './commitment.store.ts'
import {
  dropExpectation,
  handleExpectation,
  listExpectations,
  listMyExpectations,
  putExpectation,
  reopenExpectation,
} from './expectation.api.ts'
import {
  expectationOf,
  expectationsNear,
  expectationsOf,
  removeExpectation,
  setHandling,
  writeExpectation,
} from './expectation.store.ts'
import {
  type Expectation,
  ExpectationGiven,
  whyNotChangeExpectation,
  whyNotHeard,
} from './expectation.ts'

export const expectationRoutes: Route[] = [
  route(listExpectations, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return expectationsOf(db, accountId)
  }),

  route(listMyExpectations, ({ actor, db }) => expectationsNear(db, actor.id)),

  route(putExpectation, async ({ input: { was, ...input }, actor, db, today }) => {
    const { expectationId, accountId } = input
    await heedWriting(db, actor, accountId)
    if (expectationId) await holdRows(db, 'expectation', 'expectation_id', [expectationId])
    const before = expectationId ? ((await expectationOf(db, expectationId)) ?? null) : null
    if (before && before.accountId !== accountId) throw new Problem(404, 'request/not-found')
    heedSince(was, before && ExpectationGiven.parse(before), 'commit/expectation-changed-since')
    if (before) heed(whyNotChangeExpectation(before))
    heed(whyNotHeard(input.heardOn, today))
    if (input.contactId && input.contactId !== before?.contactId)
      await heedContacts(db, [input.contactId])
    await heedOf(db, accountId, input.commitmentId)
    const now = found(await expectationOf(db, await writeExpectation(db, input)))
    const what = before ? 'expectation.changed' : 'expectation.noted'
    await record(db, actor, what, { ...told(now), before })
    return { now, before }
  }),

  route(dropExpectation, async ({ input: { expectationId }, actor, db }) => {
    const before = await changeable(db, actor, expectationId)
    heed(whyNotChangeExpectation(before))
    await removeExpectation(db, expectationId)
    await record(db, actor, 'expectation.takenBack', told(before))
    return before
  }),

  route(handleExpectation, async ({ input: { expectationId, ...given }, actor, db, today }) => {
    const before = await changeable(db, actor, expectationId)
    heed(whyNotChangeExpectation(before))
    await heedOf(db, before.accountId, given.madeCommitmentId)
    await setHandling(db, expectationId, { ...given, by: actor.id, on: today })
    const about = { ...told(before), outcome: given.outcome }
    await record(db, actor, `expectation.${given.handling}`, about)
    return found(await expectationOf(db, expectationId))
  }),

  route(reopenExpectation, async ({ input: { expectationId }, actor, db }) => {
    const before = await changeable(db, actor, expectationId)
    if (before.handling === null) return before
    await setHandling(db, expectationId, null)
    await record(db, actor, 'expectation.reopened', told(before))
    return found(await expectationOf(db, expectationId))
  }),
]

const told = ({ expectationId, accountId, believed }: Expectation) => ({
  expectationId,
  accountId,
  title: believed,
})

async function changeable(db: Db, actor: Actor, expectationId: string): Promise<Expectation> {
  await holdRows(db, 'expectation', 'expectation_id', [expectationId])
  const expectation = found(await expectationOf(db, expectationId))
  await heedWriting(db, actor, expectation.accountId)
  return expectation
}

/** A commitment to the same client. */
async function heedOf(db: Db, accountId: string, commitmentId: string | null): Promise<void> {
  if (commitmentId === null) return
  const account = found(await accountOf(db, accountId))
  const commitment = found(await commitmentOf(db, commitmentId))
  if (commitment.accountId !== account.accountId) throw new Problem(404, 'request/not-found')
}
