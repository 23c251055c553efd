/** Accounts as a ledger brings them: found by code or name, made where they are new, taken away again. */
import { z } from 'zod'
import { type Db, many, one } from '../platform/db.ts'

/**
 * What a ledger tells of its clients stands in the temporary table `ledger_client`, one row each,
 * with a code, a name or both. Afterwards every row has its account.
 */
export const LEDGER_CLIENT = `
  create temporary table ledger_client (
    client_no  int primary key,
    code       text,
    name       text not null,
    group_name text,
    -- What two spellings of the name have in common; told only where names are compared.
    plain      text,
    account_id uuid
  ) on commit drop
`

const Counted = z.object({ accounts: z.int(), made: z.int() })

/**
 * By code; else by name, accents, case and marks aside. A name with a code is taken for an account
 * without one only where neither is there twice: two clients may share a name.
 */
export async function accountsOfLedger(db: Db, importId: number) {
  await db`analyze ledger_client`
  await byCode(db)
  if (await namesMatter(db)) {
    await db`update ledger_client set plain = same_name(name)`
    await byNameWithCode(db)
  }
  await makeAll(db, importId)
  await byNameAlone(db)
  await nameGroups(db)
  return one(
    Counted,
    db`
    select count(distinct account_id)::int as accounts,
      (select count(*) from ledger_made)::int as made
    from ledger_client
  `,
  )
}

async function byCode(db: Db) {
  await db`
    update ledger_client c set account_id = a.account_id
    from account a
    where a.firm_id = ${db.firm} and a.code = c.code
  `
}

/** Where every client and every account has a code, no name is looked at. */
async function namesMatter(db: Db): Promise<boolean> {
  const [bare] = await db`
    select from account where firm_id = ${db.firm} and code is null
    union all
    select from ledger_client where code is null
    limit 1
  `
  return Boolean(bare)
}

/** An account that was typed by hand without its code gets it here. */
async function byNameWithCode(db: Db) {
  await db`
    with client as (
      select plain, min(client_no) as client_no from ledger_client
      where account_id is null and code is not null
      group by plain having count(*) = 1
    ), named as (
      select same_name(name) as plain, (array_agg(account_id))[1] as account_id from account
      where firm_id = ${db.firm} and code is null
      group by 1 having count(*) = 1
    )
    update ledger_client c set account_id = named.account_id
    from client join named using (plain)
    where c.client_no = client.client_no
  `
  await db`
    update account a set code = c.code
    from ledger_client c
    where a.firm_id = ${db.firm} and a.account_id = c.account_id and a.code is null
      and c.code is not null
  `
}

/** New accounts: one per code, and one per name that no account has. */
async function makeAll(db: Db, importId: number) {
  await db`
    create temporary table ledger_made on commit drop as
    select gen_random_uuid() as account_id, min(client_no) as client_no
    from ledger_client c
    where account_id is null and (code is not null or (
      plain not in (select plain from ledger_client where code is not null)
      and plain not in (select same_name(name) from account where firm_id = ${db.firm})
    ))
    group by code, case when code is null then plain end
  `
  await db`
    insert into account (account_id, code, name, group_name, made_by_import)
    select m.account_id, c.code, c.name, c.group_name, ${importId}
    from ledger_made m join ledger_client c using (client_no)
  `
  await db`
    update ledger_client c set account_id = m.account_id from ledger_made m
    where m.client_no = c.client_no
  `
}

/** A name alone means the account without a code, else the first of that name. */
async function byNameAlone(db: Db) {
  const [left] = await db`select from ledger_client where account_id is null limit 1`
  if (!left) return
  await db`
    with named as (
      select distinct on (1) same_name(name) as plain, account_id from account
      where firm_id = ${db.firm}
      order by 1, code is not null, account_id
    )
    update ledger_client c set account_id = named.account_id from named
    where c.account_id is null and c.plain = named.plain
  `
}

/** A parent group fills what nobody has said; it changes nothing that someone has. */
async function nameGroups(db: Db) {
  await db`
    update account a set group_name = c.group_name from ledger_client c
    where a.firm_id = ${db.firm} and a.account_id = c.account_id and a.group_name is null
      and c.group_name is not null
  `
}

export const KeptAccount = z.object({
  accountId: z.guid(),
  name: z.string(),
  /** Another import has lines of it; else people have worked with it. */
  buys: z.boolean(),
})
export type KeptAccount = z.infer<typeof KeptAccount>

/** Rows that are made by themselves and go with the account; they are nobody's work. */
const DERIVED = [
  'account_metric',
  'account_value',
  'account_snapshot',
  'account_twin',
  'account_twin_due',
  'account_health',
  'account_churn',
  'erosion',
  'suggestion',
  'alert',
  'alert_replayed',
  'usage_trend',
  'supply_trend',
  'neglect_account',
]
/** So is what is told of the account by itself. */
const FOUND = ['erosion.found', 'alert.opened', 'alert.gone', 'usage.fell', 'supply.fell']

/**
 * Takes away the accounts that this import made, or one reversed earlier, where nothing refers to
 * them but what is made from the ledger. Every foreign key is asked, so later rooms need nothing here.
 */
export async function takeAwayAccounts(db: Db, importId: number) {
  await db`
    create temporary table ledger_leaving on commit drop as
    select account_id from account
    where firm_id = ${db.firm} and archived_at is null and made_by_import in (
      select import_id from import
      where firm_id = ${db.firm} and (import_id = ${importId} or state = 'reversed')
    )
  `
  await db`
    delete from ledger_leaving using sale_line l
    where l.firm_id = ${db.firm} and l.account_id = ledger_leaving.account_id
  `
  await db`
    delete from ledger_leaving using happening h
    where h.firm_id = ${db.firm} and h.account_id = ledger_leaving.account_id
      and h.what <> all(${FOUND}::text[])
  `
  for (const { table, column } of await referring(db)) {
    if (DERIVED.includes(table)) continue
    const byHand = table === 'account_carer' ? 'and r.from_salesperson is null' : ''
    await db.unsafe(`
      delete from ledger_leaving using ${table} r
      where r.firm_id = '${db.firm}' and r.${column} = ledger_leaving.account_id ${byHand}
    `)
  }
  const taken = await db`
    delete from account a using ledger_leaving
    where a.firm_id = ${db.firm} and a.account_id = ledger_leaving.account_id
  `
  const kept = await many(
    KeptAccount.extend({ total: z.int() }),
    db`
    select account_id, name, count(*) over () as total, exists (
      select from sale_line l where l.firm_id = a.firm_id and l.account_id = a.account_id
    ) as buys
    from account a
    where firm_id = ${db.firm} and made_by_import = ${importId}
    order by buys, name limit ${KEPT_LISTED}
  `,
  )
  return {
    taken: taken.count,
    keptCount: kept[0]?.total ?? 0,
    kept: kept.map(({ accountId, name, buys }) => ({ accountId, name, buys })),
  }
}

const KEPT_LISTED = 100

const Reference = z.object({ table: z.string(), column: z.string() })

/** Tables that point at an account, and by which column; what later figures are made of has no key. */
function referring(db: Db) {
  return many(
    Reference,
    db`
    select r.conrelid::regclass::text as table, quote_ident(a.attname) as column
    from pg_constraint r
    join pg_attribute a on a.attrelid = r.conrelid and a.attnum = r.conkey[2]
    where r.contype = 'f' and r.confrelid = 'account'::regclass
    order by 1, 2
  `,
  )
}
