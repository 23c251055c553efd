/** The orders of an account, down to the live lines of its invoices. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import { type Db, many, one } from '../platform/db.ts'
import { Order, OrderLine } from './accountTold.ts'
import type { KeptPortfolio } from './kept.ts'

/** A page has the days of so many lines; a single day with more stands alone. */
const LINES_A_PAGE = 300

type Asked = { accountId: string; before?: Day | undefined; portfolio: KeptPortfolio | null }

export async function ordersOf(db: Db, { accountId, before, portfolio }: Asked) {
  const until = portfolio?.asOf ?? null
  const { from, to, isLast } = await one(
    z.object({ from: z.string().nullable(), to: z.string().nullable(), isLast: z.boolean() }),
    db`
    with day as (
      select day, sum(lines) as lines from account_day
      where firm_id = ${db.firm} and account_id = ${accountId}
        and (${until}::date is null or day <= ${until}) and (${before ?? null}::date is null or day < ${before ?? null})
      group by day
      order by day desc
      limit ${LINES_A_PAGE}
    ), page as (
      select day, coalesce(sum(lines) over (
        order by day desc rows between unbounded preceding and 1 preceding), 0) as lines_before
      from day
    )
    select min(day) filter (where lines_before < ${LINES_A_PAGE}) as "from", max(day) as "to",
      not exists (
        select from account_day d
        where d.firm_id = ${db.firm} and d.account_id = ${accountId}
          and d.day < (select min(day) from page where lines_before < ${LINES_A_PAGE})
      ) as is_last
    from page
  `,
  )
  if (!from || !to) return { orders: [], before: null }
  const valuation = portfolio?.valuation ?? ''
  const orders = await many(
    Order,
    db`
    with one as (
      select l.day, l.invoice, case when l.invoice is not null then l.source_id else 0 end as source_id,
        l.currency, count(*) as lines, sum(l.amount) as amount, bool_or(l.amount > 0) as bought,
        case when l.currency = ${valuation} then sum(l.amount) else sum(l.amount) * min(f.factor) end as value
      from sale_line l
        left join day_factor f on f.firm_id = l.firm_id and f.currency = l.currency and f.day = l.day
      where l.firm_id = ${db.firm} and l.account_id = any(account_and_merged(${accountId}))
        and l.day >= ${from} and l.day <= ${to} and l.replaced_by is null
      group by 1, 2, 3, 4
    )
    select day, invoice, source_id, sum(lines)::int8 as lines,
      jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount) order by currency) as amounts,
      case when bool_and(value is not null) then sum(value)::float8 end as value,
      not bool_or(bought) as is_credit
    from one
    group by day, invoice, source_id
    order by day desc, invoice desc nulls last, source_id
  `,
  )
  return {
    orders: orders.map((order) => ({
      ...order,
      value: order.value === null ? null : toCents(order.value),
    })),
    before: isLast ? null : from,
  }
}

const MOST_LINES = 500

type WhichOrder = { accountId: string; day: Day; invoice?: string | undefined; sourceId: number }

export async function linesOfOrder(db: Db, { accountId, day, invoice, sourceId }: WhichOrder) {
  const where = db`l.firm_id = ${db.firm} and l.account_id = any(account_and_merged(${accountId})) and l.day = ${day}
    and l.replaced_by is null
    and ${invoice === undefined ? db`l.invoice is null` : db`l.invoice = ${invoice} and l.source_id = ${sourceId}`}`
  const lines = await many(
    OrderLine,
    db`
    select l.import_id, l.line_no, l.invoice_line, l.currency,
      case when p.product_id is not null then jsonb_build_object('code', p.code, 'name', p.name) end as product,
      f.name as family, d.name as division, s.name as salesperson,
      l.quantity::float8 as quantity, l.amount::float8 as amount, l.cost::float8 as cost
    from sale_line l
      left join product p on p.firm_id = l.firm_id and p.product_id = l.product_id
      left join label f on f.firm_id = l.firm_id and f.label_id = l.family_id
      left join label d on d.firm_id = l.firm_id and d.label_id = l.division_id
      left join label s on s.firm_id = l.firm_id and s.label_id = l.salesperson_id
    where ${where}
    order by l.import_id, l.line_no
    limit ${MOST_LINES}
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total from sale_line l where ${where}`,
  )
  return { lines, total }
}
