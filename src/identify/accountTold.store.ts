/** One account in figures, out of its own rows. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { found } from '../platform/problem.ts'
import { rowsOf } from './accountRow.store.ts'
import { type AccountTold, type Month, monthsOf, type Parts, partsOf } from './accountTold.ts'
import { ofPortfolio } from './accountWhere.store.ts'
import type { KeptPortfolio } from './kept.ts'
import { firmFiguresOf, portfoliosOf } from './portfolio.store.ts'
import { spansAt } from './purchase.ts'
import { valuedParts } from './valuedParts.store.ts'
import { valuedDay } from './valuedDay.ts'

export async function accountTold(
  db: Db,
  accountId: string,
  portfolio: KeptPortfolio | null,
): Promise<AccountTold> {
  const account = found((await rowsOf(db, [accountId], portfolio))[0])
  const window = { sales: 0, margin: null, orders: 0, purchaseDays: 0 }
  if (!portfolio) return { account, portfolio: null, window, atMost: null, positiveTotal: null }
  const { asOf, current, valuation, converted, accounts, ledgerFrom, madeWith } = portfolio
  const firm = await firmFiguresOf(db, portfolio)
  const valuations = (await portfoliosOf(db, asOf)).map((one) => one.valuation)
  const about = { asOf, current, valuation, valuations, converted, accounts, ledgerFrom, madeWith }
  return {
    account,
    portfolio: { ...about, ...spansAt(asOf, madeWith.rfm.windowMonths) },
    window: (await windowOf(db, accountId, portfolio)) ?? window,
    atMost: firm && account.r !== null ? await atMostAsMuch(db, accountId, portfolio) : null,
    positiveTotal: firm?.pictures.pareto.positiveTotal ?? null,
  }
}

function windowOf(db: Db, accountId: string, portfolio: KeptPortfolio) {
  return maybe(
    z.object({
      sales: z.number(),
      margin: z.number().nullable(),
      orders: z.number(),
      purchaseDays: z.number(),
    }),
    db`
    select m.window_sales as sales, m.window_margin as margin, m.window_orders as orders,
      m.window_purchase_days as purchase_days
    from account_metric m
    where ${ofPortfolio(db, portfolio)} and m.account_id = ${accountId}
  `,
  )
}

/** What the quintiles count: how many scored accounts have a value that is at most this one's. */
function atMostAsMuch(db: Db, accountId: string, portfolio: KeptPortfolio) {
  const { frequency, money } = portfolio.madeWith.rfm
  const f = db(frequency === 'orders' ? 'window_orders' : 'window_purchase_days')
  const m = db(money === 'margin' ? 'window_margin' : 'window_sales')
  return one(
    z.object({ scored: z.number(), r: z.number(), f: z.number(), m: z.number() }),
    db`
    select count(*) as scored,
      count(*) filter (where m.last_day <= one.last_day) as r,
      count(*) filter (where m.${f} <= one.${f}) as f,
      count(*) filter (where coalesce(m.${m}, 0) <= coalesce(one.${m}, 0)) as m
    from account_metric m, (
      select * from account_metric m where ${ofPortfolio(db, portfolio)} and m.account_id = ${accountId}
    ) one
    where ${ofPortfolio(db, portfolio)} and m.r is not null
  `,
  )
}

export async function monthsTold(
  db: Db,
  accountId: string,
  { asOf, valuation, converted, ledgerFrom }: KeptPortfolio,
): Promise<Month[]> {
  const { value, join, only } = valuedDay({ currency: valuation, converted })
  const sums = await many(
    z.object({ month: Day, sales: z.number(), orders: z.number() }),
    db`
    select date_trunc('month', d.day)::date as month, sum(d.orders) as orders,
      sum(${db.unsafe(value('amount'))})::float8 as sales
    from account_day d
      ${db.unsafe(join)}
    where d.firm_id = ${db.firm} and d.account_id = ${accountId} and d.day <= ${asOf}
      ${db.unsafe(only)}
    group by 1
  `,
  )
  return monthsOf(sums, { asOf, ledgerFrom })
}

export async function partsTold(
  db: Db,
  accountId: string,
  by: Parts['by'],
  portfolio: KeptPortfolio,
): Promise<Parts> {
  const { asOf, valuation, converted, ledgerTo } = portfolio
  const about = { asOf, currency: valuation, converted, ledgerTo, hasForeign: true, accountId }
  const label = `coalesce((
    select l.name from label l where l.firm_id = '${db.firm}' and l.label_id = ${by}_id
  ), '')`
  const sums = await many(
    z.object({ name: z.string(), year: z.number(), sales: z.number() }),
    db.unsafe(`
      ${valuedParts(db.firm, about)}
      select ${by === 'currency' ? 'currency' : label} as name,
        extract(year from month)::int as year, sum(amount)::float8 as sales
      from valued
      group by 1, 2
    `),
  )
  return partsOf(by, sums)
}
