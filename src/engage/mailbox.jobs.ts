/** Reads mailboxes every few minutes. A run may be killed anywhere: what it kept and how far it came are one transaction. */
import { NOBODY } from '../kernel/actor.ts'
import { type Imap, mailProblem, openImap } from '../platform/imap.ts'
import { type JobAsk, job } from '../platform/jobs.ts'
import { record } from '../platform/history.ts'
import { settleClocks, unsettledThreads } from './mailClocks.store.ts'
import { sweepMailFiles } from './mailFile.store.ts'
import { ASKED_EVERY_MS, retryAfterMs, sweepMail, syncMailbox } from './mailbox.ts'
import {
  askToSync,
  mailboxOf,
  type MailboxRow,
  passwordOf,
  tellAnswered,
  tellProblem,
} from './mailbox.store.ts'
import { askToSweep } from './mailPersonal.store.ts'
import { forgetHours, progressOf } from './mailProgress.store.ts'
import { newIn } from './mailReading.store.ts'
import { readFolder } from './mailSync.store.ts'

type Ask = JobAsk<{ mailboxId: string }>

export const mailboxJobs = [
  job(syncMailbox, async (ask: Ask) => {
    const { firm, payload } = ask
    const { mailboxId } = payload
    const box = await firm((db) => mailboxOf(db, mailboxId))
    if (!box) return
    const before = box.state
    const problem = await run(ask, box)
    await settleAll(ask)
    await firm(async (db) => {
      if (problem === null) {
        await tellAnswered(db, mailboxId)
        await forgetHours(db, mailboxId)
        await askToSweep(db)
        return askToSync(db, mailboxId, Date.now() + ASKED_EVERY_MS)
      }
      if (problem === 'stopping') return askToSync(db, mailboxId)
      const failures = await tellProblem(db, mailboxId, problem)
      if (before !== 'failing') await record(db, NOBODY, 'mailbox.failing', { mailboxId, problem })
      return askToSync(db, mailboxId, Date.now() + retryAfterMs(failures, problem))
    })
  }),

  job(sweepMail, async ({ firm, firmId, dataFolder }) => {
    await firm((db) => sweepMailFiles(db, { dataFolder, firmId }))
  }),
]

/** Null where all was read; else what was in the way. */
async function run(ask: Ask, box: MailboxRow) {
  const { firm, secret, stopping } = ask
  const { mailboxId } = box
  const password = await firm(async (db) => passwordOf(db, await secret(), mailboxId))
  if (password === null) return 'sealed' as const
  const known = await firm((db) => progressOf(db, mailboxId))
  let imap: Imap | null = null
  try {
    const { imapHost: host, imapPort: port, imapSecurity: security, login } = box
    imap = await openImap({ host, port, security, login, password })
    const folders = await newIn(imap, known, new Date(`${box.sinceOn}T00:00:00Z`))
    const inbox = folders.find(({ path }) => path.toUpperCase() === 'INBOX')
    const before = inbox && known.get(inbox.path)
    // All of it is counted again.
    if (before && before.uidValidity !== inbox.uidValidity)
      await firm((db) => forgetHours(db, mailboxId, { all: true }))
    let left = folders.reduce((sum, { uids }) => sum + uids.length, 0)
    for (const folder of folders) {
      left = await readFolder(ask, { imap, box, folder, left })
      if (stopping.aborted) return 'stopping' as const
    }
    await imap.logout()
    return null
  } catch (error) {
    // What is wrong with the database is none of the mailbox's: the job fails, and is tried again.
    if (!isOfMail(error)) throw error
    return mailProblem(error)
  } finally {
    imap?.close()
  }
}

const isOfMail = (error: unknown) =>
  !(error instanceof Error && (error.name === 'PostgresError' || error.name === 'ZodError'))

async function settleAll({ firm, stopping }: Ask) {
  for (;;) {
    const threads = await firm(unsettledThreads)
    if (threads.length === 0) return
    for (const threadId of threads) {
      if (stopping.aborted) return
      await firm((db) => settleClocks(db, threadId))
    }
  }
}
