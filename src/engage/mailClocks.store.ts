/** The clocks of a thread: what they asked starts one and our answer stops it, at the instants of the mails themselves. */
import { z } from 'zod'
import { NOBODY } from '../kernel/actor.ts'
import { beginClock, dropClocksAbout, stopClocksAbout } from '../commit/clockAbout.store.ts'
import { iso, nowOf } from '../commit/serviceClock.store.ts'
import { type Db, instant, many, maybe } from '../platform/db.ts'
import { type Question, questionsOf } from './mailRules.ts'

const Mail = z.object({
  messageId: z.guid(),
  way: z.enum(['in', 'out']),
  kind: z.enum(['mail', 'auto', 'bounce']),
  sentAt: instant.transform((at) => Date.parse(at)),
  asks: z.boolean().nullable(),
  counts: z.boolean(),
})

/** One mail that reached several of us through servers that changed it, is one. */
function mailsOf(db: Db, threadId: string) {
  return many(
    Mail,
    db`
    select * from (
      select distinct on (coalesce(nullif(mail_id, ''), message_id::text))
        message_id, way, kind, sent_at, asks, counts
      from mail_message where firm_id = ${db.firm} and thread_id = ${threadId}
      order by coalesce(nullif(mail_id, ''), message_id::text), sent_at, made_at, message_id
    ) m order by sent_at, message_id
  `,
  )
}

const Running = z.object({ messageId: z.guid(), stoppedAt: instant.nullable() })

/** Brings the clocks of a thread to where its mails are. Acts as Clave itself; the same again changes nothing. */
export async function settleClocks(db: Db, threadId: string): Promise<void> {
  await db`select from mail_thread where firm_id = ${db.firm} and thread_id = ${threadId} for update`
  const mails = await mailsOf(db, threadId)
  const questions = questionsOf(mails)
  const clocks = await many(
    Running,
    db`
    select about_id as message_id, stopped_at from clock
    where firm_id = ${db.firm} and about_kind = 'mail'
      and about_id = any(${mails.map(({ messageId }) => messageId)}::uuid[])
  `,
  )
  const now = await nowOf(db)
  for (const { messageId, stoppedAt } of clocks) {
    const thing = { aboutKind: 'mail', aboutId: messageId }
    const question = questions.find((one) => one.messageId === messageId)
    if (!question) await dropClocksAbout(db, NOBODY, thing)
    else if (stoppedAt === null && question.stoppedAt !== null)
      await stopClocksAbout(db, NOBODY, thing, question.stoppedAt)
  }
  for (const question of questions)
    if (!clocks.some(({ messageId }) => messageId === question.messageId))
      await begin(db, question, now)
  await db`
    update mail_thread set unsettled = false where firm_id = ${db.firm} and thread_id = ${threadId}
  `
}

const About = z.object({
  accountId: z.guid(),
  title: z.string(),
  ownerId: z.guid().nullable(),
})

/** Whoever sees the account sees the clock: of what is private it names only who waits. */
async function begin(db: Db, { messageId, metric, startedAt, stoppedAt }: Question, now: number) {
  const about = await maybe(
    About,
    db`
    select a.account_id, left(case when m.is_open and m.subject <> '' then who.name || ': ' || m.subject
        else who.name end, 300) as title,
      (select h.person_id from mail_holder h
        join firm_person f on f.firm_id = h.firm_id and f.person_id = h.person_id and f.active
        where h.firm_id = m.firm_id and h.message_id = m.message_id
        order by not exists (select from account_near n where n.firm_id = h.firm_id
          and n.account_id = a.account_id and n.person_id = h.person_id), h.person_id limit 1) as owner_id
    from mail_message m
    cross join lateral (
      select coalesce(k.name, nullif(p.name, ''), p.address) as name, p.contact_id
      from mail_party p left join contact k on k.firm_id = p.firm_id and k.contact_id = p.contact_id
      where p.firm_id = m.firm_id and p.message_id = m.message_id order by p.place limit 1
    ) who
    cross join lateral (
      select account_kept_of(x.account_id) as account_id from mail_account x
      where x.firm_id = m.firm_id and x.message_id = m.message_id
      order by not exists (select from contact_place c where c.firm_id = x.firm_id
        and c.contact_id = who.contact_id and c.account_id = x.account_id and c.until_on is null), 1
      limit 1
    ) a
    where m.firm_id = ${db.firm} and m.message_id = ${messageId}
  `,
  )
  if (!about) return
  const stop =
    stoppedAt === null ? [] : [{ kind: 'stop' as const, at: iso(stoppedAt), why: '', state: null }]
  const given = { ...about, metric, aboutKind: 'mail', aboutId: messageId, at: iso(startedAt) }
  await beginClock(db, NOBODY, { ...given, events: stop }, now)
}

/** Some of the threads into which mails have come since. */
export async function unsettledThreads(db: Db): Promise<string[]> {
  const rows = await many(
    z.object({ threadId: z.guid() }),
    db`
    select thread_id from mail_thread where firm_id = ${db.firm} and unsettled order by thread_id limit 200
  `,
  )
  return rows.map(({ threadId }) => threadId)
}
