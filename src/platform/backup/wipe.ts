/** An empty database again, for a backup to be restored into the shape that it was taken from. */
import type pg from 'pg'

/** Neither a firm nor a person: never used, whether migrated or not. */
export async function isEmpty(owner: pg.Pool): Promise<boolean> {
  const { rows: made } = await owner.query(`select to_regclass('access.firm') as made`)
  if (!made[0].made) return true
  const { rows } = await owner.query(
    'select exists (select from access.firm) or exists (select from access.person) as used',
  )
  return !rows[0].used
}

/** Takes away what migrations made, and no extension that someone else put there. */
export async function wipe(owner: pg.Pool): Promise<void> {
  await owner.query('drop schema if exists access, graphile_worker cascade')
  const { rows } = await owner.query<{ thing: string }>(MADE)
  // One may have gone with another.
  for (const { thing } of rows) await owner.query(`drop ${thing} cascade`)
}

const MADE = `
  with ours as (
    select 'pg_class'::regclass as classid, oid,
      case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end as kind,
      oid::regclass::text as name
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
    union all
    select 'pg_proc'::regclass, oid, 'routine', oid::regprocedure::text
    from pg_proc where pronamespace = 'public'::regnamespace
    union all
    select 'pg_type'::regclass, oid, 'type', oid::regtype::text
    from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'r')
  )
  select kind || ' if exists ' || name as thing
  from ours
  where not exists (
    select from pg_depend d where d.classid = ours.classid and d.objid = ours.oid and d.deptype = 'e')
`
