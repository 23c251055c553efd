/** Relations between accounts in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { type Db, many } from '../platform/db.ts'
import { Relation, type RelationGiven } from './relation.ts'

/** Of accounts that one may see, both; those that last first. */
function relations(db: Db, where: postgres.Fragment): Promise<Relation[]> {
  return many(
    Relation,
    db`
    select r.relation_id, a.account_id, a.name as account, o.account_id as other_id, o.name as other, r.kind,
      r.from_on, r.until_on, r.note
    from account_relation r
    join account a on a.firm_id = r.firm_id and a.account_id = account_kept_of(r.account_id)
    join account o on o.firm_id = r.firm_id and o.account_id = account_kept_of(r.other_id)
    where r.firm_id = ${db.firm} and a.account_id <> o.account_id and ${where}
    order by r.until_on desc nulls first, r.kind, a.search_text, o.search_text
  `,
  )
}

export const relationsOf = (db: Db, accountId: string) =>
  relations(
    db,
    db`(r.account_id = any(account_and_merged(${accountId})) or r.other_id = any(account_and_merged(${accountId})))`,
  )

export async function relationOf(db: Db, relationId: string): Promise<Relation | undefined> {
  const [found] = await relations(db, db`r.relation_id = ${relationId}`)
  return found
}

export async function keepRelation(
  db: Db,
  given: RelationGiven & { relationId?: string | undefined },
): Promise<string> {
  const { relationId = randomUUID(), accountId, otherId, kind, fromOn, untilOn, note } = given
  await db`
    insert into account_relation (relation_id, account_id, other_id, kind, from_on, until_on, note)
    values (${relationId}, ${accountId}, ${otherId}, ${kind}, ${fromOn}, ${untilOn}, ${note})
    on conflict (firm_id, relation_id) do update
    set account_id = excluded.account_id, other_id = excluded.other_id, kind = excluded.kind,
      from_on = excluded.from_on, until_on = excluded.until_on, note = excluded.note,
      said_by = excluded.said_by
  `
  return relationId
}

export function removeRelation(db: Db, relationId: string) {
  return db`
    delete from account_relation where firm_id = ${db.firm} and relation_id = ${relationId}
  `
}
