/** What a portfolio tells whoever asks: its sentences are about the accounts that they may see. */
import { z } from 'zod'
import { homeCurrencyOf } from '../access/firm.store.ts'
import { Day } from '../kernel/day.ts'
import { choiceOf } from '../platform/choice.ts'
import { type Db, many } from '../platform/db.ts'
import { ledgerSpan } from './accountDay.store.ts'
import { ofPortfolio } from './accountWhere.store.ts'
import { findingsOf } from './findings.ts'
import { currentDay, type FirmFigures, type KeptPortfolio } from './kept.ts'
import { portfolioChoice, publishedImports } from './keeping.store.ts'
import { openingOf } from './opening.ts'
import { numberOfDay, portfolioOf } from './portfolio.ts'
import { firmFiguresOf, portfolioAt, portfoliosOf } from './portfolio.store.ts'
import { Pair, retentionStudy } from './retentionStudy.ts'
import type { PortfolioTold } from './told.ts'

type Asked = { asOf?: Day | undefined; valuation?: string | undefined; today: Day }

export async function portfolioTold(db: Db, { today, ...which }: Asked): Promise<PortfolioTold> {
  const home = await homeCurrencyOf(db)
  const portfolio = (await portfolioAt(db, which)) ?? (await otherCurrency(db, which))
  if (portfolio) return { state: 'ready', home, portfolio: await told(db, portfolio, today) }
  const hasLedger = (await ledgerSpan(db)) !== null
  const state = !hasLedger ? 'none' : which.asOf ? 'notKept' : 'making'
  return { state, home, portfolio: null }
}

/** The first currency of the day, where the one asked for isn't told any more. */
function otherCurrency(db: Db, { asOf, valuation }: Omit<Asked, 'today'>) {
  return valuation ? portfolioAt(db, { asOf }) : undefined
}

async function told(db: Db, portfolio: KeptPortfolio, today: Day) {
  const { asOf, current, valuation, converted, accounts, missing, ledgerFrom, ledgerTo } = portfolio
  const figures = await firmFiguresOf(db, portfolio)
  const { opening, findings } = figures ?? (await ofVisible(db, portfolio))
  const valuations = await portfoliosOf(db, asOf)
  return {
    asOf,
    current,
    valuation,
    valuations: valuations.map((one) => ({ valuation: one.valuation, accounts: one.accounts })),
    converted,
    missing,
    accounts,
    total: figures?.total ?? null,
    retention: figures ? await retentionOfYear(db, portfolio) : null,
    ledgerFrom,
    ledgerTo,
    madeAt: portfolio.madeAt.toISOString(),
    madeWith: portfolio.madeWith,
    outdated: await isOutdated(db, portfolio, today),
    opening,
    findings,
  }
}

/** Out of the study that is kept: its newest year, and nothing else of it. */
async function retentionOfYear(db: Db, { asOf, valuation }: KeptPortfolio): Promise<Pair | null> {
  const [row] = await db`
    select told #> '{periods,year,pairs,0}' as pair from portfolio_study
    where firm_id = ${db.firm} and as_of = ${asOf} and valuation = ${valuation}
      and topic = ${retentionStudy.topic}
  `
  return row?.['pair'] ? Pair.parse(row['pair']) : null
}

async function isOutdated(db: Db, portfolio: KeptPortfolio, today: Day): Promise<boolean> {
  const { madeFrom, madeWith, current, asOf, ledgerTo } = portfolio
  if (current && asOf !== currentDay({ to: ledgerTo }, today)) return true
  const imports = await publishedImports(db)
  if (JSON.stringify(imports) !== JSON.stringify(madeFrom)) return true
  return JSON.stringify(await choiceOf(db, portfolioChoice)) !== JSON.stringify(madeWith)
}

/** Who sees only their accounts is told of those alone, as if they were the firm. */
async function ofVisible(
  db: Db,
  portfolio: KeptPortfolio,
): Promise<Pick<FirmFigures, 'opening' | 'findings'>> {
  const rows = await many(
    Visible,
    db`
    select m.account_id as key, coalesce(a.code, a.account_id::text) as code, a.name,
      m.sales, m.margin, m.orders, m.purchase_days, m.first_day, m.last_day, m.usual_gap_days,
      m.sales_last_12 as "salesLast12", m.sales_previous_12 as "salesPrevious12",
      m.window_sales, m.window_margin, m.window_orders, m.window_purchase_days
    from account_metric m join account a using (firm_id, account_id)
    where ${ofPortfolio(db, portfolio)} and a.firm_id = ${db.firm} and m.rank is not null
    order by m.rank
  `,
  )
  const column = (figure: (row: z.output<typeof Visible>) => number | null) =>
    Float64Array.from(rows, (row) => figure(row) ?? NaN)
  const day = (value: Day | null) => (value ? numberOfDay(value) : null)
  const mine = portfolioOf(
    {
      keys: rows.map(({ key }) => key),
      codes: rows.map(({ code }) => code),
      names: rows.map(({ name }) => name),
      sales: column((row) => row.sales),
      margin: column((row) => row.margin),
      orders: column((row) => row.orders),
      purchaseDays: column((row) => row.purchaseDays),
      firstDay: column((row) => day(row.firstDay)),
      lastDay: column((row) => day(row.lastDay)),
      usualGapDays: column((row) => row.usualGapDays),
      salesLast12: column((row) => row.salesLast12),
      salesPrevious12: column((row) => row.salesPrevious12),
      windowSales: column((row) => row.windowSales),
      windowMargin: column((row) => row.windowMargin),
      windowOrders: column((row) => row.windowOrders),
      windowPurchaseDays: column((row) => row.windowPurchaseDays),
    },
    { asOf: portfolio.asOf, settings: portfolio.madeWith },
  )
  const { ledgerFrom } = portfolio
  return {
    opening: openingOf(mine, { ledgerFrom }) as FirmFigures['opening'],
    findings: findingsOf(mine, { ledgerFrom }) as FirmFigures['findings'],
  }
}

const Visible = z.object({
  key: z.guid(),
  code: z.string(),
  name: z.string(),
  sales: z.number(),
  margin: z.number().nullable(),
  orders: z.number(),
  purchaseDays: z.number(),
  firstDay: Day.nullable(),
  lastDay: Day.nullable(),
  usualGapDays: z.number().nullable(),
  salesLast12: z.number(),
  salesPrevious12: z.number(),
  windowSales: z.number(),
  windowMargin: z.number().nullable(),
  windowOrders: z.number(),
  windowPurchaseDays: z.number(),
})
