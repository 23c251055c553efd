/** How sales spread over groups, countries, zones and so on, under the same filters as the list. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import type { PortfolioFilter } from './accountList.ts'
import { asksNothing, metricsWhere } from './accountWhere.store.ts'
import type { Dimension } from './findings.ts'
import type { KeptPortfolio } from './kept.ts'
import type { Labelled } from './mix.ts'
import { hasArchived } from './picture.store.ts'
import type { Spread } from './picture.ts'
import { firmFiguresOf } from './portfolio.store.ts'
import { type NamedSum, spreadOf } from './spread.ts'

type About = { by: Dimension; filter: PortfolioFilter; portfolio: KeptPortfolio }

export async function spreadFor(db: Db, { by, filter, portfolio }: About): Promise<Spread> {
  // Groups are edited by hand, so they are never kept.
  if (by !== 'group' && asksNothing(filter) && !(await hasArchived(db))) {
    const kept = (await firmFiguresOf(db, portfolio))?.spreads.find((one) => one.by === by)
    if (kept) return kept
  }
  const mine = db`with mine as materialized (
    select m.account_id, m.sales, m.as_of, m.valuation from account_metric m
    where ${metricsWhere(db, filter, portfolio)} and m.rank is not null
  )`
  const stories = db`mine join account_story s on s.firm_id = ${db.firm} and s.as_of = mine.as_of
    and s.valuation = mine.valuation and s.account_id = mine.account_id`
  const sums = await many(
    Sum,
    by === 'group' ? groups() : by === 'currency' ? currencies() : labels(by),
  )
  return spreadOf(by, sums, portfolio.madeWith.concentration)

  /** An account that belongs to no group stands for itself. */
  function groups() {
    return db`${mine}
      select coalesce(a.group_name, a.name) as name,
        case when a.group_name is null then a.account_id end as account_id,
        sum(mine.sales) as sales, count(*) as accounts
      from mine join account a on a.firm_id = ${db.firm} and a.account_id = mine.account_id
      group by 1, 2`
  }

  function currencies() {
    return db`${mine}
      select u.name, null as account_id, sum(u.sales) as sales, count(*) as accounts
      from ${stories}, unnest(s.currencies, s.currency_sales) u(name, sales)
      group by u.name`
  }

  function labels(kind: Labelled) {
    return db`${mine}, said as (
      select l.name, sum(u.sales) as sales, count(*) as accounts
      from ${stories}, unnest(s.label_ids, s.label_sales) u(label_id, sales)
        join label l on l.firm_id = ${db.firm} and l.label_id = u.label_id and l.kind = ${kind}
      group by l.name
    ), rest as (
      select (select coalesce(sum(sales), 0) from mine) - coalesce(sum(sales), 0) as sales,
        (select count(*) from ${stories} where s.${db(kind)} is null) as accounts
      from said
    )
    select name, null as account_id, sales, accounts from said
    union all
    select '', null, sales, accounts from rest where accounts > 0 or abs(sales) >= 0.005`
  }
}

const Sum: z.ZodType<NamedSum> = z.object({
  name: z.string(),
  accountId: z.guid().nullable(),
  sales: z.number(),
  accounts: z.number(),
})
