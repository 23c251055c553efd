/** What holds for every table of a firm, now and later. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './root.ts'
import { schemaText } from './schema.ts'
import { owner, sql } from './testing.ts'

const FREE = ['migration']
/** Their owner passes the policies, since those would keep search from its indexes; nobody else has a grant. */
const APART = ['search_entry', 'search_word']

test('row-level security is on and forced, and every key begins with the firm', async () => {
  const { rows } = await owner.query<{ name: string; secure: boolean; key: string | null }>(`
    select c.relname as name,
      c.relrowsecurity and c.relforcerowsecurity as secure,
      (select a.attname from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  `)
  const loose = rows.filter(
    ({ name, secure, key }) =>
      !FREE.includes(name) && !((secure || APART.includes(name)) && key === 'firm_id'),
  )
  expect(loose).toEqual([])
  expect(rows.length).toBeGreaterThan(10)
})

test('what is apart is shut to the role that serves', async () => {
  for (const name of APART) {
    for (const act of [`select from ${name}`, `delete from ${name}`, `truncate ${name}`]) {
      await expect(sql.unsafe(act)).rejects.toThrow(/permission denied/)
    }
  }
  const { rows } = await owner.query(
    'select relname, relrowsecurity as secure from pg_class where relname = any($1)',
    [APART],
  )
  expect(rows.every(({ secure }) => secure)).toBe(true)
})

test('foreign keys carry the firm, so that no row points across firms', async () => {
  const { rows } = await owner.query(`
    select conrelid::regclass::text as from, conname
    from pg_constraint k
    where contype = 'f' and connamespace = 'public'::regnamespace
      and (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) <> 'firm_id'
  `)
  expect(rows).toEqual([])
})

test('the role that serves owns nothing and can not look across firms', async () => {
  const [role] = await sql`
    select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as mighty,
      (select count(*) from pg_class where relowner = r.oid) as owns
    from pg_roles r where rolname = current_user
  `
  expect(role).toEqual({ mighty: false, owns: 0 })
})

test('without a firm nothing is seen, and what happened can not be changed', async () => {
  await expect(sql`select * from account`).rejects.toThrow(/clave\.firm_id/)
  await expect(
    sql.begin(async (tx) => {
      await tx.unsafe(`set local clave.firm_id = '00000000-0000-4000-8000-000000000000'`)
      await tx`update happening set what = 'x.y'`
    }),
  ).rejects.toThrow(/permission denied/)
})

test('schema.sql is the database of today', async () => {
  expect(readFileSync(join(ROOT, 'schema.sql'), 'utf8')).toBe(await schemaText(owner))
})
