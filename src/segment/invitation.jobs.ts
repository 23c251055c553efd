/** Invites the raters of a round that was opened: one mail each, in their language. */
import { firmOf } from '../access/firm.store.ts'
import type { Db } from '../platform/db.ts'
import { job } from '../platform/jobs.ts'
import type { Message } from '../platform/mail.ts'
import { wordsFor } from '../platform/words.ts'
import { inviteRaters } from './invitation.ts'
import { invitedTo } from './invitation.store.ts'
import type { Round } from './rating.ts'
import { roundOf } from './rating.store.ts'

// words: segment:invitation.*

export const invitationJobs = [
  job(inviteRaters, async ({ firm, payload: { roundId }, mail, publicUrl }) => {
    const messages = await firm((db) => messagesOf(db, roundId, publicUrl()))
    for (const message of messages) mail.send(message)
  }),
]

async function messagesOf(db: Db, roundId: string, address: string): Promise<Message[]> {
  const round = await roundOf(db, roundId)
  const { demo } = await firmOf(db)
  // The people of the demonstration have no letter box.
  if (!round || demo) return []
  const raters = await invitedTo(db, roundId)
  return raters.map(({ name, email, locale }) => ({
    to: email,
    ...written(round, { name, locale, address: `${address}/selection/rating/${roundId}` }),
  }))
}

type Asked = { name: string; locale: string; address: string }

function written({ title, accounts, dueOn }: Round, { name, locale, address }: Asked) {
  const t = wordsFor(locale)
  const values = { name, title, address, count: accounts }
  return {
    subject: t('segment:invitation.subject', values),
    text: dueOn
      ? t('segment:invitation.textDue', { ...values, day: dueOn })
      : t('segment:invitation.text', values),
  }
}
