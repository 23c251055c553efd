/** Answers in threads over HTTP. */
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { answerThread, takeBackAnswer } from './mail.api.ts'
import { REGRET_MS } from './mail.ts'
import { accountsOfThread, threadOf } from './mail.store.ts'
import { sendAnswer, whyNotMailbox, whyNotSend } from './mailbox.ts'
import { mailboxOf } from './mailbox.store.ts'
import { insertOutgoing, lastOf, takeBack } from './mailOutgoing.store.ts'
import { replySubject } from './mailRules.ts'

export const mailAnswerRoutes: Route[] = [
  route(answerThread, async ({ input, actor, db }) => {
    const { threadId } = found(await threadOf(db, input.threadId))
    const box = found(await mailboxOf(db, input.mailboxId))
    heed(whyNotMailbox(actor, box))
    heed(whyNotSend(box))
    const last = found(await lastOf(db, threadId))
    const subject = replySubject(last.subject)
    const outgoing = await insertOutgoing(db, { ...input, subject, address: box.address, last })
    const { outgoingId } = outgoing
    const notBefore = new Date(Date.now() + REGRET_MS).toISOString()
    await enqueue(db, sendAnswer, { outgoingId }, { key: outgoingId, notBefore })
    const [accountId] = await accountsOfThread(db, threadId)
    await record(db, actor, 'mail.answering', { outgoingId, threadId, about: accountId ?? null })
    return outgoing
  }),

  route(takeBackAnswer, async ({ input: { outgoingId }, actor, db }) => {
    const text = await takeBack(db, outgoingId)
    if (text === null) throw new Problem(409, 'engage/mail-left')
    await record(db, actor, 'mail.takenBack', { outgoingId })
    return { text }
  }),
]
