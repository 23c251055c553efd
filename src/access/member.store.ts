/** Members in PostgreSQL. */
import type { Role } from '../kernel/actor.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { Member } from './member.ts'

/** The people of the open firm, those who left last: every room takes names from here. */
export function peopleOf(db: Db): Promise<Member[]> {
  return many(
    Member,
    db`
    select person_id, name, email, role, active
    from firm_person
    where firm_id = ${db.firm}
    order by active desc, name, person_id
  `,
  )
}

export function memberOf(db: Db, personId: string): Promise<Member | undefined> {
  return maybe(
    Member,
    db`
    select person_id, name, email, role, active
    from firm_person
    where firm_id = ${db.firm} and person_id = ${personId}
  `,
  )
}

/** Counts the leads and keeps others from changing them until we are done. */
export async function countLeads(db: Db): Promise<number> {
  await db`select from access.firm where firm_id = ${db.firm} for update`
  const [row] = await db`
    select count(*) as leads from access.membership
    where firm_id = ${db.firm} and role = 'lead' and ended_at is null
  `
  return row!['leads'] as number
}

/** Whoever was here before comes back, in the role that is given now. */
export async function addMember(db: Db, personId: string, role: Role): Promise<void> {
  await db`
    insert into access.membership (firm_id, person_id, role) values (${db.firm}, ${personId}, ${role})
    on conflict (firm_id, person_id) do update
    set role = excluded.role, joined_at = now(), opened_at = now(), ended_at = null
  `
}

export async function keepRole(db: Db, personId: string, role: Role): Promise<Member> {
  await db`
    update access.membership set role = ${role}
    where firm_id = ${db.firm} and person_id = ${personId}
  `
  return memberNow(db, personId)
}

export async function keepEnded(db: Db, personId: string, ended: boolean): Promise<Member> {
  await db`
    update access.membership set ended_at = ${ended ? db`now()` : null}
    where firm_id = ${db.firm} and person_id = ${personId}
  `
  return memberNow(db, personId)
}

function memberNow(db: Db, personId: string) {
  return one(
    Member,
    db`
    select person_id, name, email, role, active
    from firm_person
    where firm_id = ${db.firm} and person_id = ${personId}
  `,
  )
}
