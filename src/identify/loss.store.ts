/** What a loss takes with it: the sums of the lost accounts alone, against what is kept of the whole. */
import { type Db, many } from '../platform/db.ts'
import { ofPortfolio } from './accountWhere.store.ts'
import { type KeptDependency, KEEPERS } from './dependency.ts'
import { keeperHits } from './keeper.store.ts'
import type { KeptPortfolio } from './kept.ts'
import { sumsByName, type YearRow, yearsByAccount } from './lastYear.store.ts'
import { hitsOf, LossTold, monthsToReplace, PICKED_AT_MOST, wonPerMonth } from './loss.ts'
import { labelsOf } from './writing.store.ts'

type Picked = { account: string[]; group: string[] }

export async function lossOf(
  db: Db,
  portfolio: KeptPortfolio,
  { picked, kept }: { picked: Picked; kept: KeptDependency },
): Promise<LossTold> {
  const accounts = await accountsOf(db, portfolio, picked)
  const lost = accounts.map(({ accountId }) => accountId)
  const gone = await sumsOf(db, portfolio, lost)
  const keepers = []
  for (const by of KEEPERS) keepers.push(await keeperHits(db, by, { portfolio, lost }))
  const { newClients } = kept
  const perMonth = newClients && wonPerMonth(newClients)
  return {
    accounts,
    sales: { before: kept.sales, lost: gone.sales },
    margin: kept.costedSales === 0 ? null : { before: kept.margin, lost: gone.margin },
    hits: [
      ...keepers,
      ...kept.dimensions.map(({ by, names }) => hitsOf(by, names, gone.names[by])),
    ],
    monthsToReplace: perMonth === null ? null : monthsToReplace(gone.sales, perMonth),
    newClients: newClients && { ...newClients, perMonth: perMonth ?? 0 },
  }
}

/** Whoever was picked and can be seen, the largest first. */
function accountsOf(db: Db, portfolio: KeptPortfolio, { account, group }: Picked) {
  return many(
    LossTold.shape.accounts.element,
    db`
    select a.account_id, a.name, a.group_name, coalesce(m.sales_last_12, 0) as sales
    from account a left join account_metric m
      on ${ofPortfolio(db, portfolio)} and m.account_id = a.account_id
    where a.firm_id = ${db.firm} and a.merged_into_id is null
      and (a.account_id = any(${account}::uuid[]) or a.group_name = any(${group}::text[]))
    order by 4 desc, a.name
    limit ${PICKED_AT_MOST}
  `,
  )
}

/** Sales and margin of the last 12 months of these accounts, and by every name that their lines say. */
async function sumsOf(db: Db, portfolio: KeptPortfolio, accountIds: string[]) {
  const { asOf, valuation: currency, converted, ledgerTo } = portfolio
  const all: YearRow[] = []
  const about = { asOf, currency, converted, ledgerTo, accountIds }
  for await (const { rows } of yearsByAccount(db, about)) all.push(...rows)
  return {
    sales: all.reduce((sum, { sales }) => sum + sales, 0),
    margin: all.reduce((sum, { costed, cost }) => sum + costed - cost, 0),
    names: sumsByName(all, await labelsOf(db)),
  }
}
