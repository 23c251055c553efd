/** Conflicts in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { type Db, many } from '../platform/db.ts'
import { Conflict, type ConflictGiven } from './conflict.ts'

function conflicts(db: Db, which: postgres.Fragment): Promise<Conflict[]> {
  return many(
    Conflict,
    db`
    select x.conflict_id, account_kept_of(x.account_id) as account_id, x.kind, x.about, x.person_ids,
      array(select p.name from firm_person p
        where p.firm_id = x.firm_id and p.person_id = any(x.person_ids) order by 1) as people,
      contact_kept_of(x.contact_id) as contact_id, k.name as contact_name, x.began_on, x.agreed, x.agreed_on,
      array(select c.person_id from account_near c
        where c.firm_id = x.firm_id and c.account_id = x.account_id) as carers
    from conflict x
    left join contact k on k.firm_id = x.firm_id and k.contact_id = contact_kept_of(x.contact_id)
    where x.firm_id = ${db.firm} and ${which}
    order by x.agreed_on is not null, x.began_on desc, x.conflict_id
  `,
  )
}

export const conflictsOf = (db: Db, accountId: string) =>
  conflicts(db, db`x.account_id = any(account_and_merged(${accountId}))`)

export async function conflictOf(db: Db, conflictId: string) {
  const [found] = await conflicts(db, db`x.conflict_id = ${conflictId}`)
  return found
}

export async function writeConflict(
  db: Db,
  given: ConflictGiven & { conflictId?: string | undefined },
): Promise<string> {
  const { conflictId = randomUUID(), accountId, kind, about, personIds, contactId } = given
  const { beganOn, agreed, agreedOn } = given
  await db`
    insert into conflict (conflict_id, account_id, kind, about, person_ids, contact_id, began_on, agreed, agreed_on)
    values (${conflictId}, ${accountId}, ${kind}, ${about}, ${personIds}::uuid[], ${contactId}, ${beganOn},
      ${agreed}, ${agreedOn})
    on conflict (firm_id, conflict_id) do update
    set kind = excluded.kind, about = excluded.about, person_ids = excluded.person_ids,
      contact_id = case when excluded.contact_id = contact_kept_of(conflict.contact_id)
        then conflict.contact_id else excluded.contact_id end,
      began_on = excluded.began_on, agreed = excluded.agreed, agreed_on = excluded.agreed_on
  `
  return conflictId
}

export function removeConflict(db: Db, conflictId: string) {
  return db`delete from conflict where firm_id = ${db.firm} and conflict_id = ${conflictId}`
}
