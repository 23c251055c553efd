/** Pages of the list: which accounts, in which order, and how many there are. */
import { z } from 'zod'
import { accountsWhere } from '../accounts/account.store.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, one } from '../platform/db.ts'
import type { AccountList, ListedAccount } from './accountList.ts'
import { orderOf } from './accountOrder.store.ts'
import { rowsOf } from './accountRow.store.ts'
import {
  asksAccounts,
  asksSlices,
  isSliced,
  metricsWhere,
  ofPortfolio,
  ranksIn,
} from './accountWhere.store.ts'
import type { KeptPortfolio } from './kept.ts'

type Page = { rows: ListedAccount[]; total: number }
type Found = { ids: string[]; total: number }

export async function pageOfAccounts(
  db: Db,
  list: AccountList,
  portfolio: KeptPortfolio | null,
): Promise<Page> {
  const { ids, total } = await (!portfolio
    ? named(db, list)
    : asksAccounts(list)
      ? sought(db, list, portfolio)
      : sorted(db, list, portfolio))
  return { rows: await rowsOf(db, ids, portfolio), total }
}

const Key = z.object({ accountId: z.guid() })
const Total = z.object({ total: z.number() })

/** Straight from the index of the order; counted beside it. */
async function sorted(db: Db, list: AccountList, portfolio: KeptPortfolio): Promise<Found> {
  const where = metricsWhere(db, list, portfolio)
  const { join, key, by, indexed } = orderOf(db, list, portfolio)
  // One plan serves all who go along an index: planning anew would take longer than the page.
  if (indexed && list.abc.length === 0) {
    db.unsafe('set local plan_cache_mode = force_generic_plan').catch(() => {})
  }
  const [keys, { total }] = await Promise.all([
    many(
      Key,
      db`
      select m.account_id from account_metric m ${join}
      where ${where}
      order by ${by(key)}
      limit ${list.size} offset ${offsetOf(list)}
    `,
    ),
    one(
      Total,
      asksSlices(list)
        ? countOfSlices(db, list, portfolio)
        : db`select count(*) as total from account_metric m where ${where}`,
    ),
  ])
  return { ids: keys.map(({ accountId }) => accountId), total }
}

/** Where names are sought they are sought once, for the page and for the count. */
async function sought(db: Db, list: AccountList, portfolio: KeptPortfolio): Promise<Found> {
  const { join, key, by } = orderOf(db, list, portfolio)
  const keys = await many(
    Key.extend(Total.shape),
    db`
    with hit as materialized (
      select m.account_id, m.rank, ${key} as key from account_metric m ${join}
      where ${metricsWhere(db, list, portfolio)}
    )
    select account_id, (select count(*) from hit) as total from hit
    order by ${by(db`key`)}
    limit ${list.size} offset ${offsetOf(list)}
  `,
  )
  const [first] = keys
  if (!first && list.page > 1) {
    const { total } = await sought(db, { ...list, page: 1, size: 1 }, portfolio)
    return { ids: [], total }
  }
  return { ids: keys.map(({ accountId }) => accountId), total: first?.total ?? 0 }
}

/** Before the first import there are only names. */
async function named(db: Db, list: AccountList): Promise<Found> {
  const where = accountsWhere(db, list)
  const [keys, { total }] = await Promise.all([
    many(
      Key,
      db`
      select account.account_id from account
      where ${where}
      order by account.search_text ${list.sort === 'name' && list.dir === 'desc' ? db`desc` : db``}
      limit ${list.size} offset ${offsetOf(list)}
    `,
    ),
    one(Total, db`select count(*) as total from account where ${where}`),
  ])
  return { ids: keys.map(({ accountId }) => accountId), total }
}

/** What the portfolio itself counted, without the archived; who sees some accounts only counts those. */
function countOfSlices(db: Db, list: AccountList, portfolio: KeptPortfolio) {
  const key = ofPortfolio(db, portfolio)
  const ranks = isSliced(list) ? ranksIn(db, list, portfolio) : null
  const all = ranks
    ? db`(select count(distinct rank) from (${ranks}) ranks(rank))`
    : db`${portfolio.accounts} + (select count(*) from account_metric m where ${key} and m.rank is null)`
  return db`
    select case when (select sees_all())
      then ${all} - (
        select count(*) from account_metric m join account a using (firm_id, account_id)
        where ${key} and a.firm_id = ${db.firm}
          and (a.archived_at is not null or a.merged_into_id is not null)
          ${ranks ? db`and m.rank = any(array(${ranks}))` : db``}
      )
      else (select count(*) from account_metric m where ${metricsWhere(db, list, portfolio)})
    end as total
  `
}
