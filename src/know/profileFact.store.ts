/** What is known of clients, in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import { type Db, instant, many } from '../platform/db.ts'
import { type FactGiven, ProfileFact } from './profileFact.ts'

const Row = ProfileFact.extend({ saidAt: instant })

const COLUMNS = `f.fact_id, account_kept_of(f.account_id) as account_id, f.topic, f.name, f.text, f.link,
  trim_scale(f.amount)::text as amount, f.currency, f.share, f.source_kind, f.source, f.seen_on,
  f.confidence, f.said_at, p.name as by_name`

function facts(db: Db, where: postgres.Fragment): Promise<ProfileFact[]> {
  return many(
    Row,
    db`
    select ${db.unsafe(COLUMNS)}
    from profile_fact f left join firm_actor p on p.firm_id = f.firm_id and p.actor_id = f.said_by
    where f.firm_id = ${db.firm} and ${where}
    order by f.topic, f.place, f.seen_on desc
    limit 1000
  `,
  )
}

export const factsOf = (db: Db, accountId: string) =>
  facts(db, db`f.account_id = any(account_and_merged(${accountId}))`)

/** To change it: nobody else does until the transaction ends. */
export async function factForChange(db: Db, factId: string): Promise<ProfileFact | undefined> {
  await db`
    select from profile_fact where firm_id = ${db.firm} and fact_id = ${factId} for update
  `
  const [found] = await facts(db, db`f.fact_id = ${factId}`)
  return found
}

export async function keepFact(
  db: Db,
  { factId = randomUUID(), ...given }: FactGiven & { factId?: string | undefined },
): Promise<string> {
  const { accountId, topic, name, text, link, amount, currency, share } = given
  const { sourceKind, source, seenOn, confidence } = given
  await db`
    insert into profile_fact (fact_id, account_id, place, topic, name, text, link, amount, currency,
      share, source_kind, source, seen_on, confidence)
    values (${factId}, ${accountId}, (
      select coalesce(max(place), 0) + 1 from profile_fact
      where firm_id = ${db.firm} and account_id = ${accountId} and topic = ${topic}
    ), ${topic}, ${name}, ${text}, ${link}, ${amount}, ${currency}, ${share}, ${sourceKind},
      ${source}, ${seenOn}, ${confidence})
    on conflict (firm_id, fact_id) do update
    set topic = excluded.topic, name = excluded.name, text = excluded.text, link = excluded.link,
      amount = excluded.amount, currency = excluded.currency, share = excluded.share,
      source_kind = excluded.source_kind, source = excluded.source, seen_on = excluded.seen_on,
      confidence = excluded.confidence, said_by = excluded.said_by, said_at = now()
  `
  return factId
}

/** Many at once. */
export async function insertFacts(db: Db, given: readonly FactGiven[]) {
  await db`
    insert into profile_fact (account_id, place, topic, name, text, link, amount, currency, share,
      source_kind, source, seen_on, confidence)
    select "accountId", place, topic, name, text, link, amount, currency, share, "sourceKind",
      source, "seenOn", confidence
    from jsonb_to_recordset(${db.json(given.map((one, place) => ({ ...one, place })) as never)}) as t(
      "accountId" uuid, place int, topic text, name text, text text, link text, amount numeric, currency text,
      share float8, "sourceKind" text, source text, "seenOn" date, confidence text
    )
  `
}

export function removeFact(db: Db, factId: string) {
  return db`delete from profile_fact where firm_id = ${db.firm} and fact_id = ${factId}`
}

export function sectorsOf(db: Db) {
  return many(
    z.object({ code: z.string(), name: z.string() }),
    db`select code, name from sector where firm_id = ${db.firm} order by code`,
  )
}

export async function replaceSectors(db: Db, sectors: { code: string; name: string }[]) {
  await db`delete from sector where firm_id = ${db.firm}`
  await db`
    insert into sector (code, name)
    select * from unnest(
      ${sectors.map(({ code }) => code)}::text[], ${sectors.map(({ name }) => name)}::text[]
    )
  `
}
