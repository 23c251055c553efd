/**
 * The figures of every account, out of the lines of a ledger in DuckDB: one pass over the lines,
 * exact decimal sums, everything else from what that pass leaves.
 */
import type { Duck } from '../platform/duck.ts'
import type { CurrencyDay, Factor } from '../gather/rate.ts'
import type { Day } from '../kernel/day.ts'
import type { AccountFigures } from './portfolio.ts'
import { PURCHASE_DAYS_FOR_A_RHYTHM, type Spans } from './purchase.ts'

/**
 * Adds lines up by account, invoice, day and currency into `invoice_day`, and from there by day
 * into `account_day`. `lines` is a relation with account, name, day, currency, invoice (text or
 * date, blank cells null), amount and cost (decimal(18,4)).
 */
export async function foldLines(duck: Duck, lines: string): Promise<void> {
  await duck.run(`
    create temp table invoice_day as
    select account, invoice, day, currency,
      max(name) as name,
      sum(amount)::decimal(18, 4) as amount,
      sum(cost)::decimal(18, 4) as cost,
      (sum(amount) filter (cost is not null))::decimal(18, 4) as costed_amount,
      bool_or(amount > 0) as bought
    from ${lines}
    group by account, invoice, day, currency
  `)
  await duck.run(`
    create temp table account_day as
    select account, day, currency,
      max(name) as name,
      sum(amount)::decimal(18, 4) as amount,
      sum(cost)::decimal(18, 4) as cost,
      sum(costed_amount)::decimal(18, 4) as costed_amount,
      bool_or(bought) as bought
    from invoice_day
    group by account, day, currency
  `)
}

/** The last day with a line, not after `today`; null where there is none. */
export async function lastDay(duck: Duck, today: Day): Promise<Day | null> {
  const [day] = await row(duck, `select max(day)::text from account_day where day <= '${today}'`)
  return day as Day | null
}

export async function periodUpTo(duck: Duck, asOf: Day) {
  const [from, to] = await row(
    duck,
    `select min(day)::text, max(day)::text from account_day where day <= '${asOf}'`,
  )
  return from === null ? null : { from: from as Day, to: to as Day }
}

/** Which currencies stand on which days up to the as-of day: what rates are needed. */
export async function currencyDays(duck: Duck, asOf: Day): Promise<CurrencyDay[]> {
  const [currency = [], day = []] = await duck.columns(
    `select distinct currency, day::text from account_day where day <= '${asOf}' order by 1, 2`,
  )
  return currency.map((one, at) => ({ currency: one as string, day: day[at] as Day }))
}

/** Values the days in the home currency into `home_day`: amount x factor, exact. */
export async function valueDays(
  duck: Duck,
  { asOf, factors, home }: { asOf: Day; factors: readonly Factor[]; home: string },
): Promise<void> {
  const isHomeOnly = factors.every(({ currency }) => currency === home)
  if (!isHomeOnly) await keepFactors(duck, factors)
  const times = isHomeOnly ? '' : '* factor'
  await duck.run(`
    create temp table home_day as
    select account, day,
      max(name) as name,
      sum(amount ${times}) as sales,
      sum(costed_amount ${times}) - sum(cost ${times}) as margin,
      bool_or(bought) as bought
    from account_day ${isHomeOnly ? '' : 'join factor using (currency, day)'}
    where day <= '${asOf}'
    group by account, day
  `)
}

async function keepFactors(duck: Duck, factors: readonly Factor[]): Promise<void> {
  await duck.run('create temp table factor (currency text, day date, factor decimal(20, 15))')
  for (let at = 0; at < factors.length; at += 1000) {
    const rows = factors
      .slice(at, at + 1000)
      .map(({ currency, day, factor }) => `('${currency}', '${day}', ${factor})`)
    await duck.run(`insert into factor values ${rows.join(', ')}`)
  }
}

/** The exact sum of all sales, as decimal text. */
export async function totalSales(duck: Duck): Promise<string> {
  return String((await row(duck, 'select coalesce(sum(sales), 0)::text from home_day'))[0])
}

/** One place per account, in the order of their codes. The usual gap costs a sort of all purchase days. */
export async function accountFigures(
  duck: Duck,
  { spans, asOf, withGaps }: { spans: Spans; asOf: Day; withGaps: boolean },
): Promise<AccountFigures> {
  const number = (day: string) => `(${day} - date '1970-01-01')::double`
  const found = await duck.columns(
    `
    with sales as (
      select account,
        arg_max(name, day) as name,
        sum(sales)::text as sales,
        sum(margin)::text as margin,
        (count(*) filter (bought))::double as purchase_days,
        ${number('min(day) filter (bought)')} as first_day,
        ${number('max(day) filter (bought)')} as last_day,
        (sum(sales) filter (day >= '${spans.last12.from}'))::text as last12,
        (sum(sales) filter (day between '${spans.previous12.from}' and '${spans.previous12.to}'))::text as previous12,
        (sum(sales) filter (day >= '${spans.window.from}'))::text as window_sales,
        (sum(margin) filter (day >= '${spans.window.from}'))::text as window_margin,
        (count(*) filter (bought and day >= '${spans.window.from}'))::double as window_days
      from home_day
      group by account
    ), placed as (
      -- An order counts once, on its first day with a purchase; without a number, once per day.
      select account, min(day) as day
      from invoice_day
      where bought and day <= '${asOf}'
      group by account, invoice, case when invoice is null then day end
    ), orders as (
      select account,
        count(*)::double as orders,
        (count(*) filter (day >= '${spans.window.from}'))::double as window_orders
      from placed
      group by account
    ), gaps as (${withGaps ? USUAL_GAPS : 'select null::text as account, null::double as usual_gap where false'})
    select account, name, sales, margin, purchase_days, first_day, last_day, last12, previous12,
      window_sales, window_margin, window_days, orders, window_orders, usual_gap
    from sales left join orders using (account) left join gaps using (account)
    order by account
  `,
  )
  const [code = [], name = [], ...numbers] = found
  const figure = (at: number, none = NaN) =>
    Float64Array.from(numbers[at] ?? [], (value) => (value === null ? none : Number(value)))
  const codes = code as string[]
  return {
    keys: codes,
    codes,
    names: codes.map((one, at) => (name[at] as string | null) || one),
    sales: figure(0),
    margin: figure(1),
    purchaseDays: figure(2),
    firstDay: figure(3),
    lastDay: figure(4),
    salesLast12: figure(5, 0),
    salesPrevious12: figure(6, 0),
    windowSales: figure(7, 0),
    windowMargin: figure(8),
    windowPurchaseDays: figure(9),
    orders: figure(10, 0),
    windowOrders: figure(11, 0),
    usualGapDays: figure(12),
  }
}

/** purchase.ts usualGapDays, in SQL. */
const USUAL_GAPS = `
  select account, median(gap)::double as usual_gap
  from (
    select account, day - lag(day) over (partition by account order by day) as gap
    from home_day
    where bought
  )
  group by account
  having count(gap) >= ${PURCHASE_DAYS_FOR_A_RHYTHM - 1}
`

async function row(duck: Duck, sql: string): Promise<unknown[]> {
  return (await duck.columns(sql)).map(([value]) => value)
}
