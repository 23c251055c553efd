/** Interactions in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import { anywhere, wordsOf } from '../accounts/accountFilter.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import {
  Interaction,
  type InteractionGiven,
  type InteractionList,
  type KeptLine,
} from './interaction.ts'

function interactions(db: Db, where: postgres.Fragment, limit = db``) {
  return many(
    Interaction,
    db`
    select i.interaction_id, account_kept_of(i.account_id) as account_id, i.kind, i.happened_on, to_char(i.happened_at, 'HH24:MI') as happened_at,
      i.minutes, i.zone, i.state, i.subject, i.purpose, i.text, i.outcome, i.sentiment, i.owner_id, i.owner_told, o.name as owner_name, c.contacts, p.people,
      g.agenda, a.name as account,
      array(select (one->>'id')::uuid from jsonb_array_elements(c.contacts) one) as contact_ids,
      array(select (one->>'id')::uuid from jsonb_array_elements(p.people) one) as person_ids,
      (select e.system from external_id e
        where e.firm_id = i.firm_id and e.thing_id = i.interaction_id limit 1) as system,
      array(select r.person_id from account_near r
        where r.firm_id = i.firm_id and r.account_id = i.account_id) as carers
    from interaction i
    left join firm_person o on o.firm_id = i.firm_id and o.person_id = i.owner_id
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', k.contact_id, 'name', k.name) order by k.name), '[]') as contacts
      from contact k
      where k.firm_id = i.firm_id and k.contact_id in (
        select contact_kept_of(x.contact_id) from interaction_contact x
        where x.firm_id = i.firm_id and x.interaction_id = i.interaction_id)
    ) c
    left join account a on a.firm_id = i.firm_id and a.account_id = account_kept_of(i.account_id)
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('text', l.text, 'source', l.source, 'sourceId', l.source_id)
        order by l.place), '[]') as agenda
      from agenda_line l where l.firm_id = i.firm_id and l.interaction_id = i.interaction_id
    ) g
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', x.person_id, 'name', f.name) order by f.name), '[]') as people
      from interaction_person x left join firm_person f using (firm_id, person_id)
      where x.firm_id = i.firm_id and x.interaction_id = i.interaction_id
    ) p
    where i.firm_id = ${db.firm} and i.account_id is not null and ${where}
    order by i.happened_on desc, i.happened_at desc nulls last, i.interaction_id ${limit}
  `,
  )
}

/** Of whoever asks, by their day: what is planned from then on, and what waits to be told how it went. */
export const plannedOf = (db: Db, personId: string) =>
  interactions(
    db,
    db`i.state = 'planned' and (i.owner_id = ${personId} or exists (
      select from interaction_person x
      where x.firm_id = i.firm_id and x.interaction_id = i.interaction_id and x.person_id = ${personId}
    ))`,
    db`limit 100`,
  )

export async function interactionOf(db: Db, interactionId: string) {
  const [found] = await interactions(db, db`i.interaction_id = ${interactionId}`)
  return found
}

export async function interactionPage(db: Db, list: z.output<typeof InteractionList>) {
  const { q, accountId, state, size } = list
  const where = wordsOf(q).reduce(
    (all, word) =>
      db`${all} and fold(i.subject || ' ' || i.text) like (select fold(${anywhere(word)}))`,
    db`i.account_id = any(account_and_merged(${accountId}))
      ${state.length > 0 ? db`and i.state = any(${state}::text[])` : db``}`,
  )
  const rows = await interactions(db, where, db`limit ${size} offset ${offsetOf(list)}`)
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total from interaction i where i.firm_id = ${db.firm} and ${where}`,
  )
  return { rows, total }
}

/** What mails and calendars needn't say. */
type Sayable = 'state' | 'minutes' | 'zone' | 'purpose' | 'sentiment' | 'agenda'
type Kept = Omit<InteractionGiven, Sayable> &
  Partial<Pick<InteractionGiven, Sayable>> & { interactionId?: string | undefined }

export async function writeInteraction(db: Db, given: Kept): Promise<string> {
  const { interactionId = randomUUID(), accountId, kind, happenedOn, happenedAt } = given
  const { subject, text, outcome, ownerId, ownerTold, contactIds, personIds } = given
  const { state = 'held', minutes = null, zone = null, purpose = '', sentiment = null } = given
  await db`
    insert into interaction (interaction_id, account_id, kind, state, happened_on, happened_at, minutes, zone,
      subject, purpose, text, outcome, sentiment, owner_id, owner_told)
    values (${interactionId}, ${accountId}, ${kind}, ${state}, ${happenedOn}, ${happenedAt}, ${minutes}, ${zone},
      ${subject}, ${purpose}, ${text}, ${outcome}, ${sentiment}, ${ownerId}, ${ownerTold})
    on conflict (firm_id, interaction_id) do update
    set account_id = case when excluded.account_id = account_kept_of(interaction.account_id)
        then interaction.account_id else excluded.account_id end, kind = excluded.kind, happened_on = excluded.happened_on,
      state = excluded.state, happened_at = excluded.happened_at, minutes = excluded.minutes, zone = excluded.zone,
      subject = excluded.subject, purpose = excluded.purpose, text = excluded.text, outcome = excluded.outcome,
      sentiment = excluded.sentiment, owner_id = excluded.owner_id
  `
  const mine = db`firm_id = ${db.firm} and interaction_id = ${interactionId}`
  await db`
    delete from interaction_contact
    where ${mine} and contact_kept_of(contact_id) <> all(${contactIds}::uuid[])
  `
  await db`delete from interaction_person where ${mine}`
  await db`
    insert into interaction_contact (interaction_id, contact_id)
    select distinct ${interactionId}::uuid, id from unnest(${contactIds}::uuid[]) id
    where id not in (select contact_kept_of(contact_id) from interaction_contact where ${mine})
  `
  await db`
    insert into interaction_person (interaction_id, person_id)
    select distinct ${interactionId}::uuid, id from unnest(${personIds}::uuid[]) id
  `
  if (given.agenda) await setAgenda(db, interactionId, given.agenda)
  return interactionId
}

async function setAgenda(db: Db, interactionId: string, agenda: readonly KeptLine[]) {
  await db`delete from agenda_line where firm_id = ${db.firm} and interaction_id = ${interactionId}`
  if (agenda.length === 0) return
  await db`
    insert into agenda_line (interaction_id, place, text, source, source_id)
    select ${interactionId}::uuid, n, l.text, l.source, l."sourceId"
    from jsonb_to_recordset(${db.json(agenda.map((line, n) => ({ ...line, n })))})
      as l(n integer, text text, source text, "sourceId" uuid)
  `
}

export function removeInteraction(db: Db, interactionId: string) {
  return db`delete from interaction where firm_id = ${db.firm} and interaction_id = ${interactionId}`
}

export async function theirZone(db: Db, accountId: string): Promise<string | null> {
  const row = await maybe(
    z.object({ zone: z.string() }),
    db`
    select i.zone from interaction i
    where i.firm_id = ${db.firm} and i.account_id = any(account_and_merged(${accountId}))
      and i.zone is not null
    order by i.happened_on desc, i.made_at desc limit 1
  `,
  )
  return row?.zone ?? null
}
