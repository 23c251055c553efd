/** The roll-ups in PostgreSQL, mended by what changed only. */
import type { Db } from '../platform/db.ts'
import {
  DAY_COLUMNS,
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

/** Brings the roll-ups in line with the lines, where those changed. */
export async function mendRollups(db: Db) {
  await mendLedgerDays(db)
  const [changed] = await db`select from changed_day limit 1`
  if (!changed) return
  await db`analyze changed_day`
  await db`analyze changed_invoice`
  await mendDays(db)
  await mendMonths(db)
}

/** An invoice of which one day changed may count on another day now. */
async function mendDays(db: Db) {
  await db`
    create temporary table recount on commit drop as
    select account_id, day from changed_day
    union
    select l.account_id, l.day
    from (select distinct account_id, source_id, invoice from changed_invoice) c
    join sale_line l on l.source_id = c.source_id and l.invoice = c.invoice
      and l.account_id = c.account_id
    where l.firm_id = ${db.firm} and l.replaced_by is null and l.amount > 0
  `
  await db`analyze recount`
  await db`
    delete from account_day d using recount r
    where d.firm_id = ${db.firm} and d.account_id = r.account_id and d.day = r.day
  `
  await db`
    create temporary table recount_line on commit drop as
    select l.account_id, l.day, l.currency, l.source_id, l.invoice, l.amount, l.cost
    from recount r join sale_line l on l.account_id = r.account_id and l.day = r.day
    where l.firm_id = ${db.firm} and l.replaced_by is null
  `
  await db`analyze recount_line`
  const ofInvoices = `(
    select l.account_id, l.day, l.currency, l.source_id, l.invoice, l.amount
    from (
      select distinct account_id, source_id, invoice from recount_line
      where amount > 0 and invoice is not null
    ) i
    join sale_line l on l.source_id = i.source_id and l.invoice = i.invoice
      and l.account_id = i.account_id
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

async function mendMonths(db: Db) {
  await db`
    create temporary table changed_month on commit drop as
    select distinct account_id, date_trunc('month', day)::date as month from changed_day
  `
  await db`analyze changed_month`
  await db`
    delete from account_month m using changed_month c
    where m.firm_id = ${db.firm} and m.account_id = c.account_id and m.month = c.month
  `
  const lines = `(
    select l.* from changed_month c join sale_line l on l.account_id = c.account_id
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
  const live = `(select * from sale_line where firm_id = '${db.firm}' and replaced_by is null)`
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
