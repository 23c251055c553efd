/** White space in PostgreSQL: one statement for the whole grid, however many units and families it has. */
import { z } from 'zod'
import type { KeptPortfolio } from '../identify/kept.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { valuedBelow } from './units.store.ts'
import { WhiteCell, type WhiteCellGiven } from './whiteSpace.ts'

const Rivals = z.array(
  z.object({ accountId: z.guid(), name: z.string(), share: z.number().nullable() }),
)

const Row = z.object({
  accountId: z.guid(),
  unit: z.string(),
  path: z.array(z.guid()),
  /** Null for a unit of which nothing is known. */
  family: z.string().nullable(),
  sales: z.number(),
  cellId: z.guid().nullable(),
  potential: z.string().nullable(),
  currency: z.string().nullable(),
  competitor: z.string().nullable(),
  source: z.string().nullable(),
  seenOn: z.string().nullable(),
  confidence: z.enum(['assumed', 'confirmed']).nullable(),
  year: z.int().nullable(),
  spend: z.string().nullable(),
  spendCurrency: z.string().nullable(),
  place: z.int().nullable(),
  suppliers: z.int().nullable(),
  rivals: Rivals,
})

type About = { day: Day; portfolio: KeptPortfolio | null; span: { from: Day; until: Day } }

/** A row for each unit and family of which anything is known, and one for each other unit. */
export function gridRows(db: Db, accountId: string, { day, portfolio, span }: About) {
  return many(
    Row,
    db`
    ${portfolio ? soldWithin(db, accountId, { portfolio, span }) : db`with sold as (select null::uuid as account_id, '' as family, '' as key, 0::float8 as sales where false)`},
    unit as materialized (
      select b.account_id, a.name, b.path, a.search_text
      from tree_below(array[account_kept_of(${accountId})], ${day}) b
      join account a on a.firm_id = ${db.firm} and a.account_id = b.account_id
    ), those as materialized (
      select array(
        select account_id from unit
        union all
        select k.account_id from account_kept k join unit u on u.account_id = k.kept_id
        where k.firm_id = ${db.firm}
      ) as ids
    ), cell as (
      select distinct on (1, 2) coalesce(k.kept_id, c.account_id) as account_id, same_name(c.family) as key,
        c.family, c.cell_id, trim_scale(c.potential)::text as potential, c.currency, c.competitor,
        c.source, c.seen_on, c.confidence
      from white_cell c left join account_kept k using (firm_id, account_id)
      where c.firm_id = ${db.firm} and c.account_id = any((select ids from those)::uuid[])
      order by 1, 2, c.seen_on desc, c.made_at desc
    ), spent as (
      select distinct on (1, 2) coalesce(k.kept_id, w.account_id) as account_id, same_name(w.family) as key,
        w.family, w.year, trim_scale(w.spend)::text as spend, w.currency as spend_currency, w.place, w.suppliers
      from wallet_line w left join account_kept k using (firm_id, account_id)
      where w.firm_id = ${db.firm} and w.account_id = any((select ids from those)::uuid[])
      order by 1, 2, w.year desc, w.seen_on desc
    ), named as (
      select account_id, key, max(family) as family from (
        select account_id, key, family from sold
        union all select account_id, key, family from cell
        union all select account_id, key, family from spent
      ) every where key <> '' group by 1, 2
    ), rival as materialized (
      select jsonb_agg(distinct jsonb_build_object('accountId', coalesce(k.kept_id, f.account_id),
        'name', f.name, 'share', f.share)) as rivals
      from profile_fact f left join account_kept k using (firm_id, account_id)
      where f.firm_id = ${db.firm} and f.topic = 'ourCompetitor'
        and f.account_id = any((select ids from those)::uuid[])
    )
    select u.account_id, u.name as unit, u.path, n.family, coalesce(s.sales, 0) as sales,
      c.cell_id, c.potential, c.currency, c.competitor, c.source, c.seen_on, c.confidence,
      w.year, w.spend, w.spend_currency, w.place, w.suppliers,
      coalesce((select rivals from rival), '[]') as rivals
    from unit u
    left join named n on n.account_id = u.account_id
    left join sold s on s.account_id = n.account_id and s.key = n.key
    left join cell c on c.account_id = n.account_id and c.key = n.key
    left join spent w on w.account_id = n.account_id and w.key = n.key
    order by cardinality(u.path), u.search_text, u.account_id, n.family
  `,
  )
}

type Sold = { portfolio: KeptPortfolio; span: About['span'] }

function soldWithin(db: Db, accountId: string, { portfolio, span }: Sold) {
  return db`
    ${valuedBelow(db, accountId, portfolio)}, sold as (
      select v.account_id, same_name(l.name) as key, max(l.name) as family, sum(v.amount)::float8 as sales
      from valued v join label l on l.firm_id = ${db.firm} and l.label_id = v.family_id
      where v.month >= ${span.from} and v.month < ${span.until}
      group by 1, 2
    )`
}

const COLUMNS = `c.cell_id, account_kept_of(c.account_id) as account_id, c.family,
  trim_scale(c.potential)::text as potential, c.currency, c.competitor, c.source, c.seen_on, c.confidence`

/** Of one account. */
export function cellsOf(db: Db, accountId: string) {
  return many(
    WhiteCell,
    db`
    select ${db.unsafe(COLUMNS)} from white_cell c
    where c.firm_id = ${db.firm} and c.account_id = any(account_and_merged(${accountId}))
    order by c.seen_on desc, c.made_at desc
  `,
  )
}

/** Of one account and family, the newest; nobody else says it anew until the transaction ends. */
export async function cellForChange(db: Db, accountId: string, family: string) {
  await db`select from account where firm_id = ${db.firm} and account_id = ${accountId} for update`
  const [cell] = await many(
    WhiteCell,
    db`
    select ${db.unsafe(COLUMNS)} from white_cell c
    where c.firm_id = ${db.firm} and c.account_id = any(account_and_merged(${accountId}))
      and same_name(c.family) = same_name(${family})
    order by c.seen_on desc, c.made_at desc limit 1
  `,
  )
  return cell ?? null
}

/** Instead of all that stands of its unit and family. */
export async function writeCell(db: Db, given: WhiteCellGiven & { accountId: string }) {
  const { accountId, family, potential, competitor, source, seenOn, confidence } = given
  const currency = potential === null ? null : given.currency
  await db`
    delete from white_cell
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      and same_name(family) = same_name(${family})
  `
  await db`
    insert into white_cell (account_id, family, potential, currency, competitor, source, seen_on, confidence)
    values (${accountId}, ${family}, ${potential}, ${currency}, ${competitor}, ${source}, ${seenOn},
      ${confidence})
  `
  return (await cellForChange(db, accountId, family))!
}

export async function removeCell(db: Db, cellId: string): Promise<void> {
  await db`delete from white_cell where firm_id = ${db.firm} and cell_id = ${cellId}`
}
