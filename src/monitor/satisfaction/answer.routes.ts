/** Surveys as whoever holds the link answers them: without sign-in, once per link, changed until the round closes. */
import { firmOf } from '../../access/firm.store.ts'
import { seekLink } from '../../access/link.store.ts'
import { NOBODY } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { actFor, type Db } from '../../platform/db.ts'
import { record } from '../../platform/history.ts'
import { allowance } from '../../platform/limit.ts'
import { found, heed, Problem } from '../../platform/problem.ts'
import { openRoute, type Route } from '../../platform/serve.ts'
import { holdRows } from '../../platform/since.ts'
import { answerSurvey, readSurvey, silenceSurvey } from './answer.api.ts'
import { heldOf, setAnswer, setSilent, SURVEY } from './answer.store.ts'
import { askedOnly, isOpen, type Offer, whyNotAnswer } from './answer.ts'
import { loopAfter } from './loopAfter.store.ts'
import { roundOf } from './survey.store.ts'

/** A link is a secret of 256 bits; whoever guesses is slowed all the same. */
const openings = allowance({ times: 120, seconds: 15 * 60 })

export const answerRoutes: Route[] = [
  openRoute(readSurvey, async ({ input: { token }, db, today, address }) => {
    await openings.take(address)
    const { inside, answerId } = await opened(db, token)
    return offer(inside, answerId, today)
  }),

  openRoute(answerSurvey, async ({ input: { token, ...given }, db, today, address }) => {
    await openings.take(address)
    const { inside, answerId } = await opened(db, token)
    await holdRows(inside, 'survey_answer', 'answer_id', [answerId])
    const held = found(await heldOf(inside, answerId))
    const round = found(await roundOf(inside, held.roundId))
    heed(whyNotAnswer(round, today))
    const kept = askedOnly(given, round)
    await setAnswer(inside, answerId, kept)
    const what = held.answered ? 'survey.changed' : 'survey.answered'
    const { accountId } = held
    await record(inside, NOBODY, what, {
      accountId,
      answerId,
      title: round.title,
      outcome: `${kept.nps}`,
    })
    await loopAfter(inside, { ...held, ...kept }, today)
    return offer(inside, answerId, today)
  }),

  openRoute(silenceSurvey, async ({ input: { token, silent }, db, today, address }) => {
    await openings.take(address)
    const { inside, answerId } = await opened(db, token)
    const { contactId, accountId } = found(await heldOf(inside, answerId))
    if (contactId) {
      await setSilent(inside, contactId, { silent, today })
      const what = silent ? 'survey.silenced' : 'survey.unsilenced'
      await record(inside, NOBODY, what, { accountId, answerId })
    }
    return offer(inside, answerId, today)
  }),
]

/** From here the transaction is the firm's that asks. A link that was taken back or is late opens nothing. */
async function opened(db: Db, token: string) {
  const link = await seekLink(db, { purpose: SURVEY, token })
  if (!link?.firmId || link.revokedAt || link.expiresAt <= new Date())
    throw new Problem(404, 'survey/unknown')
  return { inside: actFor(db, { firmId: link.firmId }), answerId: link.recordId }
}

async function offer(db: Db, answerId: string, today: Day): Promise<Offer> {
  const held = await heldOf(db, answerId)
  const round = held && (await roundOf(db, held.roundId))
  if (!held || !round) throw new Problem(404, 'survey/unknown')
  const { name, account, language, silent, nps, csat, effort, difference, text } = held
  const { services, asksEffort, asksDifference, closesOn } = round
  return {
    firmName: (await firmOf(db)).name,
    name,
    account,
    language,
    services,
    asksEffort,
    asksDifference,
    closesOn,
    open: isOpen(round, today),
    given: nps === null ? null : { nps, csat, effort, difference, text },
    silent,
  }
}
