/** Stalled accounts over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { choiceOf, choose } from '../platform/choice.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { wordsFor } from '../platform/words.ts'
import { criteriaAt } from './criteria.store.ts'
import {
  answerExecution,
  chooseStalled,
  decideStalled,
  listOpenStalled,
  readStalled,
  readStalledAccount,
  takeBackAnswer,
} from './stalled.api.ts'
import {
  findStalled,
  lastAnswer,
  whyNotAnswer,
  whyNotDecide,
  whyNotTakeAnswerBack,
} from './stalled.ts'
import {
  addAnswer,
  hasOpenCase,
  lockStalled,
  stalledCase,
  stalledCases,
  stalledChoice,
} from './stalled.store.ts'
import { judgeKeyAccounts } from './stalledFigures.store.ts'
import { backIntoTier, leaveTier, settle } from './stalledMoves.store.ts'

// words: segment:standing.reversed

export const stalledRoutes: Route[] = [
  route(readStalled, async ({ db, today }) => {
    const settings = await choiceOf(db, stalledChoice)
    const judged = await judgeKeyAccounts(db, { settings, today })
    return {
      settings,
      asOf: judged?.asOf ?? null,
      valuation: judged?.valuation ?? null,
      cases: await stalledCases(db),
      criteria: await criteriaNames(db),
      watched: judged?.accounts ?? [],
    }
  }),

  route(listOpenStalled, async ({ db }) =>
    (await stalledCases(db)).filter(({ state }) => state !== 'closed'),
  ),

  route(readStalledAccount, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    const settings = await choiceOf(db, stalledChoice)
    const judged = await judgeKeyAccounts(db, { settings, today, accountId })
    return {
      settings,
      asOf: judged?.asOf ?? null,
      valuation: judged?.valuation ?? null,
      cases: await stalledCases(db, { accountId }),
      criteria: await criteriaNames(db),
      watched: judged?.accounts[0] ?? null,
    }
  }),

  route(answerExecution, async ({ input: { caseId, share, how }, actor, db, today }) => {
    const { told, carers } = await caseOf(db, caseId)
    heed(whyNotAnswer(actor, told.state, carers))
    await addAnswer(
      db,
      told,
      { step: 'execution', share, reason: how, answeredOn: today },
      actor.id,
    )
    const { accountId } = told
    await record(db, actor, 'stalled.answered', { accountId, caseId, share, how })
    return settle(db, caseId)
  }),

  route(decideStalled, async ({ input: { caseId, ...given }, actor, db, today }) => {
    const { told } = await caseOf(db, caseId)
    heed(whyNotDecide(actor, told.state, given, { criteria: await criteriaNames(db), today }))
    const { outcome, reason, byOn, criterion, toTier } = given
    const { accountId } = told
    const standingId =
      outcome === 'leave-tier' && toTier
        ? await leaveTier(db, actor, { accountId, toTier, reason, today })
        : null
    const answer = {
      outcome,
      reason,
      byOn: outcome === 'execute-first' ? byOn : null,
      criterion: outcome === 'criteria-change' ? criterion : null,
      toTier: outcome === 'leave-tier' ? toTier : null,
      standingId,
    }
    await addAnswer(db, told, { ...answer, step: 'outcome', answeredOn: today }, actor.id)
    await record(db, actor, 'stalled.decided', { accountId, caseId, ...answer })
    return settle(db, caseId)
  }),

  route(takeBackAnswer, async ({ input: { caseId }, actor, caller, db, today }) => {
    const { told, carers } = await caseOf(db, caseId)
    const { accountId } = told
    const last = lastAnswer(told.answers)
    const hasOther = told.state === 'closed' && (await hasOpenCase(db, accountId))
    heed(whyNotTakeAnswerBack(actor, told, { carers, hasOther }))
    const { answerId, step, standingId } = found(last)
    if (standingId) {
      const says = wordsFor(caller.locale)
      await backIntoTier(db, actor, standingId, (reason) =>
        says('segment:standing.reversed', { reason }),
      )
    }
    await addAnswer(db, told, { step, takesBack: answerId, answeredOn: today }, actor.id)
    await record(db, actor, 'stalled.takenBack', { accountId, caseId, step, answerId })
    return settle(db, caseId)
  }),

  route(chooseStalled, async ({ input, actor, db }) => {
    const before = await choiceOf(db, stalledChoice)
    await choose(db, stalledChoice, input)
    await record(db, actor, 'stalled.chosen', { now: input, before })
    await enqueue(db, findStalled, {}, { key: 'figures' })
    return { now: input, before }
  }),
]

/** Locks the cases: what is asked next doesn't change until the transaction ends. */
async function caseOf(db: Db, caseId: string) {
  await lockStalled(db)
  const told = found(await stalledCase(db, caseId))
  const { carers } = found(await accountOf(db, told.accountId))
  return { told, carers }
}

async function criteriaNames(db: Db): Promise<string[]> {
  return (await criteriaAt(db))?.criteria.map(({ name }) => name) ?? []
}
