/**
 * Sales of the last 12 months by account, by group and by manager: these are edited by hand, so they are
 * added up when asked, out of the accounts' figures; and the same without the accounts that are lost.
 */
import { z } from 'zod'
import { type Db, one } from '../platform/db.ts'
import { ofPortfolio } from './accountWhere.store.ts'
import { concentrationFrom, type Keeper, NAMES_SHOWN, type Sums } from './dependency.ts'
import type { KeptPortfolio } from './kept.ts'
import { hitOf, type LossTold, NAMES_HIT } from './loss.ts'

const Named = z.object({
  id: z.guid().nullable(),
  name: z.string().nullable(),
  sales: z.number(),
  lost: z.number(),
  accounts: z.number(),
  mostId: z.guid().nullable(),
  mostSales: z.number().nullable(),
})
const Weights = z.object({
  keys: z.number(),
  positive: z.number(),
  squares: z.number(),
  largest: z.array(z.number()),
})
const Kept = z.object({
  before: Weights,
  after: Weights,
  all: z.object({ names: z.number(), sales: z.number() }),
  largest: z.array(Named),
  hit: z.array(Named),
  unsaid: z.number(),
})

export async function keeperSums(db: Db, by: Keeper, portfolio: KeptPortfolio): Promise<Sums> {
  const { before, all, largest, unsaid } = await kept(db, by, { portfolio, lost: [] })
  return {
    concentration: concentrationFrom(before),
    positive: before.positive,
    names: largest.map(({ id, name, sales, accounts, mostId, mostSales }) => ({
      id,
      name: name ?? '',
      sales,
      accounts,
      most: mostId ? { accountId: mostId, sales: mostSales ?? 0 } : null,
    })),
    others: {
      names: all.names - largest.length,
      sales: all.sales - largest.reduce((sum, { sales }) => sum + sales, 0),
    },
    unsaid,
  }
}

export async function keeperHits(
  db: Db,
  by: Keeper,
  about: { portfolio: KeptPortfolio; lost: string[] },
): Promise<LossTold['hits'][number]> {
  const { before, after, hit } = await kept(db, by, about)
  return {
    by,
    before: concentrationFrom(before),
    after: concentrationFrom(after),
    names: hit.map(({ id, name, sales, lost }) => hitOf({ id, name: name ?? '', sales, lost })),
  }
}

type About = { portfolio: KeptPortfolio; lost: string[] }

async function kept(db: Db, by: Keeper, { portfolio, lost }: About) {
  const weights = (sales: string) => {
    const positive = db.unsafe(`${sales} > 0.005`)
    const figure = db.unsafe(sales)
    return db`json_build_object(
      'keys', count(*) filter (where ${positive}),
      'positive', coalesce(sum(${figure}) filter (where ${positive}), 0),
      'squares', coalesce(sum((${figure}) ^ 2) filter (where ${positive}), 0),
      'largest', coalesce(to_json((array_agg(${figure} order by ${figure} desc)
        filter (where ${positive}))[:10]), '[]'))`
  }
  const named = (which: string, order: string, limit: number) => db`(
    select coalesce(json_agg(json_build_object('id', s.id, 'name', ${nameOf()}, 'sales', s.sales,
      'lost', s.lost, 'accounts', s.accounts, 'mostId', s.most_id, 'mostSales', s.most_sales)
      order by s.${db.unsafe(order)} desc, ${nameOf()}, s.key), '[]')
    from (select * from sums where key is not null and ${db.unsafe(which)}
      order by ${db.unsafe(order)} desc, key limit ${limit}) s ${nameFrom()})`
  return one(
    Kept,
    db`
    with mine as (
      select m.account_id, m.sales_last_12 as sales,
        case when m.account_id = any(${lost}::uuid[]) then m.sales_last_12 else 0 end as lost
      from account_metric m
      where ${ofPortfolio(db, portfolio)} and m.rank is not null
    ), sums as materialized (${sums()})
    select ${weights('sales')} as before, ${weights('(sales - lost)')} as after,
      json_build_object('names', count(*), 'sales', coalesce(sum(sales), 0)) as "all",
      ${named('true', 'sales', NAMES_SHOWN)} as largest,
      ${named('lost <> 0', 'lost', NAMES_HIT)} as hit,
      coalesce((select sum(sales) from sums where key is null), 0) as unsaid
    from sums where key is not null
  `,
  )

  function sums() {
    if (by === 'account') {
      return db`
        select account_id::text as key, account_id as id, null::text as name, sales, lost,
          1 as accounts, null::uuid as most_id, null::float8 as most_sales
        from mine`
    }
    if (by === 'group') {
      return db`
        select coalesce('group ' || a.group_name, a.account_id::text) as key,
          case when a.group_name is null then a.account_id end as id, a.group_name as name,
          sum(sales) as sales, sum(lost) as lost, count(*) as accounts, null::uuid as most_id,
          null::float8 as most_sales
        from mine join account a on a.firm_id = ${db.firm} and a.account_id = mine.account_id
        group by 1, 2, 3`
    }
    return db`
      select c.person_id::text as key, c.person_id as id, null::text as name, sum(sales) as sales,
        sum(lost) as lost, count(*) filter (where sales <> 0) as accounts,
        (array_agg(mine.account_id order by sales desc))[1] as most_id, max(sales) as most_sales
      from mine left join account_carer c on c.firm_id = ${db.firm}
        and c.account_id = mine.account_id and c.part = 'manager'
      group by 1, 2`
  }

  function nameOf() {
    return by === 'manager' ? db`p.name` : db`coalesce(s.name, a.name)`
  }

  function nameFrom() {
    return by === 'manager'
      ? db`left join firm_person p on p.firm_id = ${db.firm} and p.person_id = s.id`
      : db`left join account a on a.firm_id = ${db.firm} and a.account_id = s.id`
  }
}
