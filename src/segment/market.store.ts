/** Segments of the market in PostgreSQL. */
import { z } from 'zod'
import { ofPortfolio } from '../identify/accountWhere.store.ts'
import type { KeptPortfolio } from '../identify/kept.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { Influencer, MarketFigures, MarketSegment, type MarketSegmentGiven } from './market.ts'

const Row = MarketSegment.extend({ influencers: z.array(Influencer) })

/** Those in use first. */
export function marketSegmentsOf(db: Db) {
  return many(Row, db`${segments(db)} order by s.ended_on is not null, s.made_at, s.name`)
}

export function marketSegmentOf(db: Db, marketSegmentId: string) {
  return maybe(Row, db`${segments(db)} and s.market_segment_id = ${marketSegmentId}`)
}

function segments(db: Db) {
  return db`
    select s.market_segment_id, s.name, s.distinguishes, s.buys_by, s.buying,
      trim_scale(s.size)::text as size, s.currency, s.growth_percent, s.ended_on,
      coalesce((
        select jsonb_agg(jsonb_build_object('who', i.who, 'sways', i.sways, 'weight', i.weight,
          'note', i.note) order by i.place)
        from market_influencer i
        where i.firm_id = s.firm_id and i.market_segment_id = s.market_segment_id
      ), '[]') as influencers
    from market_segment s where s.firm_id = ${db.firm}
  `
}

/** By account the name of its segment in use: what a choice of key accounts asks. */
export async function segmentOfAccounts(db: Db): Promise<Map<string, string>> {
  const rows = await db`
    select p.account_id, s.name from (${placed(db)}) p
    join market_segment s on s.firm_id = ${db.firm} and s.market_segment_id = p.market_segment_id
  `.values()
  return new Map(rows.map(([accountId, name]) => [accountId as string, name as string]))
}

/** Accounts of a segment in use; an ended one keeps its accounts, in case it is used again. */
export function placed(db: Db) {
  return db`
    select k.account_id, k.market_segment_id from account_market k
    join market_segment u on u.firm_id = k.firm_id and u.market_segment_id = k.market_segment_id
    where k.firm_id = ${db.firm} and u.ended_on is null
  `
}

/** Not a group, division or site that buys nothing by itself, unless it was placed; of `account a` and what is `placed p`. */
export function mayBePlaced(db: Db) {
  return db`(a.kind = 'entity' or p.market_segment_id is not null or exists (
    select from account_day d where d.firm_id = a.firm_id and d.account_id = a.account_id
  ))`
}

/** By segment, and under null for accounts of none; archived ones left out. */
export async function figuresBySegment(
  db: Db,
  portfolio: KeptPortfolio | undefined,
): Promise<Map<string | null, MarketFigures>> {
  const sales = portfolio
    ? db`left join account_metric m on ${ofPortfolio(db, portfolio)} and m.account_id = a.account_id`
    : db``
  const rows = await many(
    MarketFigures.extend({ marketSegmentId: z.guid().nullable() }),
    db`
    select p.market_segment_id, count(*) as accounts,
      ${portfolio ? db`coalesce(sum(m.sales_last_12), 0)` : db`null`}::float8 as sales
    from account a
    left join (${placed(db)}) p on p.account_id = a.account_id
    ${sales}
    where a.firm_id = ${db.firm} and a.archived_at is null and a.merged_into_id is null
      and ${mayBePlaced(db)}
    group by p.market_segment_id
  `,
  )
  return new Map(
    rows.map(({ marketSegmentId, accounts, sales: sum }) => [
      marketSegmentId,
      { accounts, sales: sum },
    ]),
  )
}

/** Another segment is called so, whatever its case and accents. */
export async function isNameTaken(db: Db, name: string, except: string | null): Promise<boolean> {
  const rows = await db`
    select 1 from market_segment
    where firm_id = ${db.firm} and same_name(name) = same_name(${name})
      and market_segment_id is distinct from ${except}
  `
  return rows.length > 0
}

export async function insertMarketSegment(db: Db, given: MarketSegmentGiven) {
  const { name, distinguishes, buysBy, buying, size, currency, growthPercent } = given
  const { marketSegmentId } = await one(
    Row.pick({ marketSegmentId: true }),
    db`
    insert into market_segment
      (name, distinguishes, buys_by, buying, size, currency, growth_percent)
    values (${name}, ${distinguishes}, ${buysBy}, ${buying}, ${size}, ${currency}, ${growthPercent})
    returning market_segment_id
  `,
  )
  await insertInfluencers(db, marketSegmentId, given.influencers)
  return (await marketSegmentOf(db, marketSegmentId))!
}

export async function rewriteMarketSegment(db: Db, now: MarketSegment) {
  const { marketSegmentId, name, distinguishes, buysBy, buying, size, currency } = now
  await db`
    update market_segment
    set name = ${name}, distinguishes = ${distinguishes}, buys_by = ${buysBy}, buying = ${buying},
      size = ${size}, currency = ${currency}, growth_percent = ${now.growthPercent}
    where firm_id = ${db.firm} and market_segment_id = ${marketSegmentId}
  `
  await db`
    delete from market_influencer
    where firm_id = ${db.firm} and market_segment_id = ${marketSegmentId}
  `
  await insertInfluencers(db, marketSegmentId, now.influencers)
}

async function insertInfluencers(db: Db, marketSegmentId: string, influencers: Influencer[]) {
  const rows = influencers.map((one, place) => ({ ...one, place }))
  await db`
    insert into market_influencer (market_segment_id, place, who, sways, weight, note)
    select ${marketSegmentId}::uuid, g.place, g.who, g.sways, g.weight, g.note
    from jsonb_to_recordset(${db.json(rows)})
      as g(place int, who text, sways text, weight smallint, note text)
  `
}

export async function setMarketSegmentEnd(db: Db, marketSegmentId: string, endedOn: Day | null) {
  await db`
    update market_segment set ended_on = ${endedOn}
    where firm_id = ${db.firm} and market_segment_id = ${marketSegmentId}
  `
}
