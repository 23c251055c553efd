/** Which event of whose calendar is which talk, in PostgreSQL, and whom of ours and theirs an event invites. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { type Db, many, maybe } from '../platform/db.ts'
import { keyOf, type Side } from './calendarMeet.ts'

export const hashOf = (side: Side) => createHash('sha256').update(keyOf(side)).digest('hex')

const KeptEvent = z.object({
  href: z.string(),
  uid: z.string(),
  etag: z.string(),
  interactionId: z.guid().nullable(),
  agreed: z.string(),
  ours: z.boolean(),
})
export type KeptEvent = z.infer<typeof KeptEvent>

export function keptEvents(db: Db, personId: string): Promise<KeptEvent[]> {
  return many(
    KeptEvent,
    db`
    select href, uid, etag, interaction_id, encode(agreed, 'hex') as agreed, ours
    from calendar_event where firm_id = ${db.firm} and person_id = ${personId}
  `,
  )
}

export async function keepEvent(db: Db, personId: string, event: KeptEvent): Promise<void> {
  const { href, uid, etag, interactionId, agreed, ours } = event
  await db`
    insert into calendar_event (person_id, href, uid, etag, interaction_id, agreed, ours)
    values (${personId}, ${href}, ${uid}, ${etag}, ${interactionId}, decode(${agreed}, 'hex'), ${ours})
    on conflict (firm_id, person_id, href) do update
    set uid = excluded.uid, etag = excluded.etag, interaction_id = excluded.interaction_id,
      agreed = excluded.agreed, ours = excluded.ours
  `
}

export function dropEvent(db: Db, personId: string, href: string) {
  return db`
    delete from calendar_event where firm_id = ${db.firm} and person_id = ${personId} and href = ${href}
  `
}

/** The talk that a colleague's calendar brought for the same meeting; null where none did. */
export async function talkOfUid(db: Db, uid: string): Promise<string | null> {
  const row = await maybe(
    z.object({ interactionId: z.guid() }),
    db`
    select interaction_id from calendar_event
    where firm_id = ${db.firm} and uid = ${uid} and interaction_id is not null limit 1
  `,
  )
  return row?.interactionId ?? null
}

export const Invited = z.object({
  accountId: z.guid(),
  contactIds: z.array(z.guid()),
})

/**
 * The account where most of those who are invited work, and who they are: of accounts that this person may change, since
 * a talk is written there in their name.
 */
export function invitedOf(db: Db, personId: string, addresses: readonly string[], day: Day) {
  return maybe(
    Invited,
    db`
    select account_kept_of(p.account_id) as account_id, array_agg(distinct contact_kept_of(r.contact_id)) as contact_ids
    from contact_reach r
    join contact_place p on p.firm_id = r.firm_id
      and p.contact_id = any(contact_and_merged(contact_kept_of(r.contact_id)))
      and coalesce(p.from_on <= ${day}, true) and coalesce(p.until_on >= ${day}, true)
    join account a on a.firm_id = p.firm_id and a.account_id = account_kept_of(p.account_id) and a.archived_at is null
    where r.firm_id = ${db.firm} and r.kind = 'mail' and lower(r.value) = any(${[...addresses]})
      and exists (
        select from firm_person f where f.firm_id = r.firm_id and f.person_id = ${personId} and f.active and (
          f.role in ('lead', 'admin') or f.role = 'manager' and exists (
            select from account_near n where n.firm_id = f.firm_id and n.person_id = f.person_id
              and n.account_id = p.account_id))
      )
    group by 1 order by count(distinct contact_kept_of(r.contact_id)) desc, 1 limit 1
  `,
  )
}

/** Colleagues who are invited too. */
export async function colleaguesAmong(db: Db, addresses: readonly string[], but: string) {
  const rows = await many(
    z.object({ personId: z.guid() }),
    db`
    select person_id from firm_person
    where firm_id = ${db.firm} and lower(email) = any(${[...addresses]}) and active and person_id <> ${but}
  `,
  )
  return rows.map(({ personId }) => personId)
}

const Unsent = z.object({ interactionId: z.guid() })

/** Planned by this person and not in their calendar yet. */
export async function unsentTalks(db: Db, personId: string, from: Day, until: Day) {
  const rows = await many(
    Unsent,
    db`
    select i.interaction_id from interaction i
    where i.firm_id = ${db.firm} and i.owner_id = ${personId} and i.state = 'planned'
      and i.happened_on between ${from} and ${until} and not exists (
        select from calendar_event e
        where e.firm_id = i.firm_id and e.person_id = ${personId} and e.interaction_id = i.interaction_id)
    order by i.happened_on limit 200
  `,
  )
  return rows.map(({ interactionId }) => interactionId)
}
