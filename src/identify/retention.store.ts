/** Retention and growth of a portfolio: its sales by month, where its accounts buy, and the prices there. */
import { z } from 'zod'
import { indexInMonths } from '../gather/priceIndex.ts'
import { knownPrices } from '../gather/priceIndex.store.ts'
import { factorsOn } from '../gather/factorOn.store.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { accountNames, ledgerCurrencies } from './accountDay.store.ts'
import { deflatorOf } from './growth.ts'
import type { PlacedPart } from './growthMaking.ts'
import type { KeptPortfolio } from './kept.ts'
import type { MonthlySales } from './monthlySales.ts'
import { monthlySales } from './monthlySales.store.ts'
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
  // In an order that says who comes first where two moved alike.
  const keys = [...names.keys()].toSorted((a, b) => (a < b ? -1 : 1))
  const monthly = await monthlySales(db, { portfolio, months, rateOf, keys })
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
  // Accounts without any line have no place, and share one part without sales.
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

/** What money of each month is worth in the last one, by the country's name in the ledger; all NaN without an index. */
export async function deflatorsOf(db: Db, months: readonly Day[], countries: ReadonlySet<string>) {
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
