/** The demonstration's talks with its key accounts beyond what its CRM tells: five years, how they felt, what is planned. */
import { addDays } from '../kernel/day.ts'
import { inFirm, type Db, type Sql } from '../platform/db.ts'
import { strand } from '../../samples/random.ts'
import type { Client } from '../../samples/clients.ts'
import { SEED } from '../../samples/sample.ts'
import { earlierTalks, PLANNED, sentimentAt } from '../../samples/talks.ts'
import { keyAccounts } from './demoCommitments.ts'
import type { Remote } from './importing.ts'

type Told = { clients: readonly Client[]; asOf: string; sql: Sql; firmId: string; leadId: string }
type Key = { accountId: string; client: Client }

export async function tellTalks(
  there: Remote,
  { clients, asOf, sql, firmId, leadId }: Told,
): Promise<void> {
  const keys = await keyAccounts(there, clients)
  // Thousands of talks in a few statements: asked one by one they would take minutes.
  await inFirm(sql, { firmId, id: leadId }, async (db) => {
    await tellEarlier(db, keys, asOf)
    await tellFeelings(db, keys, asOf)
    await tellPlanned(db, keys, asOf)
  })
}

async function tellEarlier(db: Db, keys: readonly Key[], asOf: string): Promise<void> {
  const talks = keys.flatMap(({ accountId, client }) =>
    earlierTalks({ client, asOf, seed: SEED }).map((talk) => ({
      ...talk,
      accountId,
      id: crypto.randomUUID(),
    })),
  )
  await db`
    with told as (
      select * from jsonb_to_recordset(${db.json(talks)}) as t(id uuid, "accountId" uuid, kind text,
        "happenedOn" date, "happenedAt" time, subject text, text text, outcome text, sentiment smallint, contact int)
    ), owned as (
      select t.*, (select c.person_id from account_carer c
        where c.firm_id = ${db.firm} and c.account_id = t."accountId" and c.part = 'manager' limit 1) as owner_id
      from told t
    ), written as (
      insert into interaction (interaction_id, account_id, kind, happened_on, happened_at, subject, text, outcome,
        sentiment, owner_id)
      select id, "accountId", kind, "happenedOn", "happenedAt", subject, text, outcome, sentiment, owner_id from owned
      returning interaction_id
    )
    select count(*) from written
  `
  await db`
    insert into interaction_contact (interaction_id, contact_id)
    select t.id, (array_agg(p.contact_id order by p.contact_id))[1 + t.contact % count(*)::int]
    from jsonb_to_recordset(${db.json(talks)}) as t(id uuid, "accountId" uuid, contact int)
    join contact_place p on p.firm_id = ${db.firm} and p.account_id = t."accountId"
    group by t.id, t.contact
  `
}

/** What the CRM told has no feelings; whoever was there remembers them. */
async function tellFeelings(db: Db, keys: readonly Key[], asOf: string): Promise<void> {
  const stories = new Map(keys.map(({ accountId, client }) => [accountId, client]))
  const rows = await db<{ interactionId: string; accountId: string; age: number }[]>`
    select interaction_id, account_id, (${asOf}::date - happened_on) as age from interaction
    where firm_id = ${db.firm} and account_id = any(${[...stories.keys()]}::uuid[]) and sentiment is null
      and state = 'held' and kind in ('meeting', 'call', 'visit')
    order by account_id, happened_on desc, subject
  `
  const felt = rows.map(({ interactionId, accountId, age }, place) => {
    const { code, story } = stories.get(accountId)!
    const random = strand(SEED, 'feelings', code, age, place % 7)
    return { interactionId, sentiment: sentimentAt(story, Math.max(0, age), random) }
  })
  await db`
    update interaction i set sentiment = t.sentiment
    from jsonb_to_recordset(${db.json(felt)}) as t("interactionId" uuid, sentiment smallint)
    where i.firm_id = ${db.firm} and i.interaction_id = t."interactionId"
  `
}

async function tellPlanned(db: Db, keys: readonly Key[], asOf: string): Promise<void> {
  for (const [at, plan] of PLANNED.entries()) {
    const { accountId } = keys[at]!
    const interactionId = crypto.randomUUID()
    await db`
      insert into interaction (interaction_id, account_id, kind, state, happened_on, happened_at, minutes, zone,
        subject, purpose, owner_id)
      select ${interactionId}, ${accountId}, ${plan.kind}, 'planned', ${addDays(asOf, plan.inDays)},
        ${plan.happenedAt}, ${plan.minutes}, 'Europe/Madrid', ${plan.subject}, ${plan.purpose},
        (select c.person_id from account_carer c
          where c.firm_id = ${db.firm} and c.account_id = ${accountId} and c.part = 'manager' limit 1)
    `
    await db`
      insert into interaction_contact (interaction_id, contact_id)
      select ${interactionId}, contact_id from contact_place
      where firm_id = ${db.firm} and account_id = ${accountId} and until_on is null
      order by contact_id limit 2
    `
    await db`
      insert into agenda_line (interaction_id, place, text, source)
      select ${interactionId}, place, text, 'own'
      from unnest(${[...plan.agenda]}::text[]) with ordinality as l(text, place)
    `
  }
}
