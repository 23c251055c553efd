/** Trees of accounts rolled up in PostgreSQL: one statement for all levels. */
import type postgres from 'postgres'
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import type { Db } from '../platform/db.ts'
import { many } from '../platform/db.ts'
import type { KeptPortfolio } from './kept.ts'
import { type GroupList, type Rolled, TreeRow } from './rollUp.ts'
import { fromRanked, rowsOf } from './rollUpRows.store.ts'

/** How many rows come at once, and how many of one parent: the rest when someone opens them. */
const MOST = 300
const MOST_OF_ONE = 200
const HAPPENED_DAYS = 90

export type RollUp = {
  /** Where to begin: an array of keys, as SQL. */
  roots: postgres.Fragment
  day: Day
  portfolio: Pick<KeptPortfolio, 'asOf' | 'valuation'> | null
  /** Whose way from the top is shown in any case. */
  here?: string
}

/** How deep rows are shown in any case. */
type Deepest = { deepest: postgres.Fragment }

const Row = TreeRow.extend({ hidden: z.boolean() })

export async function rolledUp(db: Db, about: RollUp) {
  const deepest = db`greatest(2, (select max(depth) from level where upto <= ${MOST}))`
  const rows = await many(
    Row,
    hashing(db)`
    ${summed(db, about, { deepest })}
    ${rowsOf(db)} ${fromRanked(db)}
    where r.place <= ${MOST_OF_ONE} or r.account_id in (select account_id from way)
    order by r.depth, r.place
  `,
  )
  return told(rows)
}

const TopRow = Row.extend({ total: z.number() })
type Page = { by: postgres.Fragment; limit: number; offset: number; q: postgres.Fragment }

/** The tops alone: accounts with someone below, and nobody above whom one may see. */
export async function topsRolledUp(db: Db, about: RollUp, { by, limit, offset, q }: Page) {
  const rows = await many(
    TopRow,
    hashing(db)`
    ${summed(db, about, { deepest: db`1` })}
    ${rowsOf(db)}, count(*) over () as total ${fromRanked(db)}
    where r.depth = 1 and w.members > 1 and ${q}
    order by ${by}, a.search_text, r.account_id
    limit ${limit} offset ${offset}
  `,
  )
  return { ...told(rows), total: rows[0]?.total ?? 0 }
}

/**
 * The planner can't know how large a tree is, and for a small one it would go through each part once
 * for each row of another, or sort each part: what nothing costs then takes seconds for ten thousand accounts.
 */
function hashing(db: Db): Db {
  db.unsafe('set local enable_nestloop = off; set local enable_sort = off').catch(() => {})
  return db
}

/** In which order the tops come. */
export function topsOrder(db: Db, { sort, dir }: Pick<GroupList, 'sort' | 'dir'>) {
  const by = {
    sales: db`w.sales`,
    salesLast12: db`w.sales_last_12`,
    name: db`a.search_text`,
    accounts: db`w.members`,
    growth: db`w.sales_last_12 / nullif(greatest(w.sales_previous_12, 0), 0)`,
    last: db`w.last_day`,
  }[sort]
  return db`${by} ${dir === 'desc' ? db`desc` : db`asc`} nulls last`
}

function told(rows: z.output<typeof Row>[]) {
  return {
    others: rows.some(({ hidden }) => hidden),
    rows: rows.map((row) => ({
      ...row,
      own: inCents(row.own),
      all: inCents(row.all),
    })),
  }
}

function inCents(one: Rolled): Rolled {
  return {
    ...one,
    sales: toCents(one.sales),
    salesLast12: toCents(one.salesLast12),
    salesPrevious12: toCents(one.salesPrevious12),
    margin: one.margin === null ? null : toCents(one.margin),
    costedSales: toCents(one.costedSales),
  }
}

/**
 * Each account that one may see with its own figures and, by the way that leads to it, the sums of all
 * that stand below. Where one above is hidden, its members stand below the nearest that isn't. Sums are
 * made only for rows that may be shown: most accounts of a large tree stand on its deepest levels.
 */
