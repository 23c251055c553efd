/** Threads of mails in PostgreSQL, as whoever asks may see them: the policies of the tables decide. */
import type postgres from 'postgres'
import { z } from 'zod'
import { anywhere, wordsOf } from '../accounts/accountFilter.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, instant, many, maybe, one } from '../platform/db.ts'
import { Mail, MailThread, type ThreadList } from './mail.ts'
import { recountOpen } from './mailShare.store.ts'
import { ownText } from './mailRules.ts'

const EXCERPT = 240

const ThreadRow = MailThread.omit({ excerpt: true }).extend({
  lastAt: instant,
  waitsSince: instant.nullable(),
  dueAt: instant.nullable(),
  lastText: z.string(),
})

const MOST_TEXT = 4000

/** One mail that reached several of us counts once. */
function threads(db: Db, where: postgres.Fragment, limit = db``) {
  return many(
    ThreadRow,
    db`
    select t.thread_id, t.subject, m.messages, last.sent_at as last_at, last.way as last_way,
      left(last.text, ${MOST_TEXT}) as last_text, who.people, f.files,
      (select s.is_open from mail_share s
        where s.firm_id = t.firm_id and s.thread_id = t.thread_id
          and s.person_id = current_setting('clave.actor_id')::uuid) as is_open,
      c.started_at as waits_since, c.due_at, coalesce(c.due_at < now(), false) as is_late
    from mail_thread t
    cross join lateral (
      select count(distinct coalesce(nullif(x.mail_id, ''), x.message_id::text)) as messages,
        max(x.sent_at) as last_at
      from mail_message x where x.firm_id = t.firm_id and x.thread_id = t.thread_id
    ) m
    cross join lateral (
      select x.sent_at, x.way, x.text from mail_message x
      where x.firm_id = t.firm_id and x.thread_id = t.thread_id
      order by x.sent_at desc, x.message_id limit 1
    ) last
    cross join lateral (
      select coalesce(array_agg(distinct coalesce(k.name, nullif(p.name, ''), p.address)), '{}') as people
      from mail_message x join mail_party p using (firm_id, message_id)
      join contact k on k.firm_id = p.firm_id and k.contact_id = contact_kept_of(p.contact_id)
      where x.firm_id = t.firm_id and x.thread_id = t.thread_id
    ) who
    cross join lateral (
      select count(*) as files from mail_message x join mail_file f using (firm_id, message_id)
      where x.firm_id = t.firm_id and x.thread_id = t.thread_id
    ) f
    left join lateral (
      select c.started_at, c.due_at from clock c
      where c.firm_id = t.firm_id and c.about_kind = 'mail' and c.stopped_at is null
        and c.about_id in (select x.message_id from mail_message x
          where x.firm_id = t.firm_id and x.thread_id = t.thread_id)
      order by c.started_at limit 1
    ) c on true
    where t.firm_id = ${db.firm} and m.messages > 0 and ${where}
    order by last.sent_at desc, t.thread_id ${limit}
  `,
  )
}

const told = ({ lastText, ...row }: z.infer<typeof ThreadRow>): MailThread => ({
  ...row,
  excerpt: ownText(lastText).replace(/\s+/g, ' ').slice(0, EXCERPT),
})

