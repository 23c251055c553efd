/** Pages of the list: which accounts, in which order, then all that their rows tell. */
import type postgres from 'postgres'
import { z } from 'zod'
import { accountsWhere } from '../accounts/account.store.ts'
import { Day, daysBetween } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { toCents } from '../kernel/money.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { type AccountList, ListedAccount } from './accountList.ts'
import { orderOf } from './accountOrder.store.ts'
import { asksAccounts, asksNothing, metricsWhere, ofPortfolio } from './accountWhere.store.ts'
import type { KeptPortfolio } from './kept.ts'

type Page = { rows: ListedAccount[]; total: number }

export async function pageOfAccounts(
  db: Db,
  list: AccountList,
  portfolio: KeptPortfolio | null,
): Promise<Page> {
  if (!portfolio) return withoutLedger(db, list)
  return asksAccounts(list) ? found(db, list, portfolio) : sorted(db, list, portfolio)
}

/** Straight from the index of the order; counted beside it. */
async function sorted(db: Db, list: AccountList, portfolio: KeptPortfolio): Promise<Page> {
  const where = metricsWhere(db, list, portfolio)
  const { join, key, by } = orderOf(db, list)
  const page = db`page as materialized (
    select account_id, row_number() over () as place from (
      select m.account_id from account_metric m ${join}
      where ${where}
      order by ${by(key)}
      limit ${list.size} offset ${offsetOf(list)}
    ) one
  )`
  const count = asksNothing(list)
    ? countOfAll(db, portfolio)
    : db`select count(*) as total from account_metric m where ${where}`
  const [rows, { total }] = await Promise.all([
    many(Row, details(db, page, portfolio)),
    one(Total, count),
  ])
  return { rows: rows.map((row) => shown(row, portfolio.asOf)), total }
}

/** Where names are sought they are sought once, for the page and for the count. */
async function found(db: Db, list: AccountList, portfolio: KeptPortfolio): Promise<Page> {
  const { join, key, by } = orderOf(db, list)
  const page = db`hit as materialized (
    select m.account_id, m.rank, ${key} as key from account_metric m ${join}
    where ${metricsWhere(db, list, portfolio)}
  ), page as materialized (
    select account_id, row_number() over () as place from (
      select account_id from hit
      order by ${by(db`key`)}
      limit ${list.size} offset ${offsetOf(list)}
    ) one
  )`
  const rows = await many(
    Row.extend(Total.shape),
    details(db, page, portfolio, db`, (select count(*) from hit) as total`),
  )
  if (rows.length === 0 && list.page > 1)
    return { ...(await found(db, { ...list, page: 1, size: 1 }, portfolio)), rows: [] }
  return { rows: rows.map((row) => shown(row, portfolio.asOf)), total: rows[0]?.total ?? 0 }
}

/** Before the first import there are only names. */
async function withoutLedger(db: Db, list: AccountList): Promise<Page> {
  const where = accountsWhere(db, list)
  const page = db`page as materialized (
    select account_id, row_number() over () as place from (
      select account.account_id from account
      where ${where}
      order by account.search_text ${list.sort === 'name' && list.dir === 'desc' ? db`desc` : db``}
      limit ${list.size} offset ${offsetOf(list)}
    ) one
  )`
  const [rows, { total }] = await Promise.all([
    many(Row, details(db, page, null)),
    one(Total, db`select count(*) as total from account where ${where}`),
  ])
  return { rows: rows.map((row) => shown(row, null)), total }
}

/** One account as the list shows it; undefined where it isn't, or isn't to be seen. */
export async function listedAccount(
  db: Db,
  accountId: string,
  portfolio: KeptPortfolio | null,
): Promise<ListedAccount | undefined> {
  const page = db`page as (select ${accountId}::uuid as account_id, 1 as place)`
  const row = await maybe(Row, details(db, page, portfolio))
  return row && shown(row, portfolio?.asOf ?? null)
}

const Total = z.object({ total: z.number() })

/** All accounts that the portfolio was made with, those added since, and without the archived. */
function countOfAll(db: Db, portfolio: KeptPortfolio) {
  const key = ofPortfolio(db, portfolio)
  return db`
    select case when (select sees_all())
      then ${portfolio.accounts} + (
        select count(*) from account_metric m where ${key} and m.rank is null
      ) - (
        select count(*) from account_metric m join account a using (firm_id, account_id)
        where ${key} and a.firm_id = ${db.firm} and a.archived_at is not null
      )
      else (select count(*) from account_metric m where ${key} and m.account_id not in (
        select a.account_id from account a where a.firm_id = ${db.firm} and a.archived_at is not null
      ))
    end as total
  `
}

const Row = ListedAccount.omit({ marginRate: true, recencyDays: true, tenureDays: true }).extend({
  costedSales: z.number(),
})

function shown({ costedSales, ...row }: z.output<typeof Row>, asOf: Day | null): ListedAccount {
  const { margin, first, last } = row
  const daysSince = (day: Day | null) => (day && asOf ? daysBetween(day, asOf) : null)
  return {
    ...row,
    sales: toCents(row.sales),
    salesLast12: toCents(row.salesLast12),
    salesPrevious12: toCents(row.salesPrevious12),
    margin: margin === null ? null : toCents(margin),
    marginRate: margin === null || costedSales <= 0 ? null : margin / costedSales,
    recencyDays: daysSince(last),
    tenureDays: daysSince(first),
    months: row.months.map(toCents),
  }
}

function details(
  db: Db,
  page: postgres.Fragment,
  portfolio: KeptPortfolio | null,
  total: postgres.Fragment = db``,
) {
  const key = db`firm_id = ${db.firm} and m.as_of = ${portfolio?.asOf ?? null}
    and m.valuation = ${portfolio?.valuation ?? null}`
  return db`
    with ${page}
    select page.account_id, a.code, a.name, a.group_name, a.archived_at is not null as archived,
      array(
        select t.tag from account_tag t
        where t.firm_id = ${db.firm} and t.account_id = page.account_id order by t.tag
      ) as tags,
      c.person_id as manager_id, p.name as manager_name,
      m.rank, coalesce(m.sales, 0) as sales, m.margin, coalesce(m.costed_sales, 0) as costed_sales,
      coalesce(m.sales_last_12, 0) as "salesLast12",
      coalesce(m.sales_previous_12, 0) as "salesPrevious12",
      m.growth, coalesce(m.share, 0) as share, coalesce(m.cumulative_share, 0) as cumulative_share,
      coalesce(m.orders, 0) as orders, coalesce(m.purchase_days, 0) as purchase_days,
      m.first_day as first, m.last_day as last, m.usual_gap_days, m.overdue_ratio,
      m.r, m.f, m.m, coalesce(m.segment, 'Inactive') as segment, m.abc,
      coalesce(s.months, '{}') as months, s.country, s.zone, s.division, s.family, s.salesperson,
      coalesce(s.reason, '[]') as reason ${total}
    from page
      join account a on a.firm_id = ${db.firm} and a.account_id = page.account_id
      left join account_metric m on m.${key} and m.account_id = page.account_id
      left join account_story s on s.firm_id = m.firm_id and s.as_of = m.as_of
        and s.valuation = m.valuation and s.account_id = m.account_id
      left join account_carer c on c.firm_id = ${db.firm} and c.account_id = page.account_id
        and c.part = 'manager'
      left join firm_person p on p.firm_id = ${db.firm} and p.person_id = c.person_id
    order by page.place
  `
}
