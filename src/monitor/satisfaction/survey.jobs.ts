/** Surveys by mail: one job per person, tried again until a mail server takes it; a reminder once, and the closing on its day. */
import { firmOf } from '../../access/firm.store.ts'
import { revokeLink } from '../../access/link.store.ts'
import { NOBODY } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import type { Db } from '../../platform/db.ts'
import { enqueue, type Job, job } from '../../platform/jobs.ts'
import { nextNight } from '../../platform/night.ts'
import type { Message } from '../../platform/mail.ts'
import { wordsFor } from '../../platform/words.ts'
import { heldOf, linkTo, setReminded, setSent, SURVEY } from './answer.store.ts'
import { isOpen } from './answer.ts'
import { roundOf, setRoundDays, unansweredOf } from './survey.store.ts'
import { isOver, mailSurvey, watchRound } from './survey.ts'
import { endRound } from './surveyEnd.store.ts'

export const surveyJobs: Job[] = [
  job(mailSurvey, async ({ payload: { answerId, reminds }, firm, mail, publicUrl, today }) => {
    const message = await firm((db) =>
      messageTo(db, answerId, { reminds, today: today(), publicUrl }),
    )
    if (!message) return
    try {
      await mail.deliver(message)
    } catch (error) {
      await firm((db) => setSent(db, answerId, 'failing', (error as Error).message))
      throw error
    }
    await firm((db) => (reminds ? setReminded(db, answerId) : setSent(db, answerId, 'sent')))
  }),

  job(watchRound, async ({ payload: { roundId }, firm, today }) => {
    await firm(async (db) => {
      const round = await roundOf(db, roundId)
      if (!round?.openedOn || round.closedOn) return
      if (isOver(round, today())) {
        await endRound(db, NOBODY, round, today())
        return
      }
      if (round.remindsOn && !round.remindedOn && round.remindsOn <= today()) {
        for (const { answerId } of await unansweredOf(db, roundId))
          await enqueue(db, mailSurvey, { answerId, reminds: true })
        await setRoundDays(db, roundId, { remindedOn: today() })
      }
      // Before people come to work.
      await enqueue(
        db,
        watchRound,
        { roundId },
        { key: roundId, notBefore: await nextNight(db, 6) },
      )
    })
  }),
]

type Told = { reminds: boolean; today: Day; publicUrl: () => string }

/** Null where there is nothing to send: sent already, answered, not to be asked again, or the round is over. */
async function messageTo(
  db: Db,
  answerId: string,
  { reminds, today, publicUrl }: Told,
): Promise<Message | null> {
  const held = await heldOf(db, answerId)
  const round = held && (await roundOf(db, held.roundId))
  if (!held || !round || !isOpen(round, today) || held.answered || held.silent) return null
  const { email, language, name, account } = held
  if (email === null || (!reminds && held.state === 'sent')) return null
  const about = { purpose: SURVEY, recordId: answerId, firmId: db.firm } as const
  // One that failed is in nobody's hands; what was sent before a reminder stays open beside it.
  if (!reminds) await revokeLink(db, about)
  const path = await linkTo(db, answerId, { round, today, madeBy: null })
  const t = wordsFor(language)
  const values = {
    firm: (await firmOf(db)).name,
    name: name ?? '',
    account,
    link: `${publicUrl()}${path}`,
    until: round.closesOn,
  }
  const which = reminds ? 'reminder' : 'mail'
  return {
    id: `${answerId}.${which}`,
    to: email,
    subject: t(`monitor:satisfaction.${which}.subject`, values),
    text: t(`monitor:satisfaction.${which}.text`, values),
  }
}
