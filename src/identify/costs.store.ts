/** The costs of a portfolio: worked out over all accounts, kept per account, and read a page at a time. */
import { z } from 'zod'
import { allIn } from '../accounts/account.store.ts'
import { wordsOf } from '../accounts/accountFilter.ts'
import { type Day, Day as DayShape } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { toCents } from '../kernel/money.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import type { AccountCost, AccountCostList, COST_SORTS } from './cost.ts'
import { costSettings } from './cost.store.ts'
import { clientCounts, costFactors, salesSums, sellingSums, serviceSums } from './costSums.store.ts'
import { accountCost, costsTold, type ServedAccount } from './costsMaking.ts'
import type { CostsTold } from './costs.ts'
import { costToKeep } from './costToKeep.ts'
import { CostPart, type CostSettings } from './costToServe.ts'
import type { KeptPortfolio } from './kept.ts'
import { spansAt } from './purchase.ts'
import { insertRows } from './writing.store.ts'

const MONTHS = 12
/** So many accounts change what the planner should know. */
const MANY_ACCOUNTS = 5_000

/** Works out the costs of a portfolio's 12 months, and keeps those of every account. */
export async function makeCosts(db: Db, portfolio: KeptPortfolio): Promise<CostsTold> {
  const { asOf, valuation, ledgerFrom } = portfolio
  // Both jobs that make costs may be at work.
  await db`select pg_advisory_xact_lock(hashtextextended(${`costs ${db.firm}`}, 0))`
  // Sums over all accounts; right after an import the planner still believes that there are few.
  await db.unsafe(`set local work_mem = '96MB'; set local enable_nestloop = off`)
  const settings = await costSettings(db)
  const spans = spansAt(asOf, MONTHS)
  const about = { ...portfolio, spans }
  const factors = await costFactors(db, about)
  const accounts = await servedAccounts(db, about, factors)
  const { won, kept, lost } = await clientCounts(db, about)
  const isYoung = ledgerFrom >= spans.last12.from
  const keep = costToKeep({
    costs: await sellingSums(db, about, factors),
    // Where the ledger itself is that young, everyone in it looks new.
    won: isYoung ? 0 : won,
    kept,
  })
  const period = spans.last12
  const { rows, told } = costsTold({ accounts, settings, period, keep, lost, isYoung })
  await keepRows(db, { asOf, valuation }, rows)
  if (rows.length >= MANY_ACCOUNTS) await db`select analyze_costs()`
  return told
}

/** The days that a portfolio is kept of, the current one first. */
export async function keptDays(db: Db): Promise<Day[]> {
  const days = await many(
    z.object({ asOf: DayShape }),
    db`
    select as_of from portfolio where firm_id = ${db.firm}
    group by as_of order by bool_or(current) desc, as_of desc
  `,
  )
  return days.map(({ asOf }) => asOf)
}

type About = KeptPortfolio & { spans: ReturnType<typeof spansAt> }

async function servedAccounts(
  db: Db,
  about: About,
  factors: Awaited<ReturnType<typeof costFactors>>,
): Promise<ServedAccount[]> {
  const sales = new Map((await salesSums(db, about)).map((row) => [row.accountId, row]))
  const parts = new Map<string, ServedAccount['parts']>()
  for (const { accountId, ...part } of await serviceSums(db, about, factors)) {
    const own = parts.get(accountId)
    if (own) own.push(part)
    else parts.set(accountId, [part])
  }
  const names = await db<{ accountId: string; code: string | null; name: string }[]>`
    select account_id, code, name from account where firm_id = ${db.firm} order by code, account_id
  `
  const nothing = { sales: 0, costedSales: 0, cost: 0 }
  return names
    .filter(({ accountId }) => sales.has(accountId) || parts.has(accountId))
    .map((account) => ({
      ...nothing,
      ...sales.get(account.accountId),
      ...account,
      parts: parts.get(account.accountId) ?? [],
    }))
}

const COLUMNS =
  'account_id, as_of, valuation, sales, costed_sales, cost, margin, serving, profit, share, excess, class, parts'

