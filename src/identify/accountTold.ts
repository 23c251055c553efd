/** One account in figures: why it ranks where it does, its months, what it buys, its orders. */
import { z } from 'zod'
import { addDays, addMonths, Day, firstOfMonth } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import { ListedAccount } from './accountList.ts'
import { SLICED } from './mix.ts'
import { PortfolioSettings } from './portfolio.ts'

const Span = z.object({ from: Day, to: Day })

/** An account and what its figures were made from. */
export const AccountTold = z.object({
  account: ListedAccount,
  portfolio: z
    .object({
      asOf: Day,
      current: z.boolean(),
      valuation: z.string(),
      converted: z.boolean(),
      valuations: z.array(z.string()),
      accounts: z.number(),
      ledgerFrom: Day,
      madeWith: PortfolioSettings,
      last12: Span,
      previous12: Span,
      window: Span,
    })
    .nullable(),
  /** What the scores of RFM were made from; null where it hasn't bought in the window. */
  window: z.object({
    sales: z.number(),
    margin: z.number().nullable(),
    orders: z.number(),
    purchaseDays: z.number(),
  }),
  /** Among so many accounts with a purchase in the window, how many have at most as much; null for who doesn't see them all. */
  atMost: z.object({ scored: z.number(), r: z.number(), f: z.number(), m: z.number() }).nullable(),
  /** Sum of all positive totals: what shares are of. Null for who doesn't see every account. */
  positiveTotal: z.number().nullable(),
})
export type AccountTold = z.infer<typeof AccountTold>

export const Month = z.object({
  /** Its first day. */
  month: Day,
  sales: z.number(),
  orders: z.number(),
  /** The same month a year before; null where the ledger doesn't reach back so far. */
  lastYear: z.number().nullable(),
  /** Mean of the 12 months that end with it; null as long as there are no twelve. */
  trend: z.number().nullable(),
  /** The as-of day lies in it and isn't its last. */
  isPart: z.boolean(),
})
export type Month = z.infer<typeof Month>

export const MONTHS_TOLD = 36
const YEAR = 12

type Sum = { month: Day; sales: number; orders: number }

/** The last 36 months up to the day, those without sales too; none of before the ledger. */
export function monthsOf(
  sums: readonly Sum[],
  { asOf, ledgerFrom }: { asOf: Day; ledgerFrom: Day },
): Month[] {
  const known = new Map(sums.map((sum) => [sum.month, sum]))
  const begins = firstOfMonth(ledgerFrom)
  const last = firstOfMonth(asOf)
  const salesOf = (month: Day) => (month < begins ? null : (known.get(month)?.sales ?? 0))
  const months = Array.from({ length: MONTHS_TOLD }, (_, at) =>
    addMonths(last, at + 1 - MONTHS_TOLD),
  )
  return months
    .filter((month) => month >= begins)
    .map((month) => {
      const year = Array.from({ length: YEAR }, (_, at) => salesOf(addMonths(month, -at)))
      const isWhole = year.every((one) => one !== null)
      const lastYear = salesOf(addMonths(month, -YEAR))
      return {
        month,
        sales: toCents(salesOf(month) ?? 0),
        orders: known.get(month)?.orders ?? 0,
        lastYear: lastYear === null ? null : toCents(lastYear),
        trend: isWhole ? toCents(year.reduce((sum, one) => sum + one!, 0) / YEAR) : null,
        isPart: month === last && addDays(asOf, 1) < addMonths(last, 1),
      }
    })
}

/** Sales by what they are about, per calendar year. */
export const Parts = z.object({
  by: z.enum(SLICED),
  years: z.array(z.number()),
  /** '' is "not said". */
  rows: z.array(
    z.object({
      name: z.string(),
      /** One per year, in their order. */
      sales: z.array(z.number()),
      total: z.number(),
      /** Of the positive totals. */
      share: z.number(),
    }),
  ),
})
export type Parts = z.infer<typeof Parts>

export function partsOf(
  by: Parts['by'],
  sums: readonly { name: string; year: number; sales: number }[],
): Parts {
  const years = [...new Set(sums.map(({ year }) => year))].toSorted((a, b) => a - b)
  const names = [...new Set(sums.map(({ name }) => name))]
  const rows = names.map((name) => {
    const mine = sums.filter((sum) => sum.name === name)
    const sales = years.map((year) => mine.find((sum) => sum.year === year)?.sales ?? 0)
    return { name, sales, total: sales.reduce((all, one) => all + one, 0) }
  })
  const positive = rows.reduce((all, { total }) => all + Math.max(0, total), 0)
  return {
    by,
    years,
    rows: rows
      .toSorted((a, b) => Number(a.name === '') - Number(b.name === '') || b.total - a.total)
      .map(({ name, sales, total }) => ({
        name,
        sales: sales.map(toCents),
        total: toCents(total),
        share: positive > 0 ? total / positive : 0,
      })),
  }
}

/** An invoice on a day, or where lines have no number, the day's lines: the newest first. */
export const Order = z.object({
  day: Day,
  invoice: z.string().nullable(),
  sourceId: z.number(),
  lines: z.number(),
  amounts: z.array(z.object({ currency: z.string(), amount: z.number() })),
  /** In the currency of the portfolio; null where a rate lacks. */
  value: z.number().nullable(),
  /** It only credits: no line is above zero. */
  isCredit: z.boolean(),
})
export type Order = z.infer<typeof Order>

export const Orders = z.object({
  orders: z.array(Order),
  /** More before this day; null where that is all. */
  before: Day.nullable(),
})

export const OrderLine = z.object({
  /** Where it stands: the import, and the line of its file. */
  importId: z.number(),
  lineNo: z.number(),
  invoiceLine: z.string().nullable(),
  product: z.object({ code: z.string(), name: z.string() }).nullable(),
  family: z.string().nullable(),
  division: z.string().nullable(),
  salesperson: z.string().nullable(),
  quantity: z.number().nullable(),
  amount: z.number(),
  cost: z.number().nullable(),
  currency: z.string(),
})
export type OrderLine = z.infer<typeof OrderLine>
