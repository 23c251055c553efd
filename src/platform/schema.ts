/** The database of today as text, for people to read and for reviews to show what a migration changes. */
import type pg from 'pg'

export async function schemaText(owner: pg.Pool): Promise<string> {
  const [tables, functions, views] = [
    await owner.query<{ text: string }>(TABLES),
    await owner.query<{ text: string }>(FUNCTIONS),
    await owner.query<{ text: string }>(VIEWS),
  ]
  const parts = [...functions.rows, ...tables.rows, ...views.rows].map(({ text }) => text.trim())
  return `-- The database today. Written by \`clave migrate\`; change it through migrations/.\n\n${parts.join('\n\n')}\n`
}

const OURS = `('public'::regnamespace, (select oid from pg_namespace where nspname = 'access'))`

const TABLES = `
  select concat_ws(E'\\n',
    format('create table %s (', c.oid::regclass),
    (select string_agg(line, E',\\n' order by kind, place, line) from (
      select 1 as kind, a.attnum::int as place, format('  %s %s%s%s', a.attname,
        format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end,
        case when a.attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
          when d.adbin is not null then format(' default %s', pg_get_expr(d.adbin, d.adrelid)) else '' end) as line
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      union all
      select 2, 0, '  ' || pg_get_constraintdef(k.oid) from pg_constraint k
      where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c')
    ) lines),
    ');',
    (select string_agg(pg_get_indexdef(i.indexrelid) || ';', E'\\n' order by i.indexrelid::regclass::text)
      from pg_index i where i.indrelid = c.oid
        and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))),
    case when c.relforcerowsecurity then format('-- row-level security, forced') end,
    (select string_agg(format('-- policy %s%s for %s: %s', p.polname,
        case when p.polpermissive then '' else ' (restrictive)' end,
        case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
        regexp_replace(coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)), '\\s+', ' ', 'g')),
        E'\\n' order by p.polname)
      from pg_policy p where p.polrelid = c.oid),
    (select string_agg(format('grant %s to %s;', kinds, grantee), E'\\n' order by grantee) from (
      select grantee, string_agg(lower(privilege_type), ', ' order by privilege_type) as kinds
      from information_schema.role_table_grants g
      where g.table_schema = n.nspname and g.table_name = c.relname and grantee <> pg_get_userbyid(c.relowner)
      group by grantee) grants)
  ) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relnamespace in ${OURS} and c.relkind in ('r', 'p')
  order by n.nspname desc, c.relname
`

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) || ';' as text
  from pg_proc p
  where p.pronamespace in ${OURS}
    and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.pronamespace::regnamespace::text desc, p.proname
`

const VIEWS = `
  select format('create view %s%s as%s%s', c.oid::regclass,
    ' with (' || array_to_string(c.reloptions, ', ') || ')', E'\\n', pg_get_viewdef(c.oid)) as text
  from pg_class c
  where c.relnamespace in ${OURS} and c.relkind = 'v'
  order by c.relname
`
