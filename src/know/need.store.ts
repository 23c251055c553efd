/** Needs in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { Need, type NeedEnd, type NeedGiven } from './need.ts'

/** Who was merged is told under the name that was kept. */
const CONTACTS = `(
  select jsonb_agg(distinct jsonb_build_object('contactId', k.contact_id, 'name', k.name))
  from need_contact nc
  join contact k on k.firm_id = nc.firm_id and k.contact_id = contact_kept_of(nc.contact_id)
  where nc.firm_id = n.firm_id and nc.need_id = n.need_id
)`

async function needs(db: Db, where: postgres.Fragment): Promise<Need[]> {
  return many(
    Need,
    db`
    select n.need_id, account_kept_of(n.account_id) as account_id, n.title, n.challenge, n.urgency, n.evidence, n.offer, n.source,
      n.seen_on, n.confidence, n.state, n.outcome, n.ended_on, n.signal_id,
      coalesce(${db.unsafe(CONTACTS)}, '[]') as contacts,
      array(select distinct contact_kept_of(nc.contact_id) from need_contact nc
        where nc.firm_id = n.firm_id and nc.need_id = n.need_id order by 1) as contact_ids
    from need n
    where n.firm_id = ${db.firm} and ${where}
    order by n.state <> 'open', n.urgency desc, n.ended_on desc, n.seen_on desc, n.title
  `,
  )
}

export const needsOf = (db: Db, accountId: string) =>
  needs(db, db`n.account_id = any(account_and_merged(${accountId}))`)

/** Of one account, those of these ids. */
export const needsWith = (db: Db, accountId: string, ids: readonly string[]) =>
  needs(
    db,
    db`n.account_id = any(account_and_merged(${accountId})) and n.need_id = any(${[...ids]}::uuid[])`,
  )

export async function needOf(db: Db, needId: string): Promise<Need | undefined> {
  const [found] = await needs(db, db`n.need_id = ${needId}`)
  return found
}

type Kept = NeedGiven & { needId?: string | undefined }

/** Their ids, in the order given. */
export async function keepNeeds(db: Db, accountId: string, given: readonly Kept[]) {
  const rows = given.map((one) => ({ ...one, needId: one.needId ?? randomUUID() }))
  await db`
    insert into need (need_id, account_id, title, challenge, urgency, evidence, offer, source, seen_on,
      confidence, signal_id)
    select "needId", ${accountId}, title, challenge, urgency, evidence, offer, source, "seenOn",
      confidence, "signalId"
    from jsonb_to_recordset(${db.json(rows)}) as given ("needId" uuid, title text, challenge text,
      urgency int, evidence text, offer text, source text, "seenOn" date, confidence text,
      "signalId" uuid)
    on conflict (firm_id, need_id) do update
    set title = excluded.title, challenge = excluded.challenge, urgency = excluded.urgency,
      evidence = excluded.evidence, offer = excluded.offer, source = excluded.source,
      seen_on = excluded.seen_on, confidence = excluded.confidence, signal_id = excluded.signal_id
    where need.account_id = any(account_and_merged(excluded.account_id))
  `
  await keepContacts(db, accountId, rows)
  return rows.map(({ needId }) => needId)
}

type WithContacts = { needId: string; contactIds: string[] }

async function keepContacts(db: Db, accountId: string, rows: readonly WithContacts[]) {
  const pairs = rows.flatMap(({ needId, contactIds }) =>
    contactIds.map((contactId) => ({ needId, contactId })),
  )
  const given = db`jsonb_to_recordset(${db.json(pairs)}) as given ("needId" uuid, "contactId" uuid)`
  await db`
    delete from need_contact
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      and need_id = any(${rows.map(({ needId }) => needId)}::uuid[])
      and (need_id, contact_kept_of(contact_id)) not in (select "needId", "contactId" from ${given})
  `
  await db`
    insert into need_contact (need_id, contact_id, account_id)
    select distinct "needId", "contactId", ${accountId}::uuid from ${given}
    where not exists (
      select from need_contact c
      where c.firm_id = ${db.firm} and c.need_id = "needId"
        and contact_kept_of(c.contact_id) = "contactId"
    )
  `
}

/** How many of these work at the account or did. */
export async function contactsAmong(db: Db, accountId: string, contactIds: readonly string[]) {
  const [counted] = await db<{ contacts: number }[]>`
    select count(distinct contact_kept_of(contact_id)) as contacts from contact_place
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      and contact_kept_of(contact_id) = any(${[...contactIds]}::uuid[])
  `
  return counted!.contacts
}

/** Null opens it again. */
export function setNeedEnded(
  db: Db,
  needId: string,
  { end, today }: { end: NeedEnd | null; today: Day },
) {
  return db`
    update need set state = ${end?.state ?? 'open'}, outcome = ${end?.outcome ?? ''},
      ended_on = ${end ? today : null}
    where firm_id = ${db.firm} and need_id = ${needId}
  `
}

export function removeNeed(db: Db, needId: string) {
  return db`delete from need where firm_id = ${db.firm} and need_id = ${needId}`
}
