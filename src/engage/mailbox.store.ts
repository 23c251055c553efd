/** Mailboxes in PostgreSQL: how they are reached, how far they were read, and how that goes. */
import type postgres from 'postgres'
import { z } from 'zod'
import { type Db, instant, many, maybe, one } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { seal, unseal } from '../platform/seal.ts'
import { alarmOf, Mailbox, type MailboxGiven, type MailProblem, syncMailbox } from './mailbox.ts'
import { silenceAt, WEEKS } from './mailSilence.ts'

const Row = Mailbox.omit({ silence: true, alarm: true }).extend({
  problemSince: instant.nullable(),
  askedAt: instant.nullable(),
  answeredAt: instant.nullable(),
  lastMessageAt: instant.nullable(),
  countsFrom: instant,
  failures: z.number(),
  /** Hours that had mail, in ms since 1970 UTC. */
  busy: z.array(z.number()),
})
export type MailboxRow = Omit<z.infer<typeof Row>, 'busy'>

async function mailboxes(db: Db, where: postgres.Fragment, now: number) {
  const rows = await many(
    Row,
    db`
    select m.mailbox_id, m.kind, m.person_id, f.name as person_name, m.address, m.login, m.imap_host, m.imap_port,
      m.imap_security, m.smtp_host, m.smtp_port, coalesce(m.smtp_security, 'starttls') as smtp_security,
      m.since_on, m.counts_from, m.state, m.problem, m.problem_since, m.failures, m.asked_at, m.answered_at,
      m.last_message_at, m.lag_ms::float8 as lag_ms, m.seen_count, m.kept_count, m.left_count,
      array(select extract(epoch from h.hour)::float8 * 1000 from mail_hour h
        where h.firm_id = m.firm_id and h.mailbox_id = m.mailbox_id
          and h.hour >= m.last_message_at - make_interval(weeks => ${WEEKS}) order by h.hour) as busy
    from mailbox m
    left join firm_person f on f.firm_id = m.firm_id and f.person_id = m.person_id
    where m.firm_id = ${db.firm} and m.ended_at is null and ${where}
    order by m.kind desc, f.name, m.address
  `,
  )
  return rows.map(({ busy, ...row }) => {
    const last = row.lastMessageAt ? Date.parse(row.lastMessageAt) : null
    // Only where the server answers is silence the mailbox's.
    const upTo = row.answeredAt ? Date.parse(row.answeredAt) : now
    const silence = silenceAt(busy, { last, now: Math.min(now, upTo) })
    return { ...row, silence, alarm: alarmOf({ ...row, silence }, now) }
  })
}

type Whose = { personId: string; all: boolean }

/** One's own and the firm's; those of all people for who leads, without a word of what is in them. */
export const mailboxesFor = (db: Db, { personId, all }: Whose, now: number) =>
  mailboxes(db, db`(${all} or m.kind = 'filing' or m.person_id = ${personId})`, now)

export async function mailboxOf(db: Db, mailboxId: string, now = Date.now()) {
  const [found] = await mailboxes(db, db`m.mailbox_id = ${mailboxId}`, now)
  return found
}

const Made = z.object({ mailboxId: z.guid() })

export async function insertMailbox(
  db: Db,
  given: MailboxGiven,
  personId: string | null,
): Promise<string> {
  const { mailboxId } = await one(
    Made,
    db`
    insert into mailbox (kind, person_id, address, login, imap_host, imap_port, imap_security, smtp_host, smtp_port,
      smtp_security, since_on)
    values (${given.kind}, ${personId}, ${given.address}, ${given.login}, ${given.imapHost}, ${given.imapPort},
      ${given.imapSecurity}, ${given.smtpHost}, ${given.smtpPort}, ${given.smtpHost && given.smtpSecurity},
      ${given.sinceOn})
    returning mailbox_id
  `,
  )
  return mailboxId
}

/** Another server or login is another beginning: what was wrong is asked anew. */
export async function changeMailbox(db: Db, mailboxId: string, given: MailboxGiven) {
  await db`
    update mailbox set address = ${given.address}, login = ${given.login}, imap_host = ${given.imapHost},
      imap_port = ${given.imapPort}, imap_security = ${given.imapSecurity}, smtp_host = ${given.smtpHost},
      smtp_port = ${given.smtpPort}, smtp_security = ${given.smtpHost && given.smtpSecurity},
      state = 'connecting', problem = null, problem_since = null, failures = 0,
      since_on = ${given.sinceOn}
    where firm_id = ${db.firm} and mailbox_id = ${mailboxId}
  `
}

/** Reads all of it again: what is there already is kept once. */
export async function forgetProgress(db: Db, mailboxId: string) {
  await db`delete from mail_folder where firm_id = ${db.firm} and mailbox_id = ${mailboxId}`
  await db`delete from mail_hour where firm_id = ${db.firm} and mailbox_id = ${mailboxId}`
  await db`update mailbox set seen_count = 0 where firm_id = ${db.firm} and mailbox_id = ${mailboxId}`
}

/** Whether another one that is read has this address. */
export async function isTaken(db: Db, address: string, mailboxId: string | null) {
  const rows = await db`
    select from mailbox where firm_id = ${db.firm} and address = ${address} and ended_at is null
      and mailbox_id is distinct from ${mailboxId}
  `
  return rows.length > 0
}

/** Its password goes; the mails that were kept stay. */
export async function endMailbox(db: Db, mailboxId: string) {
  await db`delete from mailbox_secret where firm_id = ${db.firm} and mailbox_id = ${mailboxId}`
  await db`delete from mail_hour where firm_id = ${db.firm} and mailbox_id = ${mailboxId}`
  await db`
    update mailbox set ended_at = now() where firm_id = ${db.firm} and mailbox_id = ${mailboxId}
  `
}

export async function keepPassword(db: Db, secret: string, mailboxId: string, password: string) {
  const sealed = seal(secret, password, mailboxId)
  await db`delete from mailbox_secret where firm_id = ${db.firm} and mailbox_id = ${mailboxId}`
  await db`insert into mailbox_secret (mailbox_id, sealed) values (${mailboxId}, ${sealed})`
}

/** Null where it was sealed with another secret. */
export async function passwordOf(db: Db, secret: string, mailboxId: string) {
  const found = await maybe(
    z.object({ sealed: z.instanceof(Uint8Array) }),
    db`
    select sealed from mailbox_secret where firm_id = ${db.firm} and mailbox_id = ${mailboxId}
  `,
  )
  return found ? unseal(secret, Buffer.from(found.sealed), mailboxId) : null
}

/** One run at a time stands in the queue. */
export const askToSync = (db: Db, mailboxId: string, notBefore?: number) =>
  enqueue(
    db,
    syncMailbox,
    { mailboxId },
    {
      key: mailboxId,
      ...(notBefore === undefined ? {} : { notBefore: new Date(notBefore).toISOString() }),
    },
  )

export async function tellProblem(db: Db, mailboxId: string, problem: MailProblem) {
  const { failures } = await one(
    z.object({ failures: z.number() }),
    db`
    update mailbox set state = 'failing', problem = ${problem}, asked_at = now(),
      problem_since = coalesce(problem_since, now()), failures = failures + 1
    where firm_id = ${db.firm} and mailbox_id = ${mailboxId} returning failures
  `,
  )
  return failures
}

export async function tellAnswered(db: Db, mailboxId: string) {
  await db`
    update mailbox set state = 'ok', problem = null, problem_since = null, failures = 0, left_count = 0,
      asked_at = now(), answered_at = now()
    where firm_id = ${db.firm} and mailbox_id = ${mailboxId}
  `
}
