/** Extras over HTTP: whom they take from, and what was decided. */
import { homeCurrencyOf } from '../access/firm.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { resumeClocksAbout, stopClocksAbout } from '../commit/clockAbout.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { choiceOf, choose } from '../platform/choice.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { holdRows } from '../platform/since.ts'
import {
  checkFairness,
  decideExtra,
  keepRequestSettings,
  listDecisions,
  readRequestSettings,
  withdrawDecision,
} from './extra.api.ts'
import {
  decisionsOf,
  fairnessCheckOf,
  insertDecision,
  requestChoice,
  setWithdrawn,
} from './extra.store.ts'
import { whyNotCheck, whyNotDecide, whyNotGrant, whyNotWithoutReason } from './extra.ts'
import { verdictOf } from './fairness.ts'
import { requestOf, setRequestEnd } from './request.store.ts'

export const extraRoutes: Route[] = [
  route(checkFairness, async ({ input: { requestId }, db, today }) => {
    const request = found(await requestOf(db, requestId))
    heed(whyNotCheck(request))
    return fairnessCheckOf(db, request, today)
  }),

  route(listDecisions, async ({ input: { requestId }, db }) => {
    found(await requestOf(db, requestId))
    return decisionsOf(db, requestId)
  }),

  route(decideExtra, async ({ input: { requestId, ...given }, actor, db, today }) => {
    const request = await held(db, actor, requestId)
    heed(whyNotDecide(request))
    heed(whyNotCheck(request))
    // Two who grant at once would give the same hours twice.
    await db`select pg_advisory_xact_lock(hashtextextended(${`extras ${db.firm}`}, 0))`
    const seen = await fairnessCheckOf(db, request, today)
    const { decision, reason } = given
    const cure = decision === 'cured' ? seen.cures.find(({ kind }) => kind === given.cure) : null
    if (cure === undefined) throw new Problem(409, 'engage/cures-no-more')
    heed(whyNotWithoutReason(given, seen))
    if (decision === 'granted') heed(whyNotGrant(actor, seen))
    const taking = cure?.taking ?? seen.asked
    // What clocks are called may name people, whom a figure that is kept for ever couldn't forget.
    const kept = { ...seen, clocks: seen.clocks.map((clock) => ({ ...clock, title: '' })) }
    await insertDecision(db, { requestId, decision, cure, reason, seen: kept, taking })
    if (decision === 'refused') {
      const end = { closedOn: today, outcome: reason, refused: true, spent: {} }
      await setRequestEnd(db, requestId, end)
      await stopClocksAbout(db, actor, about(requestId))
    }
    const { accountId, title } = request
    const verdict = verdictOf(seen.lines)
    const what = { requestId, accountId, title, outcome: reason, verdict, cure: cure?.kind ?? null }
    await record(db, actor, `request.${decision}`, what)
    return found((await decisionsOf(db, requestId))[0])
  }),

  route(withdrawDecision, async ({ input: { requestId }, actor, db }) => {
    const { accountId, title, stage } = await held(db, actor, requestId)
    const holding = (await decisionsOf(db, requestId)).find((one) => one.withdrawnAt === null)
    const { decisionId, decision } = found(holding)
    await setWithdrawn(db, decisionId)
    if (decision === 'refused' && stage === 'refused') {
      await setRequestEnd(db, requestId, null)
      await resumeClocksAbout(db, actor, about(requestId))
    }
    await record(db, actor, 'request.undecided', { requestId, accountId, title, decision })
    return found((await decisionsOf(db, requestId)).find((one) => one.decisionId === decisionId))
  }),

  route(readRequestSettings, async ({ db }) => ({
    ...(await choiceOf(db, requestChoice)),
    currency: await homeCurrencyOf(db),
  })),

  route(keepRequestSettings, async ({ input, actor, db }) => {
    const before = await choiceOf(db, requestChoice)
    await choose(db, requestChoice, input)
    await record(db, actor, 'requestSettings.kept', { now: input, before })
    return { now: input, before }
  }),
]

const about = (requestId: string) => ({ aboutKind: 'request', aboutId: requestId })

/** Held until the transaction ends, by someone who may change the account. */
async function held(db: Db, actor: Actor, requestId: string) {
  await holdRows(db, 'request', 'request_id', [requestId])
  const request = found(await requestOf(db, requestId))
  await heedWriting(db, actor, request.accountId)
  return request
}
