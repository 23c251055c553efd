/** The roll-ups in PostgreSQL, mended by what changed only. */
import type { Db } from '../platform/db.ts'
import {
  DAY_COLUMNS,
  FACETS,
  daysWithOrders,
  daySums,
  firstPurchases,
  MONTH_COLUMNS,
  monthSums,
} from './rollup.ts'

/**
 * Temporary tables that a change of the ledger fills: days of accounts whose live lines changed,
 * invoices that those lines belong to, and lines that came (+) and went (-) per currency and day.
 */
export async function watchChanges(db: Db) {
  await db`create temporary table changed_day (account_id uuid, day date) on commit drop`
  await db`
    create temporary table changed_invoice (account_id uuid, source_id int, invoice text collate "C")
    on commit drop
  `
  await db`create temporary table changed_count (currency text, day date, lines int) on commit drop`
}

/** Lines that stand in a temporary table with the columns of `sale_line`: they came, or they went. */
export async function noteChanged(db: Db, table: string, sign: 1 | -1) {
  await db.unsafe(`insert into changed_day select distinct account_id, day from ${table}`)
  await db.unsafe(`
    insert into changed_invoice
    select distinct account_id, source_id, invoice from ${table} where invoice is not null
  `)
  await db.unsafe(`
    insert into changed_count
    select currency, day, ${sign} * count(*) from ${table} group by currency, day
  `)
}

/**
 * All that these accounts ever bought, and all that were merged into the same ones, also before: they were merged, or
 * are two again. So too the days that their sums have: what counted there may count elsewhere now.
 */
export async function noteAllOf(db: Db, accountIds: string[]) {
  const near = db`(
    select unnest(account_and_merged(account_id)) from unnest(${accountIds}::uuid[]) asked (account_id)
    union
    select unnest(${accountIds}::uuid[])
  ) as near (account_id)`
  const lines = db`
    from sale_line l join ${near} using (account_id)
    where l.firm_id = ${db.firm} and l.replaced_by is null
  `
  await db`
    insert into changed_day
    select l.account_id, l.day ${lines}
    union
    select d.account_id, d.day from account_day d join ${near} using (account_id)
    where d.firm_id = ${db.firm}
  `
  await db`
    insert into changed_invoice
    select distinct l.account_id, l.source_id, l.invoice ${lines} and l.invoice is not null
  `
}

/** Brings the roll-ups in line with the lines, where those changed. */
export async function mendRollups(db: Db) {
  await mendLedgerDays(db)
  const [changed] = await db`select from changed_day limit 1`
  if (!changed) return
  await db`analyze changed_day`
  await db`analyze changed_invoice`
  await findMembers(db)
  await mendDays(db)
  await mendMonths(db)
}

/** The lines of accounts that were merged count as the kept one's: whose lines are to be added up, and under which account. */
async function findMembers(db: Db) {
  await db`
    create temporary table member on commit drop as
    with kept as (
      select distinct coalesce(k.kept_id, c.account_id) as kept_id
      from (select distinct account_id from changed_day) c
      left join account_kept k on k.firm_id = ${db.firm} and k.account_id = c.account_id
    )
    select kept_id as account_id, kept_id from kept
    union all
    select k.account_id, k.kept_id from kept join account_kept k using (kept_id)
    where k.firm_id = ${db.firm}
  `
  await db`analyze member`
}

