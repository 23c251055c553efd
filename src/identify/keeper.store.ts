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
  const { mine, sums } = sumsBy(db, by, { portfolio, lost })
  const weights = (sales: string) => {
    const figure = db.unsafe(sales)
    return db`(
      select json_build_object('keys', count(*), 'positive', coalesce(sum(${figure}), 0),
        'squares', coalesce(sum((${figure}) ^ 2), 0),
        'largest', array(select ${figure} from sums where said and ${figure} > 0.005 order by 1 desc limit 10))
      from sums where said and ${figure} > 0.005)`
  }
  const name = by === 'manager' ? db`p.name` : db`coalesce(s.name, a.name)`
  const named = (which: string, order: string, limit: number) => db`(
    select coalesce(json_agg(json_build_object('id', s.id, 'name', ${name}, 'sales', s.sales,
      'lost', s.lost, 'accounts', s.accounts, 'mostId', s.most_id, 'mostSales', s.most_sales)
      order by s.${db.unsafe(order)} desc, ${name}, s.id), '[]')
    from (select * from sums where said and ${db.unsafe(which)}
      order by ${db.unsafe(order)} desc, name, id limit ${limit}) s
    ${
      by === 'manager'
        ? db`left join firm_person p on p.firm_id = ${db.firm} and p.person_id = s.id`
        : db`left join account a on a.firm_id = ${db.firm} and a.account_id = s.id`
    })`
  return one(
    Kept,
    db`
    with mine as materialized (${mine}), sums as materialized (${sums})
    select ${weights('sales')} as before, ${weights(lost.length > 0 ? '(sales - lost)' : 'sales')} as after,
      (select json_build_object('names', count(*), 'sales', coalesce(sum(sales), 0))
        from sums where said) as "all",
      ${lost.length > 0 ? db`'[]'::json` : named('true', 'sales', NAMES_SHOWN)} as largest,
      ${lost.length > 0 ? named('lost <> 0', 'lost', NAMES_HIT) : db`'[]'::json`} as hit,
      coalesce((select sum(sales) from sums where not said), 0) as unsaid
  `,
  )
}

/** The accounts' own rows, and their sums by key; `said` is false for what has no key. */
function sumsBy(db: Db, by: Keeper, { portfolio, lost }: About) {
  const mine = db`
    select m.account_id, m.sales_last_12 as sales,
      case when m.account_id = any(${lost}::uuid[]) then m.sales_last_12 else 0 end as lost
    from account_metric m
    where ${ofPortfolio(db, portfolio)} and m.rank is not null`
  const single = db`account_id as id, null::text as name, true as said, sales, lost,
    1::bigint as accounts, null::uuid as most_id, null::float8 as most_sales`
  if (by === 'account') return { mine, sums: db`select ${single} from mine` }
  if (by === 'group') {
    const sums = db`
      select null::uuid as id, a.group_name as name, true as said, sum(sales) as sales,
        sum(lost) as lost, count(*) as accounts, null::uuid as most_id, null::float8 as most_sales
      from mine join account a on a.firm_id = ${db.firm} and a.account_id = mine.account_id
      where a.group_name is not null
      group by a.group_name
      union all
      select ${single} from mine
      where account_id not in (
        select account_id from account where firm_id = ${db.firm} and group_name is not null
      )`
    return { mine, sums }
  }
  const carer = db`left join account_carer c on c.firm_id = ${db.firm}
    and c.account_id = mine.account_id and c.part = 'manager'`
  const sums = db`
    select p.id, p.name, p.said, p.sales, p.lost, p.accounts,
      min(m.account_id::text)::uuid as most_id, p.most_sales
    from (
      select c.person_id as id, null::text as name, c.person_id is not null as said,
        sum(sales) as sales, sum(lost) as lost, count(*) filter (where sales <> 0) as accounts,
        max(sales) as most_sales
      from mine ${carer}
      group by c.person_id
    ) p left join (select mine.*, c.person_id from mine ${carer}) m
      on m.person_id = p.id and m.sales = p.most_sales
    group by 1, 2, 3, 4, 5, 6, 8`
  return { mine, sums }
}
