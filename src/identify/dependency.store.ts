/** What hangs on whom: what the lines say is kept after the figures, who keeps whom is added up when asked. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import {
  type DependencyTold,
  dimensionOf,
  type KeptDependency,
  type KeptName,
  KEEPERS,
  type NewClients,
  sumsOf,
} from './dependency.ts'
import { keeperSums } from './keeper.store.ts'
import type { KeptPortfolio } from './kept.ts'
import { sumsByName, yearsByAccount } from './lastYear.store.ts'
import { newClientSpan } from './loss.ts'
import { SLICED } from './mix.ts'
import { labelsOf } from './writing.store.ts'
import { valuedDay } from './valuedDay.ts'

export async function makeDependency(db: Db, portfolio: KeptPortfolio): Promise<KeptDependency> {
  const { asOf, valuation: currency, converted, ledgerTo } = portfolio
  const labels = await labelsOf(db)
  const sums = new Map(SLICED.map((by) => [by, new Map<string, KeptName>()]))
  let [sales, costedSales, cost] = [0, 0, 0]
  for await (const { accountId, rows } of yearsByAccount(db, {
    asOf,
    currency,
    converted,
    ledgerTo,
  })) {
    for (const row of rows) {
      sales += row.sales
      costedSales += row.costed
      cost += row.cost
    }
    const mine = sumsByName(rows, labels)
    for (const by of SLICED) {
      mine[by].forEach((sum, name) => put(sums.get(by)!, { name, sum, accountId }))
    }
  }
  const newClients = await newClientsOf(db, portfolio)
  const dimensions = SLICED.map((by) => ({ by, names: [...sums.get(by)!.values()] }))
  return { sales, margin: costedSales - cost, costedSales, dimensions, newClients }
}

function put(
  names: Map<string, KeptName>,
  { name, sum, accountId }: { name: string; sum: number; accountId: string },
) {
  const known = names.get(name) ?? { name, sales: 0, accounts: 0, most: null }
  const isMost = sum > 0 && sum > (known.most?.sales ?? 0)
  names.set(name, {
    name,
    sales: known.sales + sum,
    accounts: known.accounts + 1,
    most: isMost ? { accountId, sales: sum } : known.most,
  })
}

const LARGEST = 5

/** Those who first bought a year or two ago, and what each bought in its first 12 months. */
async function newClientsOf(db: Db, portfolio: KeptPortfolio): Promise<NewClients | null> {
  const { asOf, valuation, converted, ledgerFrom } = portfolio
  const span = newClientSpan(asOf, ledgerFrom)
  if (!span) return null
  const { value, join, only } = valuedDay({ currency: valuation, converted })
  const sums = await many(
    z.object({ accountId: z.guid(), sales: z.number() }),
    db`
    select d.account_id,
      sum(${db.unsafe(value('amount'))})::float8 as sales
    from account_metric m
      join account_day d on d.firm_id = m.firm_id and d.account_id = m.account_id
        and d.day < m.first_day + interval '12 months'
      ${db.unsafe(join)}
    where m.firm_id = ${db.firm} and m.as_of = ${asOf} and m.valuation = ${valuation}
      and m.first_day between ${span.from} and ${span.to}
      ${db.unsafe(only)}
    group by d.account_id
    order by 2 desc
  `,
  )
  return {
    ...span,
    clients: sums.length,
    sales: sums.reduce((all, one) => all + one.sales, 0),
    largest: sums.slice(0, LARGEST),
  }
}

export async function dependencyTold(
  db: Db,
  portfolio: KeptPortfolio,
  kept: KeptDependency,
): Promise<DependencyTold> {
  const keepers = []
  for (const by of KEEPERS) keepers.push({ by, sums: await keeperSums(db, by, portfolio) })
  const sliced = kept.dimensions.map(({ by, names }) => ({ by, sums: sumsOf(names) }))
  const all = [...keepers, ...sliced]
  const asked = all.flatMap(({ sums }) => sums.names.flatMap(({ most }) => most?.accountId ?? []))
  const largest = kept.newClients?.largest ?? []
  const nameOf = await namesOf(db, [...asked, ...largest.map(({ accountId }) => accountId)])
  const settings = portfolio.madeWith.concentration
  return {
    sales: kept.sales,
    margin: kept.costedSales === 0 ? null : kept.margin,
    dimensions: all.map(({ by, sums }) => dimensionOf(by, sums, { settings, nameOf })),
    newClients: kept.newClients && {
      ...kept.newClients,
      largest: largest.map((one) => ({ ...one, name: nameOf(one.accountId) })),
    },
    limits: settings,
  }
}

/** An account that is gone has no name. */
export async function namesOf(
  db: Db,
  accountIds: string[],
): Promise<(accountId: string) => string> {
  const rows = await many(
    z.object({ accountId: z.guid(), name: z.string() }),
    db`
    select account_id, name from account
    where firm_id = ${db.firm} and account_id = any(${[...new Set(accountIds)]}::uuid[])
  `,
  )
  const names = new Map(rows.map(({ accountId, name }) => [accountId, name]))
  return (accountId) => names.get(accountId) ?? ''
}
