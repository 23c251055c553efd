/**
 * Sales by account and month out of the roll-up by account and day: one pass, exact sums in PostgreSQL,
 * then columns for the pure rules.
 */
import { z } from 'zod'
import { indexInMonths } from '../gather/priceIndex.ts'
import { knownPrices } from '../gather/priceIndex.store.ts'
import { factorsOn } from '../gather/factorOn.store.ts'
import type { Day } from '../kernel/day.ts'
import { copyOut } from '../platform/copy.ts'
import { type Db, many } from '../platform/db.ts'
import { accountNames, ledgerCurrencies } from './accountDay.store.ts'
import { linesOf } from './copied.store.ts'
import { deflatorOf } from './growth.ts'
import type { PlacedPart } from './growthMaking.ts'
import type { KeptPortfolio } from './kept.ts'
import type { MonthlySales, MonthSales } from './monthlySales.ts'
import { calendarMonths, monthsUpTo } from './periods.ts'
import { retentionOf } from './retentionMaking.ts'
import type { RetentionTold } from './retentionStudy.ts'

export async function makeRetention(db: Db, portfolio: KeptPortfolio): Promise<RetentionTold> {
  const { asOf, ledgerFrom, valuation, converted } = portfolio
  const months = monthsUpTo(asOf, ledgerFrom)
  const currencies = converted
    ? (await ledgerCurrencies(db, asOf)).map(({ currency }) => currency)
    : [valuation]
  const factors = await factorsOn(db, { home: valuation, day: asOf, currencies })
  const rateOf = new Map(factors.map(({ currency, factor }) => [currency, Number(factor)]))
  const names = await accountNames(db)
  const { keys, monthly } = await monthlySales(db, { portfolio, months, rateOf, names })
  return retentionOf({
    asOf,
    ledgerFrom,
    converted,
    stale: factors.flatMap(({ currency, stale, rateDay }) =>
      stale && rateDay ? [{ currency, rateDay }] : [],
    ),
    keys,
    names: keys.map((key) => names.get(key)?.name ?? ''),
    monthly,
    placed: await placedSales(db, { portfolio, months, keys, monthly }),
  })
}

type About = { portfolio: KeptPortfolio; months: readonly Day[] }

async function monthlySales(
  db: Db,
  {
    portfolio,
    months,
    rateOf,
    names,
  }: About & { rateOf: ReadonlyMap<string, number>; names: ReadonlyMap<string, unknown> },
): Promise<{ keys: string[]; monthly: MonthlySales }> {
  const found = months.map(() => ({
    account: [] as number[],
    reported: [] as number[],
    constant: [] as number[],
    bought: [] as number[],
  }))
  const places = new Map<string, number>()
  const copied = await copyOut(db, statement(db.firm, portfolio, months))
  for await (const lines of linesOf(copied)) {
    for (const line of lines) {
      const [key, month, currency, amount, value, bought] = line.split('\t') as string[]
      // An account may have been removed since its lines were rolled up.
      if (!names.has(key!)) continue
      let at = places.get(key!)
      if (at === undefined) places.set(key!, (at = places.size))
      const column = found[Number(month)]!
      column.account.push(at)
      column.reported.push(Number(value))
      column.constant.push(Number(amount) * (rateOf.get(currency!) ?? NaN))
      column.bought.push(bought === 't' ? 1 : 0)
    }
  }
  const columns = found.map(({ account, reported, constant, bought }): MonthSales => ({
    account: Uint32Array.from(account),
    reported: Float64Array.from(reported),
    constant: Float64Array.from(constant),
    bought: Uint8Array.from(bought),
  }))
  return { keys: [...places.keys()], monthly: { accounts: places.size, months: columns } }
}

/** COPY takes no parameters: what stands in the text is a checked firm, checked days and a currency. */
function statement(
  firm: string,
  { asOf, valuation, converted }: KeptPortfolio,
  months: readonly Day[],
): string {
  const starts = `array[${months.map((day) => `'${day}'`).join(', ')}]::date[]`
  const value = `case when d.currency = '${valuation}' then d.amount else d.amount * f.factor end`
  return `copy (
    select d.account_id, width_bucket(d.day, ${starts}) - 1, d.currency, sum(d.amount),
      ${converted ? `coalesce(sum(${value}), 0)` : 'sum(d.amount)'}, bool_or(d.purchases > 0)
    from account_day d
    ${converted ? 'left join day_factor f on f.firm_id = d.firm_id and f.currency = d.currency and f.day = d.day' : ''}
    where d.firm_id = '${firm}' and d.day >= '${months[0]}' and d.day <= '${asOf}'
      ${converted ? '' : `and d.currency = '${valuation}'`}
    group by 1, 2, 3
    order by 1, 2, 3
  ) to stdout`
}

const Place = z.object({ accountId: z.string(), country: z.string(), zone: z.string() })

/** Each account counts where it buys most: its country and zone in the list. */
async function placedSales(
  db: Db,
  about: About & { keys: readonly string[]; monthly: MonthlySales },
): Promise<PlacedPart[]> {
  const { portfolio, months, keys, monthly } = about
  const { asOf, valuation } = portfolio
  const placeOf = new Map(
    (
      await many(
        Place,
        db`
      select account_id, coalesce(country, '') as country, coalesce(zone, '') as zone
      from account_story
      where firm_id = ${db.firm} and as_of = ${asOf} and valuation = ${valuation}
    `,
      )
    ).map((place) => [place.accountId, place]),
  )
  const deflators = await deflatorsOf(
    db,
    months,
    new Set([...placeOf.values()].map((p) => p.country)),
  )
  const parts = new Map<string, PlacedPart>()
  const partOf = keys.map((key) => {
    const { country = '', zone = '' } = placeOf.get(key) ?? {}
    const name = JSON.stringify([country, zone])
    const part = parts.get(name) ?? {
      country,
      zone,
      reported: new Float64Array(months.length),
      constant: new Float64Array(months.length),
      deflator: deflators.get(country) ?? new Float64Array(months.length).fill(NaN),
    }
    parts.set(name, part)
    return part
  })
  monthly.months.forEach(({ account, reported, constant }, month) => {
    account.forEach((at, row) => {
      partOf[at]!.reported[month]! += reported[row]!
      partOf[at]!.constant[month]! += constant[row]!
    })
  })
  return [...parts.values()]
}

const Spelt = z.object({ name: z.string(), key: z.string() })

/** By the country's name in the ledger; a country without an index is all NaN. */
async function deflatorsOf(db: Db, months: readonly Day[], countries: ReadonlySet<string>) {
  const spelt = await many(
    Spelt,
    db`select name, same_name(name) as key from unnest(${[...countries, '']}::text[]) as name`,
  )
  const known = Map.groupBy(await knownPrices(db), ({ country }) => country)
  const when = calendarMonths(months)
  return new Map(
    spelt.map(({ name, key }) => [name, deflatorOf(indexInMonths(known.get(key) ?? [], when))]),
  )
}
