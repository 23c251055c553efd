/** What is said of people who weigh, in PostgreSQL: rows are added, or taken back whole. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { saidRow } from '../accounts/said.store.ts'
import { SAID_TOLD } from '../accounts/said.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import {
  type AttributeGiven,
  type Grounds,
  Position,
  type PositionGiven,
  Saying,
} from './decider.ts'
import type { Spot } from './deciderMap.ts'

const whose = { contactId: z.guid() }
const SayingRow = saidRow(Saying)
const SayingOf = SayingRow.extend(whose)
const PositionOf = saidRow(Position).extend(whose)

type Of = { accountId: string; contactId: string }

/** What counts on a day: of each person and attribute what is true of the latest day. */
export function sayingsOn(db: Db, accountId: string, asOf: Day) {
  return many(
    SayingOf,
    db`
    select * from (
      select distinct on (coalesce(k.kept_id, s.contact_id), s.attribute)
        coalesce(k.kept_id, s.contact_id) as contact_id, s.attribute, s.value, s.said_id,
        s.confidence, s.source, s.seen_on, s.said_at, a.name as by_name
      from decider_said s
      left join contact_kept k using (firm_id, contact_id)
      left join firm_actor a on a.firm_id = s.firm_id and a.actor_id = s.said_by
      where s.firm_id = ${db.firm} and s.account_id = any(account_and_merged(${accountId}))
        and s.seen_on <= ${asOf}
      order by coalesce(k.kept_id, s.contact_id), s.attribute, s.seen_on desc, s.said_at desc
    ) newest
    where value is not null
  `,
  )
}

/** All of one person there, the newest first. */
export function sayingsOf(db: Db, { accountId, contactId }: Of) {
  return many(
    SayingRow,
    db`
    select s.attribute, s.value, s.said_id, s.confidence, s.source, s.seen_on, s.said_at,
      a.name as by_name
    from decider_said s
    left join firm_actor a on a.firm_id = s.firm_id and a.actor_id = s.said_by
    where s.firm_id = ${db.firm} and s.account_id = any(account_and_merged(${accountId}))
      and s.contact_id = any(contact_and_merged(${contactId}))
    order by s.seen_on desc, s.said_at desc, s.attribute
    limit ${SAID_TOLD * 5}
  `,
  )
}

export async function say(
  db: Db,
  { accountId, contactId }: Of,
  { said, confidence, source, seenOn }: Grounds & { said: readonly AttributeGiven[] },
): Promise<string> {
  const saidId = randomUUID()
  await db`
    insert into decider_said
      (account_id, contact_id, said_id, attribute, value, confidence, source, seen_on)
    select ${accountId}, ${contactId}, ${saidId}, attribute, value, ${confidence}, ${source}, ${seenOn}
    from unnest(
      ${said.map(({ attribute }) => attribute)}::text[], ${said.map(({ value }) => value)}::text[]
    ) as told (attribute, value)
  `
  return saidId
}

/** How many attributes were taken back. */
export async function unsay(db: Db, { accountId, contactId, saidId }: Of & { saidId: string }) {
  const { count } = await db`
    delete from decider_said
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      and contact_id = any(contact_and_merged(${contactId})) and said_id = ${saidId}
  `
  return count
}

export function positionsOn(db: Db, accountId: string, asOf: Day) {
  return many(
    PositionOf,
    db`
    select * from (
      select distinct on (coalesce(k.kept_id, r.contact_id), r.person_id)
        coalesce(k.kept_id, r.contact_id) as contact_id, r.person_id, p.name as person,
        r.now_is as now, r.ideal, r.said_id, r.confidence, r.source, r.seen_on, r.said_at,
        a.name as by_name
      from relation_position r
      left join contact_kept k using (firm_id, contact_id)
      left join firm_person p on p.firm_id = r.firm_id and p.person_id = r.person_id
      left join firm_actor a on a.firm_id = r.firm_id and a.actor_id = r.said_by
      where r.firm_id = ${db.firm} and r.account_id = any(account_and_merged(${accountId}))
        and r.seen_on <= ${asOf}
      order by coalesce(k.kept_id, r.contact_id), r.person_id, r.seen_on desc, r.said_at desc
    ) newest
    where coalesce(now, ideal) is not null
    order by person, person_id
  `,
  )
}

export async function insertPosition(
  db: Db,
  { accountId, contactId }: Of,
  given: PositionGiven & Grounds,
): Promise<string> {
  const saidId = randomUUID()
  const { personId, now, ideal, confidence, source, seenOn } = given
  await db`
    insert into relation_position
      (account_id, contact_id, person_id, said_id, now_is, ideal, confidence, source, seen_on)
    values (${accountId}, ${contactId}, ${personId}, ${saidId}, ${now}, ${ideal}, ${confidence},
      ${source}, ${seenOn})
  `
  return saidId
}

export async function removePosition(
  db: Db,
  { accountId, contactId, saidId }: Of & { saidId: string },
) {
  const { count } = await db`
    delete from relation_position
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      and contact_id = any(contact_and_merged(${contactId})) and said_id = ${saidId}
  `
  return count
}

/** Of people who have worked at the account; others are passed over, and whoever was merged. */
export async function keepSpots(db: Db, accountId: string, spots: readonly Spot[]) {
  const { count } = await db`
    insert into decider_spot (account_id, contact_id, x, y)
    select ${accountId}, contact_id, x, y
    from unnest(
      ${spots.map(({ contactId }) => contactId)}::uuid[], ${spots.map(({ x }) => x)}::float8[],
      ${spots.map(({ y }) => y)}::float8[]
    ) as told (contact_id, x, y)
    where contact_id in (
      select coalesce(k.kept_id, p.contact_id)
      from contact_place p left join contact_kept k using (firm_id, contact_id)
      where p.firm_id = ${db.firm} and p.account_id = any(account_and_merged(${accountId}))
    )
    on conflict (firm_id, account_id, contact_id) do update set x = excluded.x, y = excluded.y
  `
  return count
}

/** Handed back as they were seen: of whoever was merged, the kept one's. */
export function removeSpots(db: Db, accountId: string) {
  return db<Spot[]>`
    with gone as (
      delete from decider_spot
      where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      returning firm_id, account_id, contact_id, x, y
    )
    select distinct on (coalesce(k.kept_id, g.contact_id))
      coalesce(k.kept_id, g.contact_id) as contact_id, g.x, g.y
    from gone g left join contact_kept k using (firm_id, contact_id)
    order by coalesce(k.kept_id, g.contact_id), k.kept_id is not null, g.account_id <> ${accountId}
  `
}
