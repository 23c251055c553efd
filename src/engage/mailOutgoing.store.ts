/** Answers on their way out, in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Db, instant, many, maybe, one } from '../platform/db.ts'
import { Outgoing } from './mail.ts'
import { domainOf } from './mailRules.ts'

const REFS_MOST = 30

const Threaded = z.object({ mailId: z.string(), refs: z.array(z.string()), subject: z.string() })

/** What an answer to a thread answers: its newest mail that whoever asks may see, and before that what that one answers. */
export function lastOf(db: Db, threadId: string) {
  return maybe(
    Threaded,
    db`
    select mail_id, refs, subject from mail_message
    where firm_id = ${db.firm} and thread_id = ${threadId} and kind = 'mail'
    order by sent_at desc, message_id limit 1
  `,
  )
}

const Row = Outgoing.extend({ madeAt: instant })
const COLUMNS = `outgoing_id, state, problem, text, made_at,
  array(select jsonb_array_elements_text(addressees)) as addressees`

/** Mine that aren't among the mails yet. */
export function outgoingOf(db: Db, threadId: string) {
  return many(
    Row,
    db`
    select ${db.unsafe(COLUMNS)} from mail_outgoing
    where firm_id = ${db.firm} and thread_id = ${threadId} and state <> 'sent' order by made_at
  `,
  )
}

type New = {
  threadId: string
  mailboxId: string
  to: string[]
  cc: string[]
  text: string
  subject: string
  address: string
  last: z.infer<typeof Threaded>
}

export function insertOutgoing(db: Db, given: New) {
  const { threadId, mailboxId, to, cc, text, subject, address, last } = given
  const mailId = `<${randomUUID()}@${domainOf(address)}>`
  const refs = [...last.refs.toReversed(), last.mailId].filter((id) => id !== '').slice(-REFS_MOST)
  return one(
    Row,
    db`
    insert into mail_outgoing (thread_id, mailbox_id, addressees, copies, subject, text, mail_id, refs)
    values (${threadId}, ${mailboxId}, ${db.json(to)}, ${db.json(cc)}, ${subject}, ${text}, ${mailId}, ${refs})
    returning ${db.unsafe(COLUMNS)}
  `,
  )
}

/** Its words, where it hadn't left yet. */
export async function takeBack(db: Db, outgoingId: string): Promise<string | null> {
  const [gone] = await db<{ text: string }[]>`
    delete from mail_outgoing
    where firm_id = ${db.firm} and outgoing_id = ${outgoingId} and state in ('waiting', 'failed')
      and person_id = current_setting('clave.actor_id')::uuid
    returning text
  `
  return gone?.text ?? null
}

const Leaving = z.object({
  outgoingId: z.guid(),
  threadId: z.guid(),
  mailboxId: z.guid(),
  personId: z.guid(),
  personName: z.string(),
  addressees: z.array(z.string()),
  copies: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  mailId: z.string(),
  refs: z.array(z.string()),
  before: z.string(),
})
export type Leaving = z.infer<typeof Leaving>

/** Takes it to be tried: `before` tells whether someone had tried it already. */
export function take(db: Db, outgoingId: string) {
  return maybe(
    Leaving,
    db`
    with was as (
      select outgoing_id, state from mail_outgoing
      where firm_id = ${db.firm} and outgoing_id = ${outgoingId} and state in ('waiting', 'trying')
      for update
    )
    update mail_outgoing o set state = 'trying'
    from was
    where o.firm_id = ${db.firm} and o.outgoing_id = was.outgoing_id
    returning o.outgoing_id, o.thread_id, o.mailbox_id, o.person_id, o.subject, o.text, o.mail_id, o.refs,
      coalesce((select f.name from firm_person f
        where f.firm_id = o.firm_id and f.person_id = o.person_id), '') as person_name,
      array(select jsonb_array_elements_text(o.addressees)) as addressees,
      array(select jsonb_array_elements_text(o.copies)) as copies, was.state as before
  `,
  )
}

export async function tellOutgoing(
  db: Db,
  outgoingId: string,
  { state, problem = null }: { state: 'sent' | 'failed'; problem?: string | null },
) {
  await db`
    update mail_outgoing set state = ${state}, problem = ${problem},
      sent_at = case when ${state} = 'sent' then now() end
    where firm_id = ${db.firm} and outgoing_id = ${outgoingId}
  `
}
