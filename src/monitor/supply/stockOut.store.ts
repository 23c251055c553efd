/** What was out of stock, how long, and what is usually sold of it meanwhile, in PostgreSQL. */
import type postgres from 'postgres'
import { addDays, type Day } from '../../kernel/day.ts'
import { type Db, many } from '../../platform/db.ts'
import { StockOut } from './supply.ts'

const BACK_DAYS = 365

/**
 * Those of the last 365 days, those with most sales at risk first. What an account usually buys of the family in so many days:
 * its sales of 12 months times the share of the family in them, by the day.
 */
export function stockOuts(db: Db, day: Day, accountId?: string): Promise<StockOut[]> {
  const from = addDays(day, -BACK_DAYS)
  const whose: postgres.Fragment = accountId
    ? db`and m.account_id = any(account_and_merged(${accountId}))`
    : db``
  return many(
    StockOut,
    db`
    with bought as materialized (
      select m.account_id, m.family_id, sum(m.amount) / nullif(sum(sum(m.amount)) over (partition by m.account_id), 0) as share
      from account_month m
      where m.firm_id = ${db.firm} and m.month > ${addDays(from, -31)} and m.month <= ${day} ${whose}
      group by m.account_id, m.family_id
    ), worth as (
      select b.account_id, f.name as family, least(1, greatest(0, b.share))::float8 * greatest(0, x.sales_last_12) as yearly
      from bought b
        join label f on f.firm_id = ${db.firm} and f.label_id = b.family_id
        join portfolio p on p.firm_id = ${db.firm} and p.current and p.place = 1
        join account_metric x on x.firm_id = p.firm_id and x.as_of = p.as_of and x.valuation = p.valuation
          and x.account_id = b.account_id
    ), out as (
      select stock_out_id, family, from_on, until_on,
        (least(coalesce(until_on, ${day}::date), ${day}::date) - greatest(from_on, ${from}::date) + 1)::int as days
      from stock_out
      where firm_id = ${db.firm} and from_on <= ${day} and coalesce(until_on, ${day}::date) >= ${from}
    )
    select o.stock_out_id, o.family, o.from_on, o.until_on, o.days,
      count(w.account_id) filter (where w.yearly > 0) as accounts,
      sum(w.yearly) * o.days / 365.0 as at_risk
    from out o left join worth w on same_name(w.family) = same_name(o.family)
    group by o.stock_out_id, o.family, o.from_on, o.until_on, o.days
    ${accountId ? db`having sum(w.yearly) > 0` : db``}
    order by at_risk desc nulls last, o.from_on desc, o.family
  `,
  )
}