/** An invoice of which one day changed may count on another day now. */
async function mendDays(db: Db) {
  await db`
    create temporary table recount on commit drop as
    select m.kept_id as account_id, c.day from changed_day c join member m using (account_id)
    union
    select m.kept_id, l.day
    from (
      select distinct m.kept_id, c.source_id, c.invoice
      from changed_invoice c join member m using (account_id)
    ) c
    join member m using (kept_id)
    join sale_line l on l.source_id = c.source_id and l.invoice = c.invoice
      and l.account_id = m.account_id
    where l.firm_id = ${db.firm} and l.replaced_by is null and l.amount > 0
  `
  await db`analyze recount`
  await db`
    delete from account_day d using recount r join member m on m.kept_id = r.account_id
    where d.firm_id = ${db.firm} and d.account_id = m.account_id and d.day = r.day
  `
  await db`
    create temporary table recount_line on commit drop as
    select r.account_id, l.day, l.currency, l.source_id, l.invoice, l.amount, l.cost
    from recount r
    join member m on m.kept_id = r.account_id
    join sale_line l on l.account_id = m.account_id and l.day = r.day
    where l.firm_id = ${db.firm} and l.replaced_by is null
  `
  await db`analyze recount_line`
  const ofInvoices = `(
    select m.kept_id as account_id, l.day, l.currency, l.source_id, l.invoice, l.amount
    from (
      select distinct account_id, source_id, invoice from recount_line
      where amount > 0 and invoice is not null
    ) i
    join member m on m.kept_id = i.account_id
    join sale_line l on l.source_id = i.source_id and l.invoice = i.invoice
      and l.account_id = m.account_id
    where l.firm_id = '${db.firm}' and l.replaced_by is null
    union all
    select account_id, day, currency, source_id, invoice, amount from recount_line
    where invoice is null
  )`
  await db.unsafe(`
    insert into account_day (firm_id, ${DAY_COLUMNS})
    select '${db.firm}', * from (
      ${daysWithOrders(daySums('recount_line'), firstPurchases(ofInvoices))}
    ) day
  `)
}

const MONTH_OF = ['day', 'currency', 'amount', 'cost', ...FACETS]
  .map((column) => `l.${column}`)
  .join(', ')

async function mendMonths(db: Db) {
  await db`
    create temporary table changed_month on commit drop as
    select distinct m.kept_id as account_id, date_trunc('month', c.day)::date as month
    from changed_day c join member m using (account_id)
  `
  await db`analyze changed_month`
  await db`
    delete from account_month a using changed_month c join member m on m.kept_id = c.account_id
    where a.firm_id = ${db.firm} and a.account_id = m.account_id and a.month = c.month
  `
  const lines = `(
    select c.account_id, ${MONTH_OF} from changed_month c
      join member m on m.kept_id = c.account_id
      join sale_line l on l.account_id = m.account_id
      and l.day >= c.month and l.day < (c.month + interval '1 month')::date
    where l.firm_id = '${db.firm}' and l.replaced_by is null
  )`
  await db.unsafe(`
    insert into account_month (firm_id, ${MONTH_COLUMNS})
    select '${db.firm}', * from (${monthSums(lines)}) month
  `)
}

async function mendLedgerDays(db: Db) {
  await db`
    merge into ledger_day d
    using (
      select currency, day, sum(lines)::int as lines from changed_count
      group by currency, day having sum(lines) <> 0
    ) c
    on d.firm_id = ${db.firm} and d.currency = c.currency and d.day = c.day
    when matched and d.lines + c.lines = 0 then delete
    when matched then update set lines = d.lines + c.lines
    when not matched then insert (currency, day, lines) values (c.currency, c.day, c.lines)
  `
}

/** All of it anew from the live lines: what mending must always equal. */
export async function rebuildRollups(db: Db) {
  const live = `(
    select coalesce(k.kept_id, l.account_id) as account_id, ${MONTH_OF}, l.source_id, l.invoice
    from sale_line l left join account_kept k using (firm_id, account_id)
    where l.firm_id = '${db.firm}' and l.replaced_by is null
  )`
  await db`delete from account_day where firm_id = ${db.firm}`
  await db`delete from account_month where firm_id = ${db.firm}`
  await db`delete from ledger_day where firm_id = ${db.firm}`
  await db.unsafe(`
    insert into account_day (firm_id, ${DAY_COLUMNS})
    select '${db.firm}', * from (${daysWithOrders(daySums(live), firstPurchases(live))}) day
  `)
  await db.unsafe(`
    insert into account_month (firm_id, ${MONTH_COLUMNS})
    select '${db.firm}', * from (${monthSums(live)}) month
  `)
  await db`
    insert into ledger_day (currency, day, lines)
    select currency, day, count(*)::int from sale_line
    where firm_id = ${db.firm} and replaced_by is null
    group by currency, day
  `
}