function summed(db: Db, { roots, day, portfolio, here }: RollUp, { deepest }: Deepest) {
  const { asOf = null, valuation = null } = portfolio ?? {}
  // As an array, so that a large tree goes along an index once and not once for each account.
  const those = db`any((select ids from those)::uuid[])`
  return db`
    with node as materialized (
      select b.account_id, b.path from tree_below(${roots}, ${day}) b
    ), visible as materialized (
      select a.account_id from account a
      where a.firm_id = ${db.firm} and a.account_id = any(array(select account_id from node))
    ), seen as materialized (
      select n.account_id, case when (select sees_all()) then n.path else array(
        select up.account_id from unnest(n.path) with ordinality up (account_id, place)
        where up.account_id in (select account_id from visible)
        order by up.place
      ) end as path
      from node n
      where (select sees_all()) or n.account_id in (select account_id from visible)
    ), level as (
      select cardinality(path) as depth, sum(count(*)) over (order by cardinality(path)) as upto
      from seen group by 1
    ), deep as materialized (
      select ${deepest} as depth
    ), way as (
      select unnest(path) as account_id from seen where account_id = ${here ?? null}
    ), shown as materialized (
      select account_id, path from seen
      where cardinality(path) <= (select depth from deep)
        or path[cardinality(path) - 1] in (select account_id from way)
    ), placed as materialized (
      -- The lowest row shown on the way to each: there all that stands below is summed first.
      select account_id, near_id, account_id = near_id as is_own
      from seen cross join lateral (
        select path[least(cardinality(path), greatest((select depth from deep), case
          when path[(select depth from deep)] in (select account_id from way) then 1 + (
            select count(*) from unnest(path) up (account_id)
            where up.account_id in (select account_id from way)
          ) else 0
        end))] as near_id
      ) near
    ), held as materialized (
      -- What was merged into an account counts where that stands.
      select account_id, near_id, is_own from placed
      union all
      select k.account_id, p.near_id, p.is_own
      from account_kept k join placed p on p.account_id = k.kept_id
      where k.firm_id = ${db.firm}
    ), those as materialized (
      -- In order, so that each index takes them as they are.
      select array_agg(account_id order by account_id) as ids from held
    ), named as materialized (
      select a.account_id, a.name, a.code, a.kind, a.archived_at, a.search_text from account a
      where a.firm_id = ${db.firm} and a.account_id = any(array(select account_id from shown))
    ), works as materialized (
      select coalesce(k.kept_id, x.contact_id) as contact_id, h.near_id, h.is_own
      from contact_place x join held h using (account_id)
      left join contact_kept k on k.firm_id = x.firm_id and k.contact_id = x.contact_id
      where x.firm_id = ${db.firm} and x.account_id = ${those}
        and coalesce(x.from_on <= ${day}, true) and coalesce(x.until_on >= ${day}, true)
    ), staff as (
      select near_id, is_own, count(*) as places from works group by 1, 2
    ), several as materialized (
      select near_id, is_own, contact_id from works
      where contact_id in (select contact_id from works group by 1 having count(*) > 1)
    ), again as (
      -- Who has several places counts once at each level: so many too many.
      select up.account_id, count(*) - count(distinct x.contact_id) as below,
        count(*) filter (where x.is_own and x.near_id = up.account_id)
          - count(distinct x.contact_id) filter (where x.is_own and x.near_id = up.account_id) as here
      from several x join shown s on s.account_id = x.near_id
      cross join unnest(s.path) up (account_id)
      group by up.account_id
    ), due as (
      select near_id, is_own, count(*) as actions
      from action x join held using (account_id)
      where x.firm_id = ${db.firm} and x.account_id = ${those}
        and x.made_at < ${day}::date + 1 and coalesce(x.ended_at >= ${day}::date + 1, true)
      group by 1, 2
    ), noted as (
      select near_id, is_own, count(*) as happened
      from happening x join held using (account_id)
      where x.firm_id = ${db.firm} and x.account_id = ${those}
        and x.happened_at >= ${day}::date - ${HAPPENED_DAYS}::int and x.happened_at < ${day}::date + 1
      group by 1, 2
    ), sold as (
      select near_id, is_own, ${sums(db, db`m`, SOLD)}
      from account_metric m join placed using (account_id)
      where m.firm_id = ${db.firm} and m.as_of = ${asOf} and m.valuation = ${valuation}
        and m.account_id = ${those}
      group by 1, 2
    ), part as materialized (
      select p.near_id as account_id, p.is_own, p.members, ${db(['last_day', ...SOLD, ...COUNTED])}
      from (select near_id, is_own, count(*) as members from placed group by 1, 2) p
      left join sold using (near_id, is_own)
      left join staff using (near_id, is_own)
      left join due using (near_id, is_own)
      left join noted using (near_id, is_own)
    ), own as materialized (
      select * from part where is_own
    ), whole as materialized (
      select up.account_id, sum(part.members) as members, ${sums(db, db`part`, [...SOLD, ...COUNTED])}
      from part join shown using (account_id)
      cross join unnest(shown.path) up (account_id)
      group by up.account_id
    ), below as (
      select path[cardinality(path) - 1] as account_id, count(*) as children
      from seen group by 1
    ), ranked as (
      select s.account_id, cardinality(s.path) as depth, s.path[cardinality(s.path) - 1] as parent_id,
        row_number() over (
          partition by s.path[cardinality(s.path) - 1]
          order by w.sales_last_12 desc nulls last, w.sales desc nulls last, a.search_text
        ) as place
      from shown s join whole w using (account_id)
      join named a using (account_id)
    )`
}

const SOLD = ['sales', 'sales_last_12', 'sales_previous_12', 'margin', 'costed_sales', 'orders']
const COUNTED = ['places', 'actions', 'happened']

function sums(db: Db, of: postgres.Fragment, columns: string[]) {
  return columns.reduce(
    (all, column) => db`${all}, sum(${of}.${db(column)}) as ${db(column)}`,
    db`max(${of}.last_day) as last_day`,
  )
}
