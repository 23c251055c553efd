/** Which segment accounts are of, in PostgreSQL. */
import type postgres from 'postgres'
import { z } from 'zod'
import { anywhere, wordsOf } from '../accounts/accountFilter.ts'
import { ofPortfolio } from '../identify/accountWhere.store.ts'
import type { KeptPortfolio } from '../identify/kept.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, one } from '../platform/db.ts'
import { mayBePlaced, placed } from './market.store.ts'
import {
  Placed,
  type PlacementFilter,
  type PlacementList,
  PlacementPage,
  type PlacementRule,
  type Placing,
  type RuleBy,
} from './placement.ts'

type Portfolio = KeptPortfolio | undefined
const ORDER = { name: 'a.search_text', sales: 'sales', segment: 's.name' } as const

export async function placementPage(
  db: Db,
  list: z.output<typeof PlacementList>,
  portfolio: Portfolio,
) {
  const { sort, dir, size } = list
  const from = db`
    from account a
    left join (${placed(db)}) p on p.account_id = a.account_id
    left join market_segment s on s.firm_id = a.firm_id and s.market_segment_id = p.market_segment_id
  `
  const rows = await many(
    PlacementPage.shape.rows.element,
    db`
    select a.account_id, a.code, a.name, p.market_segment_id, s.name as segment,
      ${portfolio ? db`coalesce(m.sales_last_12, 0)` : db`null`}::float8 as sales,
      array(select t.tag from account_tag t
        where t.firm_id = a.firm_id and t.account_id = a.account_id order by fold(t.tag)) as tags
    ${from}
    ${portfolio ? db`left join account_metric m on ${ofPortfolio(db, portfolio)} and m.account_id = a.account_id` : db``}
    where ${listed(db, list)}
    order by ${db.unsafe(`${ORDER[sort]} ${dir}`)} nulls last, a.search_text, a.account_id
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total ${from} where ${listed(db, list)}`,
  )
  return { rows, total }
}

function listed(db: Db, { q, segment, tag }: PlacementFilter) {
  const ids = segment.filter((one) => one !== 'none')
  const words = wordsOf(q)
  return db`
    a.firm_id = ${db.firm} and a.archived_at is null and a.merged_into_id is null and ${mayBePlaced(db)}
    ${words.length > 0 ? words.map((word) => db`and a.search_text like (select fold(${anywhere(word)}))`) : db``}
    ${segment.length > 0 ? db`and (p.market_segment_id = any(${ids}::uuid[]) ${segment.includes('none') ? db`or p.market_segment_id is null` : db``})` : db``}
    ${tag.length > 0 ? db`and a.account_id in (select t.account_id from account_tag t where t.firm_id = ${db.firm} and t.tag = any(${tag}::text[]))` : db``}
  `
}

export function placementRules(db: Db, by: RuleBy, portfolio: Portfolio) {
  return many(
    z.object({ name: z.string(), accounts: z.number(), unplaced: z.number() }),
    db`
    select r.name, count(*) as accounts, count(*) filter (where p.account_id is null) as unplaced
    from (${said(db, by, portfolio)}) r
    join account a on a.firm_id = ${db.firm} and a.account_id = r.account_id
    left join (${placed(db)}) p on p.account_id = r.account_id
    where a.archived_at is null and a.merged_into_id is null
    group by r.name
    order by unplaced desc, r.name
    limit 500
  `,
  )
}

/** What is said of accounts, by which a rule finds them. */
function said(db: Db, by: RuleBy, portfolio: Portfolio) {
  if (by === 'tag') {
    return db`select t.account_id, t.tag as name from account_tag t where t.firm_id = ${db.firm}`
  }
  if (!portfolio) return db`select null::uuid as account_id, null::text as name where false`
  return db`
    select m.account_id, m.${db(by)} as name from account_story m
    where ${ofPortfolio(db, portfolio)} and m.${db(by)} is not null
  `
}

/** Moves accounts, and answers those that were elsewhere. */
export async function place(
  db: Db,
  { which, marketSegmentId }: Placing,
  portfolio: Portfolio,
): Promise<Placed[]> {
  const moved = await many(
    Placed,
    db`
    select a.account_id, ${marketSegmentId}::uuid as market_segment_id, k.market_segment_id as was
    from account a
    left join account_market k on k.firm_id = a.firm_id and k.account_id = a.account_id
    left join (${placed(db)}) p on p.account_id = a.account_id
    where ${meant(db, which, portfolio)}
      and k.market_segment_id is distinct from ${marketSegmentId}::uuid
    order by a.account_id
  `,
  )
  await write(db, moved)
  return moved
}

function meant(db: Db, which: Placing['which'], portfolio: Portfolio): postgres.Fragment {
  if ('filter' in which) return listed(db, which.filter)
  if ('accountIds' in which) {
    return db`a.firm_id = ${db.firm} and a.account_id = any(${which.accountIds}::uuid[])`
  }
  return ruled(db, which.rule, portfolio)
}

function ruled(db: Db, { by, name }: PlacementRule, portfolio: Portfolio) {
  return db`
    a.firm_id = ${db.firm} and a.archived_at is null and a.merged_into_id is null and p.account_id is null
    and a.account_id in (
      select r.account_id from (${said(db, by, portfolio)}) r where r.name = ${name}
    )
  `
}

/** Back to where they were, those that are still where they were put. */
export async function unplace(db: Db, placements: readonly Placed[]): Promise<Placed[]> {
  const back = await many(
    Placed,
    db`
    select a.account_id, g.was as market_segment_id, g.market_segment_id as was
    from unnest(
      ${placements.map((one) => one.accountId)}::uuid[],
      ${placements.map((one) => one.marketSegmentId)}::uuid[],
      ${placements.map((one) => one.was)}::uuid[]
    ) as g(account_id, market_segment_id, was)
    join account a on a.firm_id = ${db.firm} and a.account_id = g.account_id
    left join account_market k on k.firm_id = a.firm_id and k.account_id = a.account_id
    where k.market_segment_id is not distinct from g.market_segment_id
      and (g.was is null or exists (
        select from market_segment s
        where s.firm_id = ${db.firm} and s.market_segment_id = g.was
      ))
    order by a.account_id
  `,
  )
  await write(db, back)
  return back
}

async function write(db: Db, moved: readonly Placed[]) {
  const accountIds = moved.map(({ accountId }) => accountId)
  await db`
    delete from account_market
    where firm_id = ${db.firm} and account_id = any(${accountIds}::uuid[])
  `
  await db`
    insert into account_market (account_id, market_segment_id)
    select account_id, market_segment_id
    from unnest(${accountIds}::uuid[], ${moved.map((one) => one.marketSegmentId)}::uuid[])
      as g(account_id, market_segment_id)
    where market_segment_id is not null
  `
}
