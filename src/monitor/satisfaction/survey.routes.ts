/** Rounds of questions over HTTP. */
import { heedWriting } from '../../accounts/writing.store.ts'
import { record } from '../../platform/history.ts'
import { enqueue } from '../../platform/jobs.ts'
import { found, heed } from '../../platform/problem.ts'
import { type Route, route } from '../../platform/serve.ts'
import { heedSince, holdRows } from '../../platform/since.ts'
import { firmOf } from '../../access/firm.store.ts'
import {
  closeRound,
  dropRound,
  handSurvey,
  listRecipients,
  listRounds,
  openRound,
  putRound,
  readReach,
  sendAgain,
} from './survey.api.ts'
import { linkTo } from './answer.store.ts'
import {
  allRounds,
  readyAgain,
  recipientOf,
  recipientsOf,
  removeRound,
  roundIdOf,
  roundOf,
  setRoundDays,
  waitingOf,
  writeRound,
} from './survey.store.ts'
import {
  mailSurvey,
  RoundGiven,
  watchRound,
  whyNotChangeRound,
  whyNotClose,
  whyNotOpen,
  whyNotRound,
  whyNotSendAgain,
} from './survey.ts'
import { endRound } from './surveyEnd.store.ts'
import { fillRound, reachOf } from './surveyReach.store.ts'

export const surveyRoutes: Route[] = [
  route(listRounds, ({ db }) => allRounds(db)),

  route(putRound, async ({ input: { was, ...given }, actor, db, today }) => {
    const { roundId } = given
    if (roundId) await holdRows(db, 'survey_round', 'round_id', [roundId])
    const before = roundId ? ((await roundOf(db, roundId)) ?? null) : null
    if (before) heed(whyNotChangeRound(before))
    heedSince(was, before && RoundGiven.parse(before), 'monitor/changed-since')
    heed(whyNotRound(given, today))
    const now = found(await roundOf(db, await writeRound(db, given)))
    await record(db, actor, before ? 'survey.redrafted' : 'survey.drafted', {
      ...told(now),
      before,
    })
    return { now, before }
  }),

  route(dropRound, async ({ input: { roundId }, actor, db }) => {
    await holdRows(db, 'survey_round', 'round_id', [roundId])
    const before = found(await roundOf(db, roundId))
    heed(whyNotChangeRound(before))
    await removeRound(db, roundId)
    await record(db, actor, 'survey.takenBack', told(before))
    return before
  }),

  route(readReach, async ({ input: { roundId }, db, today }) =>
    reachOf(db, found(await roundOf(db, roundId)), today),
  ),

  route(openRound, async ({ input: { roundId }, actor, db, today }) => {
    await holdRows(db, 'survey_round', 'round_id', [roundId])
    const round = found(await roundOf(db, roundId))
    heed(whyNotOpen(round, await reachOf(db, round, today), today))
    await fillRound(db, roundId, round, today)
    await setRoundDays(db, roundId, { openedOn: today })
    // The people of the demonstration have no letter box.
    if (!(await firmOf(db)).demo)
      for (const { answerId } of await waitingOf(db, roundId))
        await enqueue(db, mailSurvey, { answerId, reminds: false })
    await enqueue(db, watchRound, { roundId }, { key: roundId })
    const now = found(await roundOf(db, roundId))
    await record(db, actor, 'survey.opened', { ...told(now), asked: now.asked })
    return now
  }),

  route(closeRound, async ({ input: { roundId }, actor, db, today }) => {
    await holdRows(db, 'survey_round', 'round_id', [roundId])
    const round = found(await roundOf(db, roundId))
    heed(whyNotClose(round))
    await endRound(db, actor, round, today)
    return found(await roundOf(db, roundId))
  }),

  route(listRecipients, async ({ input: { roundId }, db }) => {
    found(await roundOf(db, roundId))
    return recipientsOf(db, roundId)
  }),

  route(handSurvey, async ({ input: { answerId }, actor, db, today }) => {
    const recipient = found(await recipientOf(db, answerId))
    await heedWriting(db, actor, recipient.accountId)
    const round = found(await roundOf(db, found(await roundIdOf(db, answerId))))
    heed(whyNotClose(round))
    const { accountId } = recipient
    await record(db, actor, 'survey.handed', { accountId, answerId, title: round.title })
    return { path: await linkTo(db, answerId, { round, today, madeBy: actor.id }) }
  }),

  route(sendAgain, async ({ input: { answerId }, actor, db }) => {
    await holdRows(db, 'survey_answer', 'answer_id', [answerId])
    const recipient = found(await recipientOf(db, answerId))
    await heedWriting(db, actor, recipient.accountId)
    const round = found(await roundOf(db, found(await roundIdOf(db, answerId))))
    heed(whyNotSendAgain(round, recipient))
    await readyAgain(db, answerId)
    const now = found(await recipientOf(db, answerId))
    if (now.state === 'waiting') await enqueue(db, mailSurvey, { answerId, reminds: false })
    const { accountId } = recipient
    await record(db, actor, 'survey.sentAgain', { accountId, answerId, title: round.title })
    return now
  }),
]

const told = ({ roundId, title }: { roundId: string; title: string }) => ({ roundId, title })
