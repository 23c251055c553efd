/** One account's value as it is kept, and by which model it was made. */
import { z } from 'zod'
import { toCents } from '../kernel/money.ts'
import { type Db, many } from '../platform/db.ts'
import { ofPortfolio } from './accountWhere.store.ts'
import type { KeptPortfolio } from './kept.ts'
import type { AccountValueTold } from './value.ts'

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
  }
}
