/** Which tables there are and which rows of them belong to a firm: read from the catalog, so that new tables need nothing. */
import type { Sql } from '../db.ts'

export type Table = {
  /** As SQL names it: `public.account`. */
  name: string
  columns: string[]
  /** Rows of one firm each, kept apart by row-level security; else a table of sign-in. */
  ofFirm: boolean
  /** Has triggers of its own, whose work is in the rows already. */
  triggers: boolean
  /** Statements that set its counters behind its rows. */
  sequences: string[]
}

/** Parents before those that point at them. */
export async function tablesOf(sql: Pick<Sql, 'unsafe'>): Promise<Table[]> {
  const found = await sql.unsafe<(Table & { parents: string[] })[]>(TABLES)
  const left = found.filter(({ name }) => !NEVER.has(name))
  const names = new Set(left.map(({ name }) => name))
  const sorted: Table[] = []
  while (left.length > 0) {
    const next = left.findIndex(({ name, parents }) =>
      parents.every((parent) => parent === name || !names.has(parent)),
    )
    if (next < 0) throw new Error(`tables in a circle: ${[...names].join(', ')}`)
    const [{ parents: _, ...table }] = left.splice(next, 1) as [(typeof found)[number]]
    names.delete(table.name)
    sorted.push(table)
  }
  // Sign-in first: there the firms and people are whom all others mean, with or without a key.
  return sorted.toSorted((a, b) => Number(a.ofFirm) - Number(b.ofFirm))
}

/**
 * Which rows of a sign-in table belong to a firm; null where none do. `at` says where a table of
 * the schema is, since the same question is asked of a database and of a backup's rows.
 */
export function rowsOfFirm(table: Table, firmId: string, at: (name: string) => string) {
  const members = `select person_id from ${at('access.membership')} where firm_id = '${firmId}'`
  switch (table.name) {
    case 'access.person':
      return `id in (${members})`
    case 'access.credential':
      return `person_id in (${members})`
    case 'access.link_use':
      return `link_id in (select link_id from ${at('access.link')} where firm_id = '${firmId}')`
    default:
      return table.columns.includes('firm_id') ? `firm_id = '${firmId}'` : null
  }
}

/** What must not come back: who was signed in, and codes under way; the runner's own list. */
const NEVER = new Set(['access.session', 'access.verification', 'public.migration'])

const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name,
    (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    n.nspname = 'public' as "ofFirm",
    exists (select 1 from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
    array(select format('select setval(%L, greatest((select max(%I) from %s), (select last_value from %s)))',
        s.name, a.attname, c.oid::regclass, s.name)
      from pg_attribute a,
        lateral pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) s(name)
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and s.name is not null) as sequences,
    array(select format('%I.%I', pn.nspname, p.relname)
      from pg_constraint k join pg_class p on p.oid = k.confrelid
        join pg_namespace pn on pn.oid = p.relnamespace
      where k.conrelid = c.oid and k.contype = 'f') as parents
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'access') and c.relkind in ('r', 'p') and not c.relispartition
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by n.nspname, c.relname
`