export async function threadPage(db: Db, list: z.output<typeof ThreadList>) {
  const { q, accountId, size } = list
  const said = wordsOf(q).reduce(
    (all, word) =>
      db`${all} and fold(x.subject || ' ' || x.text) like (select fold(${anywhere(word)}))`,
    db``,
  )
  const where = db`t.thread_id in (
    select x.thread_id from mail_message x join mail_account a using (firm_id, message_id)
    where x.firm_id = ${db.firm} and a.account_id = any(account_and_merged(${accountId}))
      ${said}
  )`
  const rows = await threads(db, where, db`limit ${size} offset ${offsetOf(list)}`)
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total from mail_thread t where t.firm_id = ${db.firm} and ${where}`,
  )
  return { rows: rows.map(told), total }
}

export async function threadOf(db: Db, threadId: string): Promise<MailThread | undefined> {
  const [row] = await threads(db, db`t.thread_id = ${threadId}`)
  return row && told(row)
}

export async function accountsOfThread(db: Db, threadId: string): Promise<string[]> {
  const rows = await many(
    z.object({ accountId: z.guid() }),
    db`
    select distinct account_kept_of(a.account_id) as account_id
    from mail_message x join mail_account a using (firm_id, message_id)
    where x.firm_id = ${db.firm} and x.thread_id = ${threadId} order by 1
  `,
  )
  return rows.map(({ accountId }) => accountId)
}

const at = z.string().transform((said) => new Date(said).toISOString())
const MailRow = Mail.extend({
  sentAt: instant,
  clock: z
    .object({
      state: z.enum(['running', 'met', 'breached']),
      dueAt: at.nullable(),
      startedAt: at,
      stoppedAt: at.nullable(),
    })
    .nullable(),
})

/** In their order. Of those that reached several of us, the one that I have. */
export function mailsOf(db: Db, threadId: string): Promise<Mail[]> {
  return many(
    MailRow,
    db`
    select m.message_id, m.way, m.kind, m.subject, m.text, m.html is not null as has_page, m.sent_at,
      m.is_open, m.asks,
      coalesce((select jsonb_agg(jsonb_build_object('role', p.role, 'address', p.address,
          'name', coalesce(k.name, p.name), 'contactId', k.contact_id) order by p.place)
        from mail_party p
        left join contact k on k.firm_id = p.firm_id and k.contact_id = contact_kept_of(p.contact_id)
        where p.firm_id = m.firm_id and p.message_id = m.message_id), '[]') as parties,
      coalesce((select jsonb_agg(jsonb_build_object('fileId', f.file_id, 'name', f.name, 'shows', f.shows,
          'bytes', f.bytes, 'leftOut', f.left_out) order by f.place)
        from mail_file f where f.firm_id = m.firm_id and f.message_id = m.message_id), '[]') as files,
      (select jsonb_build_object('state', case when c.breached_at is not null then 'breached'
          when c.stopped_at is null then 'running' else 'met' end, 'dueAt', c.due_at, 'startedAt', c.started_at,
          'stoppedAt', c.stopped_at)
        from clock c where c.firm_id = m.firm_id and c.about_kind = 'mail' and c.about_id = m.message_id
        limit 1) as clock
    from (
      select distinct on (coalesce(nullif(x.mail_id, ''), x.message_id::text)) x.*
      from mail_message x
      where x.firm_id = ${db.firm} and x.thread_id = ${threadId}
      order by coalesce(nullif(x.mail_id, ''), x.message_id::text), not exists (
        select from mail_holder h where h.firm_id = x.firm_id and h.message_id = x.message_id
          and h.person_id = current_setting('clave.actor_id')::uuid), x.made_at, x.message_id
    ) m
    order by m.sent_at, m.message_id
  `,
  )
}

const Held = z.object({
  messageId: z.guid(),
  threadId: z.guid(),
  asks: z.boolean().nullable(),
  html: z.string().nullable(),
  mine: z.boolean(),
})

export function mailOf(db: Db, messageId: string) {
  return maybe(
    Held,
    db`
    select message_id, thread_id, asks, html, exists (
      select from mail_holder h where h.firm_id = m.firm_id and h.message_id = m.message_id
        and h.person_id = current_setting('clave.actor_id')::uuid) as mine
    from mail_message m where firm_id = ${db.firm} and message_id = ${messageId}
  `,
  )
}

export const setAsks = (db: Db, messageId: string, asks: boolean | null) => db`
  update mail_message set asks = ${asks} where firm_id = ${db.firm} and message_id = ${messageId}
`

/** What only this person has goes; what others have too stays theirs. Acts as Clave itself. */
export async function dropHeld(db: Db, threadId: string, personId: string) {
  await db`
    delete from mail_holder h using mail_message m
    where h.firm_id = ${db.firm} and m.firm_id = h.firm_id and m.message_id = h.message_id
      and m.thread_id = ${threadId} and h.person_id = ${personId}
  `
  const gone = await many(
    z.object({ messageId: z.guid() }),
    db`
    delete from mail_message m
    where m.firm_id = ${db.firm} and m.thread_id = ${threadId} and not exists (
      select from mail_holder h where h.firm_id = m.firm_id and h.message_id = m.message_id)
    returning m.message_id
  `,
  )
  await db`
    delete from mail_share where firm_id = ${db.firm} and thread_id = ${threadId} and person_id = ${personId}
  `
  await recountOpen(db, threadId)
  await db`
    delete from mail_thread t where t.firm_id = ${db.firm} and t.thread_id = ${threadId}
      and not exists (select from mail_message m where m.firm_id = t.firm_id and m.thread_id = t.thread_id)
  `
  return gone.map(({ messageId }) => messageId)
}
