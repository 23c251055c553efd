/** Files a mail: finds whose it is, its thread and its accounts, and keeps it once, whichever way and however often it comes. */
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { NOBODY } from '../kernel/actor.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { standingOf } from '../segment/standing.store.ts'
import { insertMailFiles, type KeptMailFile } from './mailFile.store.ts'
import { type KnownAddress, knownAddresses, type OurAddresses } from './mailMatch.store.ts'
import { leavesOf } from './mailLeaving.store.ts'
import { instantOf, isAutomatic, subjectBase, type Taken } from './mailRules.ts'
import { shareOf } from './mailShare.store.ts'

export type Filing = {
  taken: Taken
  /** In whose mailbox it lies, or who has it filed. */
  holderId: string
  /** When the server had it, in ms since 1970 UTC; null where only the mail itself tells. */
  arrived: number | null
  now: number
  /** From when on questions start clocks, in ms since 1970 UTC. */
  countsFrom: number
  ours: OurAddresses
  files: readonly KeptMailFile[]
  /** Where whoever files it says so. */
  accountId?: string | undefined
  /** The thread that it was written in. */
  threadId?: string | undefined
}
export type Filed = { messageId: string; threadId: string; isNew: boolean }

type Party = { role: 'from' | 'to' | 'cc'; name: string; address: string }

/** Null where nobody of a client takes part, so that it is none of ours to keep. Acts as Clave itself. */
export async function fileMail(db: Db, filing: Filing): Promise<Filed | null> {
  const { taken, holderId, ours, now } = filing
  const sentAt = instantOf(taken, filing.arrived, now)
  const [day, today] = [sentAt, now].map((at) => new Date(at).toISOString().slice(0, 10)) as [
    string,
    string,
  ]
  const parties = partiesOf(taken)
  const failed = taken.bounced === null ? [] : [taken.bounced]
  const asked = [...parties.map(({ address }) => address), ...failed]
  const known = await knownAddresses(
    db,
    asked.filter((address) => !ours.is(address)),
    day,
  )
  const near = await threadsOf(db, taken, filing.threadId)
  const accountIds = accountsOf(filing, known, near, parties)
  if (accountIds.length === 0) return null

  const key = keyOf(taken)
  const there = await maybe(
    z.object({ messageId: z.guid(), threadId: z.guid() }),
    db`
    select message_id, thread_id from mail_message where firm_id = ${db.firm} and key = ${key}
  `,
  )
  if (there) {
    await hold(db, there, { holderId, accountIds, today })
    return { ...there, isNew: false }
  }
  const thread = near.find((one) => one.accountIds.some((id) => accountIds.includes(id)))
  const threadId = thread?.threadId ?? (await beginThread(db, taken.subject))
  const message = { messageId: randomUUID(), threadId }
  await insertMessage(db, { ...filing, ...message, key, sentAt, known })
  await insertParties(db, message.messageId, parties, known)
  await db`
    insert into mail_account (message_id, account_id)
    select ${message.messageId}::uuid, id from unnest(${accountIds}::uuid[]) id
  `
  await insertMailFiles(db, message.messageId, filing.files)
  const isOpen = await hold(db, message, { holderId, accountIds, today })
  await db`update mail_thread set unsettled = true where firm_id = ${db.firm} and thread_id = ${threadId}`
  if (!thread && isOpen)
    for (const accountId of accountIds)
      await record(db, NOBODY, 'mail.begun', {
        threadId,
        accountId,
        title: subjectBase(taken.subject),
      })
  return { ...message, isNew: true }
}

function partiesOf({ from, to, cc }: Pick<Taken, 'from' | 'to' | 'cc'>): Party[] {
  const all = [
    { role: 'from' as const, ...from },
    ...to.map((one) => ({ role: 'to' as const, ...one })),
    ...cc.map((one) => ({ role: 'cc' as const, ...one })),
  ].filter(({ address }) => address !== '')
  return [...new Map(all.toReversed().map((one) => [one.address, one])).values()].toReversed()
}

