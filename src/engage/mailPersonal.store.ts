/** What mails keep of people at the clients: those that someone wrote or got go with them, and other mails stay without their name. */
import { addDays } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { namedIn, namedInAll, type PersonalPart } from '../platform/personal.ts'
import { asClave } from './asClave.store.ts'
import { sweepMail } from './mailbox.ts'

/** Whoever forgets someone forgets them in all mails, also in those that they may not read. */
function inAll({ erase, ...part }: PersonalPart): PersonalPart {
  return { ...part, erase: (db, ids) => asClave(db, () => erase(db, ids)) }
}

const theirs = (db: Db, ids: readonly string[]) => db`
  m.firm_id = ${db.firm} and (m.leaves_contact_id = any(${[...ids]}::uuid[]) or exists (
    select from mail_party p where p.firm_id = m.firm_id and p.message_id = m.message_id
      and p.contact_id = any(${[...ids]}::uuid[])))`

export const mailsWithPeople: PersonalPart[] = [
  inAll({
    part: 'mails',
    read: (db, ids) => db`
      select m.sent_at, m.way, m.subject, m.text from mail_message m
      where ${theirs(db, ids)} order by m.sent_at
    `,
    erase: async (db, ids) => {
      await db`
        delete from mail_outgoing o where o.firm_id = ${db.firm}
          and o.thread_id in (select m.thread_id from mail_message m where ${theirs(db, ids)})
      `
      const { count } = await db`delete from mail_message m where ${theirs(db, ids)}`
      await db`
        delete from mail_thread t where t.firm_id = ${db.firm} and not exists (
          select from mail_message m where m.firm_id = t.firm_id and m.thread_id = t.thread_id)
      `
      await askToSweep(db)
      return { changed: count, kept: 0 }
    },
  }),
  inAll(namedIn('mailTexts', 'mail_message', ['subject', 'text', 'html'])),
  inAll(
    namedInAll('mailsAround', {
      mail_outgoing: ['addressees', 'copies', 'subject', 'text'],
      mail_party: ['name'],
      mail_file: ['name'],
    }),
  ),
  inAll(namedIn('mailThreads', 'mail_thread', ['subject'])),
]

/** Their files follow within a day. */
export function askToSweep(db: Db) {
  const tomorrow = addDays(new Date().toISOString().slice(0, 10), 1)
  return enqueue(db, sweepMail, {}, { key: tomorrow, notBefore: `${tomorrow}T03:00:00.000Z` })
}
