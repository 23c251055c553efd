/** The team's hours in PostgreSQL. */
import { WORKERS } from '../kernel/actor.ts'
import { type Db, many } from '../platform/db.ts'
import { type Hours, TeamHours } from './teamHours.ts'

export function teamHoursOf(db: Db): Promise<TeamHours[]> {
  return many(
    TeamHours,
    db`
    select p.person_id, p.name,
      coalesce(jsonb_object_agg(h.skill, h.hours) filter (where h.skill is not null), '{}') as hours
    from firm_person p
    left join team_hours h on h.firm_id = p.firm_id and h.person_id = p.person_id
    where p.firm_id = ${db.firm} and p.active and p.role = any(${[...WORKERS]})
    group by p.person_id, p.name
    order by fold(p.name), p.person_id
  `,
  )
}

export async function replaceTeamHours(db: Db, personId: string, hours: Hours): Promise<void> {
  await db`delete from team_hours where firm_id = ${db.firm} and person_id = ${personId}`
  await db`
    insert into team_hours (person_id, skill, hours)
    select ${personId}, key, value::numeric from jsonb_each_text(${db.json(hours)})
    where value::numeric > 0
  `
}
