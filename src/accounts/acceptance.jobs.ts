/** After an answer by link: the text and its hash go by mail to both parties, so that either can prove it. */
import { firmOf } from '../access/firm.store.ts'
import type { Message } from '../platform/mail.ts'
import { type Job, job } from '../platform/jobs.ts'
import { wordsFor } from '../platform/words.ts'
import { acceptanceOf } from './acceptance.store.ts'
import type { Acceptance } from './acceptance.ts'
import { tellAnswer } from './acceptanceTask.ts'
import { askerOf } from './acceptanceAsker.store.ts'

export const acceptanceJobs: Job[] = [
  job(tellAnswer, async ({ payload: { acceptanceId }, firm, mail }) => {
    const messages = await firm(async (db) => {
      const acceptance = await acceptanceOf(db, acceptanceId)
      const { name, demo } = await firmOf(db)
      // The people of the demonstration have no letter box.
      if (!acceptance?.answer || demo) return []
      const { email, language } = acceptance
      const us = await askerOf(db, acceptanceId)
      return [
        ...(email ? [messageTo(email, language, acceptance, name)] : []),
        ...(us ? [messageTo(us.email, us.locale, acceptance, name)] : []),
      ]
    })
    for (const message of messages) mail.send(message)
  }),
]

function messageTo(to: string, locale: string, acceptance: Acceptance, firm: string): Message {
  const t = wordsFor(locale)
  const { answer, title, text, textHash, signedName, answeredAt, ourName, askedAt } = acceptance
  const { reason, options, chosen } = acceptance
  const values = {
    firm,
    title,
    text,
    hash: textHash,
    signer: signedName ?? '',
    at: inUtc(answeredAt!),
    ourName,
    askedAt: inUtc(askedAt),
    reason,
    chosen: chosen === null ? '' : options[chosen - 1],
  }
  const how = chosen === null ? answer! : 'chosen'
  return {
    to,
    subject: t(`accounts:acceptance.mail.${how}.subject`, values),
    text: t(`accounts:acceptance.mail.${how}.text`, values),
    // As a file, byte by byte what was signed: a mail's own text may be folded on its way.
    attachments: [{ filename: `${textHash.slice(0, 12)}.txt`, content: text }],
  }
}

const inUtc = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`
