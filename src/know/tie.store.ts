/** Lines between people of an account, in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import { type Db, many } from '../platform/db.ts'
import { Tie, type TieGiven } from './tie.ts'

/** All that hold or held; who was merged is told under the one that was kept, and has no lines to themselves. */
export function tiesOf(db: Db, accountId: string): Promise<Tie[]> {
  return many(
    Tie,
    db`
    select t.tie_id, t.kind, t.from_on, t.until_on, t.confidence, t.source,
      coalesce(f.kept_id, t.from_id) as from_id, coalesce(o.kept_id, t.to_id) as to_id
    from contact_tie t
    left join contact_kept f on f.firm_id = t.firm_id and f.contact_id = t.from_id
    left join contact_kept o on o.firm_id = t.firm_id and o.contact_id = t.to_id
    where t.firm_id = ${db.firm} and t.account_id = any(account_and_merged(${accountId}))
      and coalesce(f.kept_id, t.from_id) <> coalesce(o.kept_id, t.to_id)
    order by t.kind, t.from_on nulls first, t.tie_id
  `,
  )
}

/** One change of an account's lines at a time: two at once could close a circle together. */
export function lockTies(db: Db, accountId: string) {
  return db`
    select from account where firm_id = ${db.firm} and account_id = ${accountId} for no key update
  `
}

export async function keepTie(
  db: Db,
  accountId: string,
  { tieId = randomUUID(), ...given }: TieGiven & { tieId?: string | undefined },
): Promise<string> {
  const { fromId, toId, kind, fromOn, untilOn, confidence, source } = given
  await db`
    insert into contact_tie
      (tie_id, account_id, from_id, to_id, kind, from_on, until_on, confidence, source)
    values (${tieId}, ${accountId}, ${fromId}, ${toId}, ${kind}, ${fromOn}, ${untilOn},
      ${confidence}, ${source})
    on conflict (firm_id, tie_id) do update
    set kind = excluded.kind, from_on = excluded.from_on, until_on = excluded.until_on,
      confidence = excluded.confidence, source = excluded.source,
      from_id = case when excluded.from_id = contact_kept_of(contact_tie.from_id)
        then contact_tie.from_id else excluded.from_id end,
      to_id = case when excluded.to_id = contact_kept_of(contact_tie.to_id)
        then contact_tie.to_id else excluded.to_id end
    where contact_tie.account_id = any(account_and_merged(excluded.account_id))
  `
  return tieId
}

export function removeTie(db: Db, tieId: string) {
  return db`delete from contact_tie where firm_id = ${db.firm} and tie_id = ${tieId}`
}
