/** One account's value as it is kept, and by which model it was made. */
import { z } from 'zod'
import { toCents } from '../kernel/money.ts'
import { type Db, many, maybe } from '../platform/db.ts'
import { found } from '../platform/problem.ts'
import { ofPortfolio } from './accountWhere.store.ts'
import type { KeptPortfolio } from './kept.ts'
import { type RiskFacts, riskReasons } from './models/riskReason.ts'
import { spansAt } from './purchase.ts'
import { type AccountValueTold, SeenHistory } from './value.ts'
import { valuedDay } from './valuedDay.ts'

const Kept = z.object({
  expectedPurchases: z.number().nullable(),
  expectedLow: z.number().nullable(),
  expectedHigh: z.number().nullable(),
  expectedSpend: z.number().nullable(),
  clv: z.number().nullable(),
  clvLow: z.number().nullable(),
  clvHigh: z.number().nullable(),
  clvMargin: z.number().nullable(),
  probabilityAlive: z.number().nullable(),
  quiet90: z.number().nullable(),
  quiet180: z.number().nullable(),
  quiet365: z.number().nullable(),
  decline: z.number().nullable(),
})

export async function accountValueOf(
  db: Db,
  accountId: string,
  portfolio: KeptPortfolio,
): Promise<AccountValueTold | null> {
  const [row] = await many(
    Kept,
    db`
    select expected_purchases, expected_low, expected_high, expected_spend, clv, clv_low, clv_high,
      clv_margin, probability_alive, quiet_90 as "quiet90", quiet_180 as "quiet180",
      quiet_365 as "quiet365", decline
    from account_value m
    where ${ofPortfolio(db, portfolio)} and m.account_id = ${accountId}
  `,
  )
  const madeBy = portfolio.valueMadeBy
  if (!row || !madeBy || row.expectedPurchases === null) return null
  const { asOf, valuation } = portfolio
  const cents = (amount: number | null) => (amount === null ? null : toCents(amount))
  return {
    asOf,
    valuation,
    madeBy,
    history: (await historyOf(db, accountId, portfolio)) ?? null,
    expectedPurchases: {
      value: row.expectedPurchases,
      low: row.expectedLow!,
      high: row.expectedHigh!,
    },
    expectedSpend: cents(row.expectedSpend),
    clv:
      row.clv === null
        ? null
        : { value: toCents(row.clv), low: toCents(row.clvLow!), high: toCents(row.clvHigh!) },
    clvMargin: cents(row.clvMargin),
    probabilityAlive: row.probabilityAlive!,
    quiet90: row.quiet90,
    quiet180: row.quiet180,
    quiet365: row.quiet365,
    decline: row.decline,
    reasons: riskReasons(await factsOf(db, accountId, portfolio)) as AccountValueTold['reasons'],
  }
}

/** As models/summary.ts says of purchase days. */
async function historyOf(db: Db, accountId: string, portfolio: KeptPortfolio) {
  const { asOf, valuation: currency, converted } = portfolio
  const { value, join, only } = valuedDay({ currency, converted })
  return maybe(
    SeenHistory,
    db`
    with purchase as (
      select d.day, round(sum(${db.unsafe(value('amount'))}), 6) as sales,
        min(d.day) over () as first
      from account_day d
      ${db.unsafe(join)}
      where d.firm_id = ${db.firm} and d.account_id = ${accountId} and d.day <= ${asOf}
        ${db.unsafe(only)}
      group by d.day
      having sum(d.purchases) > 0
    )
    select count(*)::int - 1 as x, max(day) - first as tx, ${asOf}::date - first as "T",
      greatest(0, coalesce(avg(sales) filter (where day > first), 0))::float8 as mean_spend
    from purchase
    group by first
  `,
  )
}

const Facts = z.object({
  recencyDays: z.number().nullable(),
  usualGapDays: z.number().nullable(),
  purchaseDays: z.number(),
  bought: z.number(),
  boughtBefore: z.number(),
  sales: z.number(),
  salesBefore: z.number(),
})

async function factsOf(db: Db, accountId: string, portfolio: KeptPortfolio): Promise<RiskFacts> {
  const { asOf, valuation, converted, ledgerFrom } = portfolio
  const { last12, previous12 } = spansAt(asOf, 12)
  const facts = found(
    (
      await many(
        Facts,
        db`
        select ${asOf}::date - m.last_day as recency_days, m.usual_gap_days, m.purchase_days,
          m.sales_last_12 as sales, m.sales_previous_12 as sales_before,
          d.bought, d.bought_before
        from account_metric m, (
          select count(distinct day) filter (where day >= ${last12.from}) as bought,
            count(distinct day) filter (where day < ${last12.from}) as bought_before
          from account_day
          where firm_id = ${db.firm} and account_id = ${accountId} and purchases > 0
            and day between ${previous12.from} and ${asOf}
            and ${converted ? db`true` : db`currency = ${valuation}`}
        ) d
        where ${ofPortfolio(db, portfolio)} and m.account_id = ${accountId}
      `,
      )
    )[0],
  )
  const reaches = ledgerFrom <= previous12.from
  return {
    recencyDays: facts.recencyDays,
    usualGapDays: facts.usualGapDays,
    purchaseDays: facts.purchaseDays,
    bought: { last12: facts.bought, previous12: reaches ? facts.boughtBefore : null },
    sales: { last12: facts.sales, previous12: reaches ? facts.salesBefore : null },
  }
}
