/** Price indices in PostgreSQL. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, one } from '../platform/db.ts'
import { type FileTable, mergeFile, stageFile } from './fileUndo.store.ts'
import { PriceIndex, type PriceIndexList, PriceIndexPage } from './priceIndex.ts'

const PRICE = 'country, month, trim_scale(index)::text as index'

export async function priceIndexPage(db: Db, list: z.output<typeof PriceIndexList>) {
  const { country, dir, size, sort } = list
  const only =
    country.length > 0
      ? db`and p.country_key in (select same_name(c) from unnest(${country}::text[]) c)`
      : db``
  const direction = dir === 'asc' ? db`asc` : db`desc`
  const by =
    sort === 'month'
      ? db`p.month ${direction}, p.country_key`
      : db`p.country_key ${direction}, p.month desc`
  const rows = await many(
    PriceIndexPage.shape.rows.element,
    db`
    select p.country, p.month, trim_scale(p.index)::text as index,
      (p.index / y.index - 1)::float8 as yearly
    from price_index p
      left join price_index y on y.firm_id = p.firm_id and y.country_key = p.country_key
        and y.month = (p.month - interval '1 year')::date
    where p.firm_id = ${db.firm} ${only}
    order by ${by}
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total from price_index p where p.firm_id = ${db.firm} ${only}`,
  )
  return { rows, total }
}

export const PRICES: FileTable = {
  name: 'price_index',
  keys: ['country_key', 'month'],
  columns: ['country', 'month', 'index'],
}

export function keepPriceIndices(db: Db, prices: readonly PriceIndex[]) {
  return many(
    PriceIndex,
    db`
    insert into price_index (country, month, index) ${asSpelt(db, prices)}
    on conflict (firm_id, country_key, month) do update
    set country = excluded.country, index = excluded.index
    returning ${db.unsafe(PRICE)}
  `,
  )
}

/** The same, and what to undo it by. */
export async function keepPriceFile(db: Db, actor: Actor, prices: readonly PriceIndex[]) {
  await stageFile(db, PRICES, asSpelt(db, prices))
  const kept = await many(PriceIndex, db`select ${db.unsafe(PRICE)} from told_file`)
  return { kept, undoId: await mergeFile(db, actor, PRICES) }
}

/** A country that the ledger knows is spelt as there; of a month said twice the last counts. */
function asSpelt(db: Db, prices: readonly PriceIndex[]) {
  const told = prices.map((price, at) => ({ ...price, at }))
  return db`
    with told as (
      select distinct on (same_name(country), month) country, month, index
      from jsonb_to_recordset(${db.json(told)})
        as t(country text, month date, index numeric, at int)
      order by same_name(country), month, at desc
    ), spelt as (
      select distinct on (same_name(name)) same_name(name) as country_key, name
      from label where firm_id = ${db.firm} and kind = 'country'
      order by same_name(name), label_id
    )
    select coalesce(spelt.name, told.country), told.month, told.index
    from told left join spelt on spelt.country_key = same_name(told.country)
  `
}

export function takePriceIndices(
  db: Db,
  { country, month }: { country: string; month: Day | null },
) {
  return many(
    PriceIndex,
    db`
    delete from price_index
    where firm_id = ${db.firm} and country_key = same_name(${country})
      ${month ? db`and month = ${month}` : db``}
    returning ${db.unsafe(PRICE)}
  `,
  )
}

const Known = z.object({ country: z.string(), month: Day, index: z.number() })

/** All indices by country and month; the key under which spellings of a country are one is `country`. */
export function knownPrices(db: Db) {
  return many(
    Known,
    db`
    select country_key as country, month, index::float8 as index from price_index
    where firm_id = ${db.firm} order by country_key, month
  `,
  )
}

const Spelt = z.object({ key: z.string(), name: z.string(), accounts: z.int() })

/** Countries that the ledger names, or that have an index, and how many accounts buy there. */
export function countriesOf(db: Db) {
  return many(
    Spelt,
    db`
    with found as (
      select same_name(l.name) as key, l.name, 1 as place, 0 as accounts
      from label l where l.firm_id = ${db.firm} and l.kind = 'country'
      union all
      select country_key, country, 2, 0 from price_index where firm_id = ${db.firm}
      union all
      select same_name(s.name), s.name, 3, cardinality(s.ranks)
      from portfolio_slice s join portfolio p using (firm_id, as_of, valuation)
      where p.firm_id = ${db.firm} and p.current and p.place = 1 and s.dimension = 'country'
    )
    select key, (array_agg(name order by place, name))[1] as name, sum(accounts)::int as accounts
    from found group by key order by 3 desc, 2
  `,
  )
}

export function ledgerDays(db: Db) {
  return one(
    z.object({ from: Day.nullable(), to: Day.nullable() }),
    db`select min(day) as "from", max(day) as "to" from ledger_day where firm_id = ${db.firm} and lines > 0`,
  )
}
