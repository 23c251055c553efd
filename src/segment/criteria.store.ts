/** Versions of the criteria in PostgreSQL: they are added and never changed. */
import { type Db, instant, many, maybe, one } from '../platform/db.ts'
import { CriteriaVersion, type CriteriaVersionGiven } from './criteria.ts'

const Row = CriteriaVersion.extend({ madeAt: instant })

/** The newest where none is named. */
export function criteriaAt(db: Db, version?: number) {
  return maybe(
    Row,
    db`
    select v.version, v.criteria, v.lines, v.why, p.name as made_by, v.made_at
    from criteria_version v
    left join firm_person p on p.firm_id = v.firm_id and p.person_id = v.made_by
    where v.firm_id = ${db.firm} ${version ? db`and v.version = ${version}` : db``}
    order by v.version desc limit 1
  `,
  )
}

export function criteriaVersions(db: Db) {
  return many(
    Row.omit({ criteria: true, lines: true }),
    db`
    select v.version, v.why, p.name as made_by, v.made_at
    from criteria_version v
    left join firm_person p on p.firm_id = v.firm_id and p.person_id = v.made_by
    where v.firm_id = ${db.firm}
    order by v.version desc
  `,
  )
}

/** One after the other: two people who save at once make two versions. */
export async function lockCriteria(db: Db) {
  await db`select pg_advisory_xact_lock(hashtextextended(${`criteria ${db.firm}`}, 0))`
}

export async function insertCriteria(
  db: Db,
  { criteria, lines, why }: CriteriaVersionGiven,
  madeBy: string,
): Promise<number> {
  const { version } = await one(
    CriteriaVersion.pick({ version: true }),
    db`
    insert into criteria_version (version, criteria, lines, why, made_by)
    select coalesce(max(version), 0) + 1, ${db.json(criteria as never)}, ${db.json(lines)}, ${why}, ${madeBy}
    from criteria_version where firm_id = ${db.firm}
    returning version
  `,
  )
  return version
}
