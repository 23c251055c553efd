/** Help of colleagues over HTTP. */
import { heedWriting } from '../accounts/writing.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  answerHelp,
  dropHelp,
  listHelp,
  listMyHelp,
  putHelp,
  thankHelp,
  unanswerHelp,
} from './help.api.ts'
import {
  helpAskedOf,
  helpOf,
  helpsOf,
  removeHelp,
  setAnswer,
  setThanks,
  writeHelp,
} from './help.store.ts'
import { type Help, whyNotAnswer, whyNotThank } from './help.ts'
import { heedOurs } from './interaction.routes.ts'
import { requestOf } from './request.store.ts'

export const helpRoutes: Route[] = [
  route(listHelp, async ({ input: { requestId }, db }) => {
    found(await requestOf(db, requestId))
    return helpsOf(db, requestId)
  }),

  route(listMyHelp, ({ actor, db }) => helpAskedOf(db, actor.id)),

  route(putHelp, async ({ input, actor, db }) => {
    const { accountId, state } = found(await requestOf(db, input.requestId))
    await heedWriting(db, actor, accountId)
    if (state !== 'open') throw new Problem(409, 'engage/request-closed')
    const before = input.helpId ? ((await helpOf(db, input.helpId)) ?? null) : null
    if (before && before.requestId !== input.requestId) throw new Problem(404, 'request/not-found')
    if (input.personId !== before?.personId) await heedOurs(db, [input.personId])
    const now = found(await helpOf(db, await writeHelp(db, input)))
    await record(db, actor, before ? 'help.changed' : 'help.asked', { ...told(now), before })
    return { now, before }
  }),

  route(dropHelp, async ({ input: { helpId }, actor, db }) => {
    const before = await changeable(db, actor, helpId)
    await removeHelp(db, helpId)
    await record(db, actor, 'help.takenBack', told(before))
    return before
  }),

  route(answerHelp, async ({ input: { helpId, answer }, actor, db, today }) => {
    const help = found(await helpOf(db, helpId))
    heed(whyNotAnswer(actor, help))
    await setAnswer(db, helpId, { answer, on: today })
    await record(db, actor, 'help.answered', { ...told(help), outcome: answer.slice(0, 300) })
    return found(await helpOf(db, helpId))
  }),

  route(unanswerHelp, async ({ input: { helpId }, actor, db }) => {
    const help = found(await helpOf(db, helpId))
    heed(whyNotAnswer(actor, help))
    await setAnswer(db, helpId, null)
    await record(db, actor, 'help.unanswered', told(help))
    return found(await helpOf(db, helpId))
  }),

  route(thankHelp, async ({ input: { helpId, thanks }, actor, db, today }) => {
    const help = await changeable(db, actor, helpId)
    heed(whyNotThank(help))
    await setThanks(db, helpId, { thanks, on: today })
    await record(db, actor, 'help.thanked', { ...told(help), name: help.personName })
    return found(await helpOf(db, helpId))
  }),
]

const told = ({ helpId, requestId, accountId, question, personId }: Help) => ({
  helpId,
  requestId,
  accountId,
  title: question.slice(0, 300),
  personId,
})

async function changeable(db: Db, actor: Actor, helpId: string): Promise<Help> {
  const help = found(await helpOf(db, helpId))
  await heedWriting(db, actor, help.accountId)
  return help
}
