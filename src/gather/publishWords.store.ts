/** What the lines of a new ledger are about: its clients, products and words get their keys. */
import { LEDGER_CLIENT } from '../accounts/ledgerAccount.store.ts'
import { quoted } from '../platform/duck.ts'
import { type Both, duckToPostgres, postgresToDuck } from './duckPostgres.store.ts'

/** Kinds of words, by the column that holds them. */
export const WORD_KINDS = ['family', 'division', 'zone', 'country', 'salesperson'] as const

/** Leaves in DuckDB `client`: client_no by client_key, and what is told of each. */
export async function numberClients({ duck }: Both) {
  await duck.run(`
    create or replace temp table client as
    select row_number() over (order by client_key)::int as client_no, *
    from (
      select client_key, any_value(client_code) as code, arg_max(parent_group, day) as group_name,
        coalesce(arg_max(client_name, day), any_value(client_code)) as name
      from line_told group by client_key
    )
  `)
}

/** Hands the clients to PostgreSQL, where they are to find their accounts. */
export async function sendClients(both: Both) {
  await both.db.unsafe(LEDGER_CLIENT)
  await duckToPostgres(both, {
    select: `select client_no, left(code, 100), left(name, 300), left(group_name, 300) from client`,
    into: 'ledger_client (client_no, code, name, group_name)',
  })
}

/**
 * Leaves in DuckDB `client_account`: the account of each client, and whether its sums are to be mended, since
 * it has live lines already, or shares them with those that it was merged with.
 */
export async function fetchAccounts(both: Both) {
  const { firm } = both.db
  await postgresToDuck(both, {
    select: `
      select client_no, account_id, exists (
        select from account_day d where d.firm_id = '${firm}' and d.account_id = c.account_id
        union all
        select from account_kept k where k.firm_id = '${firm}' and c.account_id in (k.account_id, k.kept_id)
      ) from ledger_client c`,
    into: 'client_account',
    columns: { client_no: 'int', account_id: 'varchar', known: 'boolean' },
  })
}

/** Leaves in DuckDB `word` (kind, name, label_id) and returns the key of the source. */
export async function nameWords(both: Both, source: string): Promise<number> {
  const { db } = both
  const words = WORD_KINDS.map(
    (kind) =>
      `select distinct '${kind}' as kind, ${kind} as name from line_told where ${kind} is not null`,
  )
  await db`
    create temporary table ledger_word (kind text, name text, short text generated always as (left(name, 300)) stored)
    on commit drop
  `
  await duckToPostgres(both, {
    select: [...words, `select 'source', ${quoted(source)}`].join(' union all '),
    into: 'ledger_word (kind, name)',
  })
  await db`
    insert into label (label_id, kind, name)
    select row_number() over (order by kind, short) + (
      select coalesce(max(label_id), 0) from label where firm_id = ${db.firm}
    ), kind, short
    from (select distinct kind, short from ledger_word) w
    where not exists (
      select from label l where l.firm_id = ${db.firm} and l.kind = w.kind and l.name = w.short
    )
  `
  await postgresToDuck(both, {
    select: `
      select w.kind, w.name, l.label_id from ledger_word w
      join label l on l.firm_id = '${db.firm}' and l.kind = w.kind and l.name = w.short`,
    into: 'word',
    columns: { kind: 'varchar', name: 'varchar', label_id: 'int' },
  })
  const [found] = await db`
    select label_id from label where firm_id = ${db.firm} and kind = 'source' and name = ${source}
  `
  return found!['labelId'] as number
}

/** Leaves in DuckDB `ware` (code, product_id). What is new is added, and what is told anew is kept. */
export async function nameProducts(both: Both) {
  const { db, duck } = both
  await duck.run(`
    create or replace temp table product_told as
    select coalesce(product_code, product_name) as code,
      left(coalesce(product_code, product_name), 300) as short,
      left(coalesce(arg_max(product_name, day), product_code), 300) as name,
      arg_max(family, day) as family
    from line_told
    where product_code is not null or product_name is not null
    group by coalesce(product_code, product_name), product_code
  `)
  await db`
    create temporary table ledger_product (code text, name text, family_id int) on commit drop
  `
  await duckToPostgres(both, {
    select: `
      select short, min(told.name), min(label_id) from product_told told
      left join word on word.kind = 'family' and word.name = told.family
      group by short`,
    into: 'ledger_product',
  })
  await db`
    update product p set name = t.name, family_id = coalesce(t.family_id, p.family_id)
    from ledger_product t
    where p.firm_id = ${db.firm} and p.code = t.code
      and (p.name, p.family_id) is distinct from (t.name, coalesce(t.family_id, p.family_id))
  `
  await db`
    insert into product (product_id, code, name, family_id)
    select row_number() over (order by code) + (
      select coalesce(max(product_id), 0) from product where firm_id = ${db.firm}
    ), code, name, family_id
    from ledger_product t
    where not exists (select from product p where p.firm_id = ${db.firm} and p.code = t.code)
  `
  await postgresToDuck(both, {
    select: `
      select p.code, p.product_id from ledger_product t
      join product p on p.firm_id = '${db.firm}' and p.code = t.code`,
    into: 'ware_short',
    columns: { code: 'varchar', product_id: 'int' },
  })
  await duck.run(`
    create or replace temp table ware as
    select distinct product_told.code, product_id
    from product_told join ware_short on ware_short.code = product_told.short
  `)
}
