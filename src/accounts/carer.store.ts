/** Who looks after accounts, in PostgreSQL. */
import { z } from 'zod'
import { Role, WORKERS } from '../kernel/actor.ts'
import { type Db, many } from '../platform/db.ts'
import { heed } from '../platform/problem.ts'
import { Colleague, type Placing, whyNotPlace } from './carer.ts'

/** Those of the firm who may be asked to look after accounts, with how much they have. */
export function colleaguesOf(db: Db) {
  return many(
    Colleague,
    db`
    select p.person_id, p.name, p.role, coalesce(m.managed, 0) as managed
    from firm_person p
    left join (
      select c.person_id, count(*) as managed
      from account_carer c join account using (firm_id, account_id)
      where c.firm_id = ${db.firm} and c.part = 'manager' and account.archived_at is null
        and account.merged_into_id is null
      group by c.person_id
    ) m using (person_id)
    where p.firm_id = ${db.firm} and p.active and p.role <> 'client'
    order by fold(p.name)
  `,
  )
}

const Member = z.object({ personId: z.guid(), role: Role, active: z.boolean() })

/** Stops where someone placed can't look after accounts in that part. */
export async function heedPlacings(db: Db, placed: Placing[]): Promise<void> {
  if (placed.length === 0) return
  const members = await many(
    Member,
    db`
    select person_id, role, active from firm_person
    where firm_id = ${db.firm}
      and person_id = any(${placed.map(({ personId }) => personId)}::uuid[])
  `,
  )
  heed(whyNotPlace(placed, new Map(members.map((member) => [member.personId, member]))))
}

/** Whether something to do may be theirs: someone who works here, and still does. */
export async function mayOwn(db: Db, personId: string): Promise<boolean> {
  const rows = await db`
    select from firm_person
    where firm_id = ${db.firm} and person_id = ${personId} and active
      and role = any(${[...WORKERS]})
  `
  return rows.length > 0
}