/** Two ways of one mail are one mail only where sender, day, subject and words agree as well: a Message-ID can be copied. */
function keyOf({ mailId, from, date, subject, text }: Taken): string {
  const said = [mailId, from.address, date ?? '', subject, text.replace(/\s+/g, ' ').trim()]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

const Near = z.object({ threadId: z.guid(), accountIds: z.array(z.guid()) })
type Near = z.infer<typeof Near>

/** Those that it answers, that answer it, or that answer the same, the nearest first. */
async function threadsOf(
  db: Db,
  { refs, mailId }: Pick<Taken, 'refs' | 'mailId'>,
  within: string | null = null,
): Promise<Near[]> {
  const ids = [...refs, ...(mailId === '' ? [] : [mailId])]
  return many(
    Near,
    db`
    select thread_id, array(
      select distinct account_kept_of(a.account_id)
      from mail_message x join mail_account a using (firm_id, message_id)
      where x.firm_id = ${db.firm} and x.thread_id = f.thread_id
    ) as account_ids
    from (
      select thread_id, min(coalesce(array_position(${[...refs]}::text[], mail_id), 1000)) as place
      from mail_message
      where firm_id = ${db.firm}
        and (mail_id = any(${[...refs]}::text[]) or refs && ${ids}::text[] or thread_id = ${within})
      group by thread_id
    ) f
    order by place, thread_id
  `,
  )
}

/** Of the people who take part; what comes from someone unknown in a thread of ours is of that thread's. */
function accountsOf(
  { taken, ours, accountId }: Filing,
  known: Map<string, KnownAddress>,
  near: readonly Near[],
  parties: readonly Party[],
): string[] {
  const theirs = new Set([...known.values()].flatMap((one) => one.accountIds))
  if (accountId) theirs.add(accountId)
  const isOutside = taken.bounced !== null || parties.some(({ address }) => !ours.is(address))
  if (theirs.size === 0 && isOutside) return near[0]?.accountIds ?? []
  return [...theirs]
}

async function beginThread(db: Db, subject: string): Promise<string> {
  const { threadId } = await one(
    z.object({ threadId: z.guid() }),
    db`
    insert into mail_thread (subject) values (${subjectBase(subject).slice(0, 300)})
    returning thread_id
  `,
  )
  return threadId
}

type New = Filing & {
  messageId: string
  threadId: string
  key: string
  sentAt: number
  known: Map<string, KnownAddress>
}

async function insertMessage(db: Db, given: New) {
  const { taken, ours, known, messageId, threadId, key, sentAt, countsFrom } = given
  const isBounce = taken.bounced !== null
  const way = !isBounce && ours.is(taken.from.address) ? 'out' : 'in'
  const isAuto = isAutomatic(taken)
  const kind = isBounce ? 'bounce' : isAuto ? 'auto' : 'mail'
  const left = way === 'in' ? await leavesOf(db, taken, { isAuto, known }) : null
  await db`
    insert into mail_message (message_id, thread_id, key, mail_id, refs, way, kind, subject, text, html,
      sent_at, is_open, counts, leaves, leaves_contact_id)
    values (${messageId}, ${threadId}, ${key}, ${taken.mailId}, ${taken.refs}, ${way}, ${kind},
      ${taken.subject}, ${taken.text}, ${taken.html}, ${new Date(sentAt).toISOString()}, false,
      ${sentAt >= countsFrom}, ${left?.leaves ?? null}, ${left?.contactId ?? null})
  `
}

async function insertParties(
  db: Db,
  messageId: string,
  parties: readonly Party[],
  known: Map<string, KnownAddress>,
) {
  const rows = parties.map(({ role, name, address }, place) => ({
    place,
    role,
    name,
    address,
    contact_id: known.get(address)?.contactId ?? null,
  }))
  await db`
    insert into mail_party (message_id, place, role, name, address, contact_id)
    select ${messageId}::uuid, place, role, name, address, contact_id
    from jsonb_to_recordset(${db.json(rows)})
      as p (place int, role text, name text, address text, contact_id uuid)
  `
}

type Held = { holderId: string; accountIds: readonly string[]; today: string }

/** It lies in their mailbox too. Whether it is open is as they have the thread; at first, as its accounts stand. */
async function hold(
  db: Db,
  { messageId, threadId }: { messageId: string; threadId: string },
  { holderId, accountIds, today }: Held,
): Promise<boolean> {
  await db`
    insert into mail_holder (message_id, person_id) values (${messageId}, ${holderId})
    on conflict do nothing
  `
  const isOpen = await shareOf(db, { threadId, personId: holderId }, () =>
    isKey(db, accountIds, today),
  )
  if (isOpen)
    await db`
      update mail_message set is_open = true
      where firm_id = ${db.firm} and message_id = ${messageId} and not is_open
    `
  return isOpen
}

const OPEN_TIERS = ['strategic', 'key']

async function isKey(db: Db, accountIds: readonly string[], day: string): Promise<boolean> {
  for (const accountId of accountIds) {
    const { tier } = await standingOf(db, accountId, day)
    if (OPEN_TIERS.includes(tier)) return true
  }
  return false
}
