/**
 * The figures of every account, out of a ledger that lies in DuckDB (gather/ledger.store.ts):
 * exact decimal sums, and nothing read twice but what only a report needs.
 */
import type { CurrencyDay, Factor } from '../gather/rate.ts'
import type { Day } from '../kernel/day.ts'
import type { Duck } from '../platform/duck.ts'
import type { AccountFigures } from './portfolio.ts'
import { PURCHASE_DAYS_FOR_A_RHYTHM, type Spans } from './purchase.ts'

/** The last day with a line, not after `today`; null where there is none. */
export async function lastDay(duck: Duck, today: Day): Promise<Day | null> {
  const [day] = await row(duck, `select max(day)::text from ledger_order where day <= '${today}'`)
  return day as Day | null
}

/** First and last day of the lines up to the as-of day, and how many lines come after it. */
export async function periodUpTo(duck: Duck, asOf: Day) {
  const [from, to, after] = await row(
    duck,
    `select min(day) filter (day <= '${asOf}')::text, max(day) filter (day <= '${asOf}')::text,
       coalesce(sum(lines) filter (day > '${asOf}'), 0)::double
     from ledger_order`,
  )
  const linesAfter = after as number
  return { period: from === null ? null : { from: from as Day, to: to as Day }, linesAfter }
}

/** Which currencies stand on which days up to the as-of day: what rates are needed. */
export async function currencyDays(duck: Duck, asOf: Day): Promise<CurrencyDay[]> {
  const [currency = [], day = []] = await duck.columns(
    `select distinct currency, day::text from ledger_order where day <= '${asOf}' order by 1, 2`,
  )
  return currency.map((one, at) => ({ currency: one as string, day: day[at] as Day }))
}

const FACTORS_AT_ONCE = 1000

/** Keeps the factors, and makes of `ledger_order` the view `valued_order`: its lines up to the as-of day, in the home currency. */
export async function valueOrders(
  duck: Duck,
  { asOf, factors, home }: { asOf: Day; factors: readonly Factor[]; home: string },
): Promise<void> {
  await duck.run(`create or replace temp table factor
    (currency text, day date, factor decimal(20, 15))`)
  const foreign = factors.filter(({ currency }) => currency !== home)
  for (let at = 0; at < foreign.length; at += FACTORS_AT_ONCE) {
    const rows = foreign
      .slice(at, at + FACTORS_AT_ONCE)
      .map(({ currency, day, factor }) => `('${currency}', '${day}', ${factor})`)
    await duck.run(`insert into factor values ${rows.join(', ')}`)
  }
  const { times, join } = valued(foreign.length > 0, home)
  await duck.run(`
    create or replace temp view valued_order as
    select client_id, day, invoice, lines, purchase_lines,
      amount${times} as sales, costed_amount${times} as costed_sales, cost${times} as cost
    from ledger_order ${join}
    where day <= '${asOf}'
  `)
  await duck.run(`
    create or replace temp table purchase_day as
    select client_id, day from ledger_order where purchase_lines > 0 and day <= '${asOf}'
    group by client_id, day
  `)
}

/** Only foreign money is multiplied; where there is none, nothing is. */
function valued(hasForeign: boolean, home: string) {
  const join = `left join factor using (currency, day)`
  const factor = `case when currency = '${home}' then 1::decimal(20, 15) else factor end`
  return hasForeign ? { times: ` * ${factor}`, join } : { times: '', join: '' }
}

/** The exact sum of all sales, as decimal text. */
export async function totalSales(duck: Duck): Promise<string> {
  return String((await row(duck, 'select coalesce(sum(sales), 0)::text from valued_order'))[0])
}

/** One place per account, in the order of their codes. The usual gap costs a sort of all purchase days. */
export async function accountFigures(
  duck: Duck,
  { spans, asOf, withGaps }: { spans: Spans; asOf: Day; withGaps: boolean },
): Promise<AccountFigures> {
  const number = (day: string) => `(${day} - date '1970-01-01')::double`
  // As kernel/money.ts settles it: the double nearest to the exact sum in six decimals.
  const money = (sum: string) => `(${sum})::decimal(38, 6)::double`
  const { last12, previous12, window } = spans
  const inWindow = `day >= '${window.from}'`
  const [code = [], name = [], ...numbers] = await duck.columns(`
    with sums as (
      select client_id,
        ${money('sum(sales)')} as sales,
        ${money('sum(costed_sales) - sum(cost)')} as margin,
        ${money(`sum(sales) filter (day >= '${last12.from}')`)} as last12,
        ${money(`sum(sales) filter (day between '${previous12.from}' and '${previous12.to}')`)} as previous12,
        ${money(`sum(sales) filter (${inWindow})`)} as window_sales,
        ${money(`sum(costed_sales) filter (${inWindow}) - sum(cost) filter (${inWindow})`)} as window_margin
      from valued_order
      group by client_id
    ), days as (
      select client_id,
        count(*)::double as purchase_days,
        (count(*) filter (${inWindow}))::double as window_days,
        ${number('min(day)')} as first_day,
        ${number('max(day)')} as last_day
      from purchase_day
      group by client_id
    ), placed as (
      -- An order counts once, on its first day with a purchase; without a number, once per day.
      select client_id, min(day) as day
      from ledger_order
      where purchase_lines > 0 and invoice is not null and day <= '${asOf}'
      group by client_id, invoice
      union all
      select distinct client_id, day
      from ledger_order
      where purchase_lines > 0 and invoice is null and day <= '${asOf}'
    ), orders as (
      select client_id,
        count(*)::double as orders,
        (count(*) filter (${inWindow}))::double as window_orders
      from placed
      group by client_id
    ), gaps as (${withGaps ? USUAL_GAPS : 'select null::int as client_id, null::double as usual_gap where false'})
    select code, name, sales, margin, purchase_days, first_day, last_day, last12, previous12,
      window_sales, window_margin, window_days, orders, window_orders, usual_gap
    from sums
    join ledger_client using (client_id)
    left join days using (client_id)
    left join orders using (client_id)
    left join gaps using (client_id)
    order by code, client_id
  `)
  const figure = (place: number, none = NaN) => {
    const values = (numbers[place] ?? []) as (number | null)[]
    const column = new Float64Array(values.length)
    for (let at = 0; at < values.length; at += 1) column[at] = values[at] ?? none
    return column
  }
  const codes = code as string[]
  return {
    keys: codes,
    codes,
    names: codes.map((one, at) => (name[at] as string | null) || one),
    sales: figure(0),
    margin: figure(1),
    purchaseDays: figure(2, 0),
    firstDay: figure(3),
    lastDay: figure(4),
    salesLast12: figure(5, 0),
    salesPrevious12: figure(6, 0),
    windowSales: figure(7, 0),
    windowMargin: figure(8),
    windowPurchaseDays: figure(9, 0),
    orders: figure(10, 0),
    windowOrders: figure(11, 0),
    usualGapDays: figure(12),
  }
}

/** purchase.ts usualGapDays, in SQL. */
const USUAL_GAPS = `
  select client_id, median(gap)::double as usual_gap
  from (
    select client_id, day - lag(day) over (partition by client_id order by day) as gap
    from purchase_day
  )
  group by client_id
  having count(gap) >= ${PURCHASE_DAYS_FOR_A_RHYTHM - 1}
`

async function row(duck: Duck, sql: string): Promise<unknown[]> {
  return (await duck.columns(sql)).map(([value]) => value)
}
