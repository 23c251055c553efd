/** After an answer by link: the text and its hash go by mail to both parties, so that either can prove it; tried again until a mail server takes it. */
import { firmOf } from '../access/firm.store.ts'
import type { Message } from '../platform/mail.ts'
import { type Job, job } from '../platform/jobs.ts'
import { wordsFor } from '../platform/words.ts'
import { acceptanceOf } from './acceptance.store.ts'
import { proofTo, setProof } from './acceptanceMail.store.ts'
import type { Acceptance } from './acceptance.ts'
import { mailProof } from './acceptanceTask.ts'

export const acceptanceJobs: Job[] = [
  job(mailProof, async ({ payload, firm, mail }) => {
    const { acceptanceId, party } = payload
    const message = await firm(async (db) => {
      const to = await proofTo(db, payload)
      const acceptance = await acceptanceOf(db, acceptanceId)
      if (!to || !acceptance) return null
      const { name } = await firmOf(db)
      if (to.email) return messageTo(to.email, to.locale, acceptance, { party, firm: name })
      await setProof(db, payload, 'noAddress')
      return null
    })
    if (!message) return
    try {
      await mail.deliver(message)
    } catch (error) {
      await firm((db) => setProof(db, payload, 'failing', (error as Error).message))
      throw error
    }
    await firm((db) => setProof(db, payload, 'sent'))
  }),
]

function messageTo(
  to: string,
  locale: string,
  acceptance: Acceptance,
  { party, firm }: { party: string; firm: string },
): Message {
  const t = wordsFor(locale)
  const { acceptanceId, answer, title, text, textHash, signedName, answeredAt } = acceptance
  const { ourName, askedAt, reason, options, chosen } = acceptance
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
    id: `${acceptanceId}.${party}`,
    to,
    subject: t(`accounts:acceptance.mail.${how}.subject`, values),
    text: t(`accounts:acceptance.mail.${how}.text`, values),
    // As a file, byte by byte what was signed: a mail's own text may be folded on its way.
    attachments: [{ filename: `${textHash.slice(0, 12)}.txt`, content: text }],
  }
}

const inUtc = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`
