/** Loops after bad answers over HTTP: closed with the call and what came of it, and their task with them. */
import { accountOf } from '../../accounts/account.store.ts'
import { setEnded } from '../../accounts/action.store.ts'
import type { Actor } from '../../kernel/actor.ts'
import { choiceOf, choose } from '../../platform/choice.ts'
import type { Db } from '../../platform/db.ts'
import { record } from '../../platform/history.ts'
import { found, heed } from '../../platform/problem.ts'
import { type Route, route } from '../../platform/serve.ts'
import { holdRows } from '../../platform/since.ts'
import {
  chooseLoopSettings,
  closeLoop,
  listLoops,
  readLoopSettings,
  reopenLoop,
} from './loop.api.ts'
import { allLoops, loopOf, loopSettings, loopsOf, setLoopEnd } from './loop.store.ts'
import { type Loop, sumOfLoops, whyNotCalled, whyNotCloseLoop, whyNotReopenLoop } from './loop.ts'

export const loopRoutes: Route[] = [
  route(listLoops, async ({ input: { account, open }, db, today }) => {
    if (account) found(await accountOf(db, account))
    const all = account ? await loopsOf(db, account) : await allLoops(db)
    const rows = open === undefined ? all : all.filter((one) => (one.closedOn === null) === open)
    return { rows, sum: sumOfLoops(all, today) }
  }),

  route(closeLoop, async ({ input: { answerId, ...end }, actor, db, today }) => {
    const loop = await held(db, answerId)
    heed(whyNotCloseLoop(actor, loop))
    heed(whyNotCalled(end, loop, today))
    await setLoopEnd(db, answerId, { ...end, closedOn: today, closedBy: actor.id })
    if (loop.actionId)
      await setEnded(db, loop.actionId, { state: 'done', outcome: end.outcome, link: '' })
    await tell(db, actor, 'answer.closed', loop, end.outcome)
    return found(await loopOf(db, answerId))
  }),

  route(reopenLoop, async ({ input: { answerId }, actor, db }) => {
    const loop = await held(db, answerId)
    heed(whyNotReopenLoop(actor, loop))
    await setLoopEnd(db, answerId, null)
    if (loop.actionId) await setEnded(db, loop.actionId, null)
    await tell(db, actor, 'answer.reopened', loop)
    return found(await loopOf(db, answerId))
  }),

  route(readLoopSettings, ({ db }) => choiceOf(db, loopSettings)),

  route(chooseLoopSettings, async ({ input, actor, db }) => {
    const before = await choiceOf(db, loopSettings)
    await choose(db, loopSettings, input)
    await record(db, actor, 'satisfaction.settings', { before, now: input })
    return { now: input, before }
  }),
]

async function held(db: Db, answerId: string): Promise<Loop> {
  await holdRows(db, 'answer_loop', 'answer_id', [answerId])
  return found(await loopOf(db, answerId))
}

function tell(db: Db, actor: Actor, what: `answer.${string}`, loop: Loop, outcome = '') {
  const { accountId, answerId, round: title } = loop
  return record(db, actor, what, { accountId, answerId, title, outcome: outcome.slice(0, 300) })
}
