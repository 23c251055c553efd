/** Sales by month, of the firm, its families and its large accounts, out of the roll-up by month. */
import { z } from 'zod'
import { copyOut } from '../platform/copy.ts'
import { type Db, many } from '../platform/db.ts'
import { linesOf, NULL } from './copied.store.ts'
import { type AccountDemand, type Demand, demandStudy } from './demand.ts'
import { type FoundMonths, makeAccountDemand, makeDemand } from './demandMaking.ts'
import { addTo, type MonthSums } from './demandMonths.ts'
import type { KeptPortfolio } from './kept.ts'
import { studyOf } from './study.store.ts'
import { valuedParts } from './valuedParts.store.ts'

/** So many of the largest accounts are forecast each by itself. */
const MOST_ACCOUNTS = 200

export async function firmDemand(db: Db, portfolio: KeptPortfolio): Promise<Demand> {
  const { asOf } = portfolio
  const found = await monthsFound(db, portfolio)
  const names = await many(
    z.object({ accountId: z.guid(), name: z.string() }),
    db`
    select account_id, name from account
    where firm_id = ${db.firm} and account_id = any(${[...found.accounts.keys()]}::uuid[])
  `,
  )
  return makeDemand(found, {
    asOf,
    names: new Map(names.map(({ accountId, name }) => [accountId, name])),
  })
}

export async function accountDemand(
  db: Db,
  accountId: string,
  portfolio: KeptPortfolio,
): Promise<AccountDemand> {
  const found = await monthsFound(db, portfolio, accountId)
  const firm = await studyOf(db, portfolio, demandStudy)
  const about = { all: found.firm, families: found.families }
  return makeAccountDemand(about, { asOf: portfolio.asOf, firm })
}

/** One pass over the roll-up; of one account where it is named. */
async function monthsFound(
  db: Db,
  portfolio: KeptPortfolio,
  accountId?: string,
): Promise<FoundMonths> {
  const { asOf, valuation, converted, ledgerTo } = portfolio
  const valued = valuedParts(db.firm, {
    asOf,
    currency: valuation,
    converted,
    ledgerTo,
    hasForeign: true,
    ...(accountId ? { accountId } : {}),
  })
  // COPY takes no parameters: the firm, the day and the currency are checked ones.
  const large = `
    select account_id from account_metric
    where firm_id = '${db.firm}' and as_of = '${asOf}' and valuation = '${valuation}'
      and ${accountId ? 'false' : 'rank is not null'}
    order by greatest(sales_last_12, sales_previous_12) desc, account_id
    limit ${MOST_ACCOUNTS}`
  const statement = `copy (
    ${valued}, large as materialized (${large})
    select v.month, v.family_id, l.account_id, sum(v.amount)::float8
    from valued v left join large l using (account_id)
    group by 1, 2, 3
    order by 1, 2, 3
  ) to stdout`
  const firm: MonthSums = new Map()
  const byFamily = new Map<string, MonthSums>()
  const accounts = new Map<string, MonthSums>()
  for await (const lines of linesOf(await copyOut(db, statement))) {
    for (const line of lines) {
      const [month, family, account, amount] = line.split('\t') as [string, string, string, string]
      const sum = Number(amount)
      firm.set(month, (firm.get(month) ?? 0) + sum)
      addTo(byFamily, family, month, sum)
      if (account !== NULL) addTo(accounts, account, month, sum)
    }
  }
  return { firm, families: await namedFamilies(db, byFamily), accounts }
}

/** By name instead of number; '' is "not said". */
async function namedFamilies(db: Db, byFamily: Map<string, MonthSums>) {
  const labels = await many(
    z.object({ labelId: z.number(), name: z.string() }),
    db`
    select label_id, name from label
    where firm_id = ${db.firm} and label_id = any(${[...byFamily.keys()].map(Number)}::int[])
  `,
  )
  const names = new Map(labels.map(({ labelId, name }) => [String(labelId), name]))
  return new Map([...byFamily].map(([family, sums]) => [names.get(family) ?? '', sums]))
}
