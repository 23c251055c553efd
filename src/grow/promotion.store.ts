/** Promotions in PostgreSQL, and the weeks of what they are about. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import { addDays, type Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { Promotion, type PromotionGiven } from './promotion.ts'
import type { Weekly } from './promotionMeasure.ts'

function promotions(db: Db, where: postgres.Fragment) {
  return many(
    Promotion,
    db`
    select p.promotion_id, p.name, p.families, p.from_on, p.until_on, trim_scale(p.cost)::text as cost,
      p.currency, p.weeks_before, p.weeks_after, p.margin_share::float8 as margin_share, p.note,
      array(select distinct account_kept_of(x.account_id) from promotion_account x
        where x.firm_id = p.firm_id and x.promotion_id = p.promotion_id) as account_ids,
      coalesce((
        select jsonb_agg(distinct jsonb_build_object('accountId', a.account_id, 'name', a.name))
        from promotion_account x
        join account a on a.firm_id = x.firm_id and a.account_id = account_kept_of(x.account_id)
        where x.firm_id = p.firm_id and x.promotion_id = p.promotion_id
      ), '[]') as accounts
    from promotion p
    where p.firm_id = ${db.firm} and ${where}
    order by p.from_on desc, p.name, p.promotion_id
    limit 500
  `,
  )
}

export const allPromotions = (db: Db) => promotions(db, db`true`)

export async function promotionOf(db: Db, id: string): Promise<Promotion | undefined> {
  const [found] = await promotions(db, db`p.promotion_id = ${id}`)
  return found
}

type Given = PromotionGiven & { promotionId?: string | undefined }

export async function writePromotion(db: Db, given: Given): Promise<string> {
  const { promotionId = randomUUID(), name, families, fromOn, untilOn, cost, currency } = given
  const { weeksBefore, weeksAfter, marginShare, note, accountIds } = given
  await db`
    insert into promotion (promotion_id, name, families, from_on, until_on, cost, currency, weeks_before,
      weeks_after, margin_share, note)
    values (${promotionId}, ${name}, ${families}, ${fromOn}, ${untilOn}, ${cost}, ${currency},
      ${weeksBefore}, ${weeksAfter}, ${marginShare}, ${note})
    on conflict (firm_id, promotion_id) do update
    set name = excluded.name, families = excluded.families, from_on = excluded.from_on,
      until_on = excluded.until_on, cost = excluded.cost, currency = excluded.currency,
      weeks_before = excluded.weeks_before, weeks_after = excluded.weeks_after,
      margin_share = excluded.margin_share, note = excluded.note
  `
  await db`delete from promotion_account where firm_id = ${db.firm} and promotion_id = ${promotionId}`
  await db`
    insert into promotion_account (promotion_id, account_id)
    select distinct ${promotionId}::uuid, account_id from unnest(${accountIds}::uuid[]) account_id
  `
  return promotionId
}

export function removePromotion(db: Db, id: string) {
  return db`delete from promotion where firm_id = ${db.firm} and promotion_id = ${id}`
}

export async function accountsAmong(db: Db, accountIds: readonly string[]): Promise<number> {
  const [row] = await db`
    select count(*)::int as found from account
    where firm_id = ${db.firm} and account_id = any(${[...accountIds]}::uuid[])
  `
  return row!['found'] as number
}

export async function familiesOf(db: Db): Promise<string[]> {
  const rows = await db`
    select distinct name from label
    where firm_id = ${db.firm} and kind = 'family' and name <> '' order by name limit 500
  `
  return rows.map((row) => row['name'] as string)
}

const Row = z.object({ week: z.int(), sales: z.number(), costed: z.number(), cost: z.number() })

type About = Pick<Promotion, 'families' | 'accountIds'> & {
  /** The first day of the first week, and how many weeks. */
  first: Day
  weeks: number
  home: string
}

/** Lines whose currency no rate reaches are left out, as in the figures. */
export async function weeklySales(db: Db, about: About): Promise<Weekly> {
  const { families, accountIds, first, weeks, home } = about
  const rows = await many(
    Row,
    db`
    select (l.day - ${first}::date) / 7 as week, sum(l.amount * r.factor)::float8 as sales,
      coalesce(sum(l.amount * r.factor) filter (where l.cost is not null), 0)::float8 as costed,
      coalesce(sum(l.cost * r.factor), 0)::float8 as cost
    from sale_line l
    left join day_factor f on f.firm_id = l.firm_id and f.currency = l.currency and f.day = l.day
    cross join lateral (select case when l.currency = ${home} then 1 else f.factor end as factor) r
    where l.firm_id = ${db.firm} and l.replaced_by is null
      and l.day >= ${first} and l.day < ${addDays(first, weeks * 7)}
      and l.family_id in (select label_id from label
        where firm_id = ${db.firm} and kind = 'family' and name = any(${families}::text[]))
      and l.source_id in (
        select 0 union all select label_id from label where firm_id = ${db.firm} and kind = 'source')
      and r.factor is not null
      ${
        accountIds.length > 0
          ? db`and account_kept_of(l.account_id) = any(${accountIds}::uuid[])`
          : db``
      }
    group by 1
  `,
  )
  const empty = () => new Float64Array(weeks)
  const weekly = { sales: empty(), costed: empty(), cost: empty() }
  for (const { week, sales, costed, cost } of rows) {
    weekly.sales[week] = sales
    weekly.costed[week] = costed
    weekly.cost[week] = cost
  }
  return weekly
}
