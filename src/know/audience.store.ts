/** A client's own buyers in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { type Db, many } from '../platform/db.ts'
import { Audience, type AudienceGiven } from './audience.ts'

function audience(db: Db, where: postgres.Fragment): Promise<Audience[]> {
  return many(
    Audience,
    db`
    select audience_id, account_kept_of(account_id) as account_id, kind, name, about, meaning, source, seen_on, confidence
    from audience
    where firm_id = ${db.firm} and ${where}
    order by array_position(array['ideal', 'persona', 'voice'], kind), made_at, name
  `,
  )
}

export const audienceOf = (db: Db, accountId: string) =>
  audience(db, db`account_id = any(account_and_merged(${accountId}))`)

/** Of one account, those of these ids. */
export const audienceWith = (db: Db, accountId: string, ids: readonly string[]) =>
  audience(
    db,
    db`account_id = any(account_and_merged(${accountId})) and audience_id = any(${[...ids]}::uuid[])`,
  )

export async function oneOfAudience(db: Db, audienceId: string): Promise<Audience | undefined> {
  const [found] = await audience(db, db`audience_id = ${audienceId}`)
  return found
}

type Kept = AudienceGiven & { audienceId?: string | undefined }

/** Their ids, in the order given. */
export async function keepAudience(db: Db, accountId: string, given: readonly Kept[]) {
  const rows = given.map((one) => ({ ...one, audienceId: one.audienceId ?? randomUUID() }))
  await db`
    insert into audience (audience_id, account_id, kind, name, about, meaning, source, seen_on,
      confidence)
    select "audienceId", ${accountId}, kind, name, about, meaning, source, "seenOn", confidence
    from jsonb_to_recordset(${db.json(rows)}) as given ("audienceId" uuid, kind text, name text,
      about text, meaning text, source text, "seenOn" date, confidence text)
    on conflict (firm_id, audience_id) do update
    set kind = excluded.kind, name = excluded.name, about = excluded.about,
      meaning = excluded.meaning, source = excluded.source, seen_on = excluded.seen_on,
      confidence = excluded.confidence
    where audience.account_id = any(account_and_merged(excluded.account_id))
  `
  return rows.map(({ audienceId }) => audienceId)
}

export function removeAudience(db: Db, audienceId: string) {
  return db`delete from audience where firm_id = ${db.firm} and audience_id = ${audienceId}`
}
