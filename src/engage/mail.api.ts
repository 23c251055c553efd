/** What the outside may do with mails. Whoever has them, and where they are open whoever sees the account, sees them. */
import { z } from 'zod'
import { TEAM, WORKERS } from '../kernel/actor.ts'
import { endpoint, streamEndpoint } from '../kernel/endpoint.ts'
import { AnswerGiven, Outgoing, ThreadList, ThreadPage, ThreadRead } from './mail.ts'

const oneThread = z.object({ threadId: z.guid() })
const oneMail = z.object({ messageId: z.guid() })

/** The latest first; sought by words of subject and text. */
export const listThreads = endpoint('GET /accounts/:accountId/mail', {
  may: TEAM,
  input: ThreadList,
  returns: ThreadPage,
})

export const readThread = endpoint('GET /mail/threads/:threadId', {
  tells: ['mail', 'interaction'],
  may: TEAM,
  input: oneThread,
  returns: ThreadRead,
})

/** Opens or closes what one has of a thread for those who see its accounts. */
export const openThread = endpoint('PUT /mail/threads/:threadId/opening', {
  may: WORKERS,
  input: oneThread.extend({ isOpen: z.boolean() }),
  returns: oneThread.extend({ isOpen: z.boolean() }),
})

/** Takes what one has of a thread out of Clave; in the mailbox it stays. */
export const dropThread = endpoint('DELETE /mail/threads/:threadId', {
  may: WORKERS,
  input: oneThread,
  returns: oneThread,
})

/** Whether a mail asks for an answer, whatever the rules say; null leaves it to them. */
export const sayAsks = endpoint('PUT /mail/messages/:messageId/asking', {
  may: WORKERS,
  input: oneMail.extend({ asks: z.boolean().nullable() }),
  returns: z.object({ before: z.boolean().nullable() }),
})

/** Goes out through one's own mailbox a few seconds later; until then it can be taken back. */
export const answerThread = endpoint('POST /mail/threads/:threadId/answers', {
  may: WORKERS,
  input: AnswerGiven,
  returns: Outgoing,
})

export const takeBackAnswer = endpoint('DELETE /mail/answers/:outgoingId', {
  may: WORKERS,
  input: z.object({ outgoingId: z.guid() }),
  returns: z.object({ text: z.string() }),
})

/** The page that a mail was written as, with nothing in it that runs or loads. */
export const showPage = streamEndpoint('GET /mail/messages/:messageId/page', {
  may: TEAM,
  input: oneMail,
  flows: 'down',
})

export const downloadMailFile = streamEndpoint('GET /mail/files/:fileId/file', {
  may: TEAM,
  input: z.object({ fileId: z.guid(), shown: z.stringbool().optional() }),
  flows: 'down',
})

/** Files one mail that someone has as a file: the body is its bytes, the answer its thread. */
export const fileEml = streamEndpoint('POST /mail/files', {
  may: WORKERS,
  input: z.object({ accountId: z.guid().optional() }),
  flows: 'up',
})
export const EmlFiled = z.object({
  threadId: z.guid(),
  messageId: z.guid(),
  subject: z.string(),
  isNew: z.boolean(),
})
