/** What is agreed to be owed where too little is kept, over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince, holdRows } from '../platform/since.ts'
import { agreementOf } from './agreement.store.ts'
import { dropTerms, endTerms, listTerms, putTerms } from './compensation.api.ts'
import { TermsGiven, whyNotChangeTerms } from './compensation.ts'
import { settleCompensation } from './compensationTask.ts'
import {
  removeTerms,
  setTermsEnd,
  termsOf,
  type TermsRow,
  termsWith,
  withNow,
  writeTerms,
} from './compensationTerms.store.ts'

export const compensationTermsRoutes: Route[] = [
  route(listTerms, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    return Promise.all((await termsOf(db, accountId)).map((row) => withNow(db, row, today)))
  }),

  route(putTerms, async ({ input: { was, ...given }, actor, db, today }) => {
    const { termsId, accountId, agreementId } = given
    await heedWriting(db, actor, accountId)
    if (termsId) await holdRows(db, 'compensation_terms', 'terms_id', [termsId])
    const before = termsId ? ((await termsWith(db, termsId)) ?? null) : null
    heedSince(was, before && TermsGiven.parse(before), 'commit/changed-since')
    if (before && before.accountId !== accountId) throw new Problem(404, 'request/not-found')
    if (before) heed(whyNotChangeTerms(before))
    if (agreementId) {
      const agreement = found(await agreementOf(db, agreementId))
      if (agreement.accountId !== accountId) throw new Problem(404, 'request/not-found')
    }
    const now = found(await termsWith(db, await writeTerms(db, given)))
    const what = before ? 'compensationTerms.changed' : 'compensationTerms.added'
    await record(db, actor, what, { ...told(now), before })
    await enqueue(db, settleCompensation, {}, { key: 'now' })
    return {
      now: await withNow(db, now, today),
      before: before && (await withNow(db, before, today)),
    }
  }),

  route(dropTerms, async ({ input: { termsId }, actor, db, today }) => {
    const before = await changeable(db, actor, termsId)
    heed(whyNotChangeTerms(before))
    await removeTerms(db, termsId)
    await record(db, actor, 'compensationTerms.takenBack', told(before))
    return withNow(db, before, today)
  }),

  route(endTerms, async ({ input: { termsId, untilOn }, actor, db, today }) => {
    const before = await changeable(db, actor, termsId)
    if (untilOn !== null && untilOn < before.fromOn) throw new Problem(422, 'commit/period')
    await setTermsEnd(db, termsId, untilOn)
    const now = found(await termsWith(db, termsId))
    await record(db, actor, 'compensationTerms.changed', { ...told(now), before })
    return withNow(db, now, today)
  }),
]

const told = ({ termsId, accountId, metric }: TermsRow) => ({ termsId, accountId, title: metric })

async function changeable(db: Db, actor: Actor, termsId: string): Promise<TermsRow> {
  await holdRows(db, 'compensation_terms', 'terms_id', [termsId])
  const terms = found(await termsWith(db, termsId))
  await heedWriting(db, actor, terms.accountId)
  return terms
}
