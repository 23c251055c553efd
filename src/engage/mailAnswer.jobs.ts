/** Sends answers. What was tried and nobody knows how it ended is not sent again by itself: whoever wrote it is told. */
import { mailProblem, openImap, type Server } from '../platform/imap.ts'
import { type JobAsk, job } from '../platform/jobs.ts'
import { record } from '../platform/history.ts'
import { sendLetter, writeLetter } from '../platform/smtp.ts'
import { sendAnswer } from './mailbox.ts'
import { mailboxOf, type MailboxRow, passwordOf } from './mailbox.store.ts'
import { settleClocks } from './mailClocks.store.ts'
import { fileMail } from './mailFiling.store.ts'
import { ourAddresses } from './mailMatch.store.ts'
import { type Leaving, take, tellOutgoing } from './mailOutgoing.store.ts'
import { takeApart } from './mailTaken.store.ts'

type Ask = JobAsk<{ outgoingId: string }>

export const mailAnswerJobs = [
  job(sendAnswer, async ({ firm, payload: { outgoingId }, secret }: Ask) => {
    const leaving = await firm((db) => take(db, outgoingId))
    if (!leaving) return
    const failed = (problem: string) =>
      firm((db) => tellOutgoing(db, outgoingId, { state: 'failed', problem }))
    if (leaving.before === 'trying') return failed('unsure')
    const box = await firm((db) => mailboxOf(db, leaving.mailboxId))
    const password = await firm(async (db) => passwordOf(db, await secret(), leaving.mailboxId))
    if (!box?.smtpHost || password === null) return failed('sealed')
    const letter = letterOf(leaving, box)
    const raw = await writeLetter(letter)
    const { login } = box
    const server = {
      host: box.smtpHost,
      port: box.smtpPort!,
      security: box.smtpSecurity,
      login,
      password,
    }
    try {
      await sendLetter(server, letter, raw)
    } catch (error) {
      const problem = mailProblem(error)
      // Where the line broke in the middle it may have been taken all the same.
      return failed(
        problem === 'gone' || problem === 'timeout'
          ? 'unsure'
          : problem === 'other'
            ? 'rejected'
            : problem,
      )
    }
    const taken = await takeApart(raw)
    await firm(async (db) => {
      await tellOutgoing(db, outgoingId, { state: 'sent' })
      const now = Date.now()
      const { personId: holderId } = leaving
      const filing = { taken, holderId, arrived: null, now, countsFrom: now, files: [] }
      const filed = await fileMail(db, {
        ...filing,
        ours: await ourAddresses(db),
        threadId: leaving.threadId,
      })
      if (filed) await settleClocks(db, filed.threadId)
      await record(db, { id: holderId }, 'mail.answered', { outgoingId })
    })
    await putIntoSent(
      { ...server, host: box.imapHost, port: box.imapPort, security: box.imapSecurity },
      box,
      raw,
    )
  }),
]

const letterOf = (leaving: Leaving, { address }: MailboxRow) => ({
  from: { name: leaving.personName, address },
  to: leaving.addressees,
  cc: leaving.copies,
  subject: leaving.subject,
  text: leaving.text,
  mailId: leaving.mailId,
  refs: leaving.refs,
})

/** Servers that put what they send among what was sent by themselves. */
const KEEP_THEMSELVES = /(^|\.)(gmail|googlemail|office365|outlook)\.com$/

/** Where it was sent is where its writer looks for it; that it went out doesn't hang on it. */
async function putIntoSent(server: Server, { smtpHost }: MailboxRow, raw: Buffer) {
  if (KEEP_THEMSELVES.test(smtpHost!)) return
  const imap = await openImap(server).catch(() => null)
  try {
    const folders = (await imap?.list()) ?? []
    const sent = folders.find(({ specialUse }) => specialUse === '\\Sent')
    if (sent) await imap?.append(sent.path, raw, ['\\Seen'])
    await imap?.logout()
  } catch {
    imap?.close()
  }
}
