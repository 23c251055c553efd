/** Talks of years gone by, many at once, and those that are planned: as the demonstration tells them. */
import type { Db } from '../platform/db.ts'

export type PastTalk = {
  id: string
  accountId: string
  kind: string
  happenedOn: string
  happenedAt: string | null
  subject: string
  text: string
  outcome: string
  sentiment: number | null
  /** Null where nobody noted how long. */
  minutes?: number
  /** Which of the people at the account took part, counted around. */
  contact: number
}

/** Owned by whoever manages each account. */
export async function insertTalks(db: Db, talks: readonly PastTalk[]): Promise<void> {
  await db`
    with told as (
      select * from jsonb_to_recordset(${db.json(talks as never)}) as t(id uuid, "accountId" uuid, kind text,
        "happenedOn" date, "happenedAt" time, subject text, text text, outcome text, sentiment smallint, minutes int, contact int)
    ), owned as (
      select t.*, (select c.person_id from account_carer c
        where c.firm_id = ${db.firm} and c.account_id = t."accountId" and c.part = 'manager' limit 1) as owner_id
      from told t
    ), written as (
      insert into interaction (interaction_id, account_id, kind, happened_on, happened_at, subject, text, outcome,
        sentiment, minutes, owner_id)
      select id, "accountId", kind, "happenedOn", "happenedAt", subject, text, outcome, sentiment, minutes, owner_id
      from owned
      returning interaction_id
    )
    select count(*) from written
  `
  await db`
    insert into interaction_contact (interaction_id, contact_id)
    select t.id, (array_agg(p.contact_id order by p.contact_id))[1 + t.contact % count(*)::int]
    from jsonb_to_recordset(${db.json(talks as never)}) as t(id uuid, "accountId" uuid, contact int)
    join contact_place p on p.firm_id = ${db.firm} and p.account_id = t."accountId"
    group by t.id, t.contact
  `
}

/** How talks felt that nobody said it of. */
export async function setFeelings(
  db: Db,
  felt: readonly { interactionId: string; sentiment: number }[],
): Promise<void> {
  await db`
    update interaction i set sentiment = t.sentiment
    from jsonb_to_recordset(${db.json(felt as never)}) as t("interactionId" uuid, sentiment smallint)
    where i.firm_id = ${db.firm} and i.interaction_id = t."interactionId"
  `
}

type Planned = {
  accountId: string
  kind: string
  happenedOn: string
  happenedAt: string
  minutes: number
  subject: string
  purpose: string
  agenda: readonly string[]
}

/** With the first two people at the account. */
export async function insertPlanned(db: Db, plan: Planned): Promise<void> {
  const interactionId = crypto.randomUUID()
  await db`
    insert into interaction (interaction_id, account_id, kind, state, happened_on, happened_at, minutes, zone,
      subject, purpose, owner_id)
    select ${interactionId}, ${plan.accountId}, ${plan.kind}, 'planned', ${plan.happenedOn},
      ${plan.happenedAt}, ${plan.minutes}, 'Europe/Madrid', ${plan.subject}, ${plan.purpose},
      (select c.person_id from account_carer c
        where c.firm_id = ${db.firm} and c.account_id = ${plan.accountId} and c.part = 'manager' limit 1)
  `
  await db`
    insert into interaction_contact (interaction_id, contact_id)
    select ${interactionId}, contact_id from contact_place
    where firm_id = ${db.firm} and account_id = ${plan.accountId} and until_on is null
    order by contact_id limit 2
  `
  await db`
    insert into agenda_line (interaction_id, place, text, source)
    select ${interactionId}, place, text, 'own'
    from unnest(${[...plan.agenda]}::text[]) with ordinality as l(text, place)
  `
}
