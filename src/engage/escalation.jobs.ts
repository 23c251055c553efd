/** Moves up what wasn't solved in time, once, also after a standstill; and tells whoever a step names by mail, once. */
import { firmOf } from '../access/firm.store.ts'
import { NOBODY } from '../kernel/actor.ts'
import { job } from '../platform/jobs.ts'
import type { Message } from '../platform/mail.ts'
import { wordsFor } from '../platform/words.ts'
import { askToLook, DUE_AT_ONCE, nextDue, raiseDue } from './escalationMove.store.ts'
import { escalationsDue, tellSteps } from './escalationTask.ts'
import { type Untold, untoldSteps } from './escalationTold.store.ts'

// words: engage:escalation.mail.*

export const escalationJobs = [
  job(escalationsDue, async ({ firm, stopping }) => {
    let more = true
    while (more && !stopping.aborted) {
      more = await firm(async (db) => {
        if ((await raiseDue(db, NOBODY)) === DUE_AT_ONCE) return true
        const next = await nextDue(db)
        if (next) await askToLook(db, next.at)
        return false
      })
    }
  }),

  job(tellSteps, async ({ firm, mail, publicUrl }) => {
    const messages = await firm(async (db) => {
      const told = await untoldSteps(db)
      const { demo } = await firmOf(db)
      // The people of the demonstration have no letter box.
      return demo ? [] : told.map((one) => messageTo(one, publicUrl()))
    })
    for (const message of messages) mail.send(message)
  }),
]

function messageTo({ email, locale, kind, ...told }: Untold, address: string): Message {
  const t = wordsFor(locale)
  const values = {
    ...told,
    by: told.byName ?? t('engage:escalation.mail.byItself'),
    address: `${address}/requests/escalations/${told.escalationId}`,
  }
  return {
    to: email,
    subject: t(`engage:escalation.mail.${kind}`, values),
    text: t('engage:escalation.mail.text', values),
  }
}