async function keepRows(
  db: Db,
  { asOf, valuation }: Pick<KeptPortfolio, 'asOf' | 'valuation'>,
  rows: readonly AccountCost[],
) {
  await db`
    delete from account_cost
    where firm_id = ${db.firm} and as_of = ${asOf} and valuation = ${valuation}
  `
  const cells = function* () {
    for (const row of rows) {
      yield [
        row.accountId,
        asOf,
        valuation,
        row.sales,
        row.costedSales,
        row.cost,
        row.margin,
        row.serving,
        row.profit,
        row.share,
        row.excess,
        row.class,
        JSON.stringify(row.parts),
      ]
    }
  }
  await insertRows(db, 'account_cost', COLUMNS, cells())
}

const Row = z.object({
  accountId: z.guid(),
  code: z.string().nullable(),
  name: z.string(),
  sales: z.number(),
  costedSales: z.number(),
  cost: z.number(),
  parts: z.array(CostPart),
})

const ROW = 'c.account_id, a.code, a.name, c.sales, c.costed_sales, c.cost, c.parts'
const JOINED =
  'account_cost c join account a on a.firm_id = c.firm_id and a.account_id = c.account_id'
const NARROW = 'account_cost c'

const ORDER: Record<(typeof COST_SORTS)[number], string> = {
  profit: 'c.profit',
  sales: 'c.sales',
  margin: 'c.margin',
  serving: 'c.serving',
  share: 'c.share',
  excess: 'c.excess',
  name: 'a.search_text',
}

type Key = Pick<KeptPortfolio, 'asOf' | 'valuation'>

/** First which accounts, out of narrow rows `c`, then what each of them tells; `also` narrows them further. */
export async function pageOfCosts(
  db: Db,
  list: AccountCostList,
  { asOf, valuation }: Key,
  also = db``,
) {
  const words = wordsOf(list.q)
  const where = db`
    c.firm_id = ${db.firm} and c.as_of = ${asOf} and c.valuation = ${valuation}
    ${list.class.length > 0 ? db`and c.class = any(${list.class}::text[])` : db``}
    ${
      words.length > 0
        ? db`and c.account_id in (
            select account_id from account where firm_id = ${db.firm} and ${allIn(db, words)}
          )`
        : db``
    }
    ${also}
  `
  const order = `${ORDER[list.sort]} ${list.dir} nulls last`
  const settings = await costSettings(db)
  const rows = await many(
    Row,
    db`
    select ${db.unsafe(ROW)}
    from (
      select c.account_id, row_number() over (order by ${db.unsafe(order)}, c.account_id) as place
      from ${db.unsafe(list.sort === 'name' ? JOINED : NARROW)}
      where ${where}
      order by ${db.unsafe(order)}, c.account_id
      limit ${list.size} offset ${offsetOf(list)}
    ) page
    join account_cost c on c.firm_id = ${db.firm} and c.as_of = ${asOf}
      and c.valuation = ${valuation} and c.account_id = page.account_id
    join account a on a.firm_id = c.firm_id and a.account_id = c.account_id
    order by page.place
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total from ${db.unsafe(NARROW)} where ${where}`,
  )
  return { rows: rows.map((row) => shown(row, settings)), total }
}

/** Null where nothing was sold to it nor done for it, or it is not worked out yet. */
export async function costOfAccount(db: Db, accountId: string, { asOf, valuation }: Key) {
  const row = await maybe(
    Row,
    db`
    select ${db.unsafe(ROW)} from ${db.unsafe(JOINED)}
    where c.firm_id = ${db.firm} and c.as_of = ${asOf} and c.valuation = ${valuation}
      and c.account_id = ${accountId}
  `,
  )
  return row ? shown(row, await costSettings(db)) : null
}

/** Why and what to do follow from the figures; money is rounded once, here. */
function shown(row: z.output<typeof Row>, settings: CostSettings): AccountCost {
  const told = accountCost(row, settings)
  const cents = (amount: number | null) => (amount === null ? null : toCents(amount))
  return {
    ...told,
    sales: toCents(told.sales),
    costedSales: toCents(told.costedSales),
    cost: toCents(told.cost),
    margin: cents(told.margin),
    serving: toCents(told.serving),
    profit: cents(told.profit),
    excess: toCents(told.excess),
  }
}
