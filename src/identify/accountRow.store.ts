/** What the rows of the list tell, of accounts in the order given. */
import { type Day, daysBetween } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import type { Db } from '../platform/db.ts'
import type { ListedAccount } from './accountList.ts'
import type { KeptPortfolio } from './kept.ts'

/**
 * One statement for any list: its plan is made once and kept, which for so many tables saves more
 * time than the rows take. Without a portfolio there are only names.
 */
export async function rowsOf(
  db: Db,
  accountIds: readonly string[],
  portfolio: KeptPortfolio | null,
): Promise<ListedAccount[]> {
  if (accountIds.length === 0) return []
  const key = db`firm_id = ${db.firm} and m.as_of = ${portfolio?.asOf ?? null}
    and m.valuation = ${portfolio?.valuation ?? null}`
  // Checked once, where they leave as ListedAccount: this is what most pages wait for.
  const rows = await db<Row[]>`
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
      coalesce(s.reason, '[]') as reason,
      v.clv, v.clv_low, v.clv_high, v.expected_purchases, v.quiet_90 as "quiet90",
      v.quiet_180 as "quiet180", v.decline
    from unnest(${[...accountIds]}::uuid[]) with ordinality page(account_id, place)
      join account a on a.firm_id = ${db.firm} and a.account_id = page.account_id
      left join account_metric m on m.${key} and m.account_id = page.account_id
      left join account_story s on s.firm_id = m.firm_id and s.as_of = m.as_of
        and s.valuation = m.valuation and s.account_id = m.account_id
      left join account_value v on v.firm_id = m.firm_id and v.as_of = m.as_of
        and v.valuation = m.valuation and v.account_id = m.account_id
      left join account_carer c on c.firm_id = ${db.firm} and c.account_id = page.account_id
        and c.part = 'manager'
      left join firm_person p on p.firm_id = ${db.firm} and p.person_id = c.person_id
    order by page.place
  `
  return rows.map((one) => shown(one, portfolio?.asOf ?? null))
}

type Row = Omit<ListedAccount, 'marginRate' | 'recencyDays' | 'tenureDays'> & {
  costedSales: number
}

/** The row itself, with what follows from its columns: copying so many would cost more than making them. */
function shown(row: Row, asOf: Day | null): ListedAccount {
  const { margin, costedSales, first, last } = row
  const daysSince = (day: Day | null) => (day && asOf ? daysBetween(day, asOf) : null)
  return Object.assign(row, {
    sales: toCents(row.sales),
    salesLast12: toCents(row.salesLast12),
    salesPrevious12: toCents(row.salesPrevious12),
    margin: cents(margin),
    marginRate: margin === null || costedSales <= 0 ? null : margin / costedSales,
    recencyDays: daysSince(last),
    tenureDays: daysSince(first),
    months: row.months.map(toCents),
    clv: cents(row.clv),
    clvLow: cents(row.clvLow),
    clvHigh: cents(row.clvHigh),
  })
}

function cents(amount: number | null): number | null {
  return amount === null ? null : toCents(amount)
}
