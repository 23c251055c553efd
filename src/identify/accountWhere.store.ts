/** Which accounts a list or a picture is of, as SQL over `account_metric m`. */
import type postgres from 'postgres'
import { accountsWhere } from '../accounts/account.store.ts'
import type { Db } from '../platform/db.ts'
import { type PortfolioFilter, UNSAID } from './accountList.ts'
import type { KeptPortfolio } from './kept.ts'
import { SLICED } from './mix.ts'
import type { Abc } from './pareto.ts'

export type Key = Pick<KeptPortfolio, 'asOf' | 'valuation' | 'classA' | 'classB'>

/** Filters that stand in the portfolio itself, and the few archived accounts. */
export function metricsWhere(db: Db, filter: PortfolioFilter, key: Key): postgres.Fragment {
  const { segment, abc, cell } = filter
  return db`
    ${ofPortfolio(db, key)}
    ${segment.length > 0 ? db`and m.segment = any(${segment}::text[])` : db``}
    ${abc.length > 0 ? db`and ${inClasses(db, abc, key)}` : db``}
    ${cell.length > 0 ? db`and ${inCells(db, cell)}` : db``}
    ${isSliced(filter) ? db`and m.rank = any(array(${ranksIn(db, filter, key)}))` : db``}
    ${asksAccounts(filter) ? db`and m.account_id in (select account.account_id from account where ${accountsWhere(db, filter)})` : isArchived(db, filter)}
  `
}

/** The same as a condition over the table `account`, for edits of all that the list shows. */
export function listedWhere(db: Db, filter: PortfolioFilter, key: Key | null): postgres.Fragment {
  if (!key) return accountsWhere(db, filter)
  return db`account.firm_id = ${db.firm} and account.account_id in (
    select m.account_id from account_metric m where ${metricsWhere(db, filter, key)}
  )`
}

export function ofPortfolio(db: Db, { asOf, valuation }: Pick<Key, 'asOf' | 'valuation'>) {
  return db`m.firm_id = ${db.firm} and m.as_of = ${asOf} and m.valuation = ${valuation}`
}

/** Something is asked that only the table of accounts knows. */
export function asksAccounts({ q, tag, group, manager, carer, under }: PortfolioFilter): boolean {
  return q !== '' || [tag, group, manager, carer, under].some((list) => list.length > 0)
}

/** Nothing is asked but that archived accounts stay out. */
export function asksNothing(filter: PortfolioFilter): boolean {
  return asksSlices(filter) && !isSliced(filter)
}

/** Nothing is asked but where or what accounts buy, if that, and that archived ones stay out. */
export function asksSlices(filter: PortfolioFilter): boolean {
  const { segment, abc, cell, archived } = filter
  const lists = [segment, abc, cell]
  return archived === 'no' && !asksAccounts(filter) && lists.every((list) => list.length === 0)
}

export function isSliced(filter: PortfolioFilter): boolean {
  return SLICED.some((by) => filter[by].length > 0)
}

/** One that was merged a moment ago may still have figures of its own. */
function isArchived(db: Db, { archived }: PortfolioFilter) {
  const merged = db`select k.account_id from account_kept k where k.firm_id = ${db.firm}`
  const put = db`
    select a.account_id from account a where a.firm_id = ${db.firm} and a.archived_at is not null`
  if (archived === 'no') return db`and m.account_id not in (${merged} union all ${put})`
  const only = archived === 'only' ? db`and m.account_id in (${put})` : db``
  return db`and m.account_id not in (${merged}) ${only}`
}

/** Classes are runs of ranks, which the index of the order has at hand. */
function inClasses(db: Db, classes: Abc[], { classA, classB }: Key) {
  const runs = {
    A: db`m.rank <= ${classA}`,
    B: db`(m.rank > ${classA} and m.rank <= ${classA + classB})`,
    C: db`m.rank > ${classA + classB}`,
  }
  return db`(${classes.map((one) => runs[one]).reduce((all, next) => db`${all} or ${next}`)})`
}

function inCells(db: Db, cells: string[]) {
  const one = (cell: string) => db`(m.r = ${Number(cell[0])} and m.f = ${Number(cell[1])})`
  return db`(${cells.map(one).reduce((all, next) => db`${all} or ${next}`)})`
}

/** The ranks that stand in every dimension that is asked for, as a query. */
export function ranksIn(db: Db, filter: PortfolioFilter, { asOf, valuation }: Key) {
  return SLICED.filter((by) => filter[by].length > 0)
    .map(
      (by) => db`
        select unnest(ranks) from portfolio_slice
        where firm_id = ${db.firm} and as_of = ${asOf} and valuation = ${valuation}
          and dimension = ${by} and name = any(${asKept(filter[by])}::text[])`,
    )
    .reduce((all, one) => db`${all} intersect ${one}`)
}

function asKept(names: string[]): string[] {
  return names.map((name) => (name === UNSAID ? '' : name))
}
