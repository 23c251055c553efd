/** What one unit of each currency is worth in another one on one day: the rates of constant currency. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { CurrencyCode, type Factor, factorsFor, RateText } from './rate.ts'
import { EVER } from './rates.ts'

const Known = z.object({ base: CurrencyCode, currency: CurrencyCode, day: Day, rate: RateText })

/** By the rule that values the ledger; a currency that no rate reaches has no factor. */
export async function factorsOn(
  db: Db,
  { home, day, currencies }: { home: string; day: Day; currencies: readonly string[] },
): Promise<Factor[]> {
  const rates = await many(
    Known,
    db`
    select distinct on (base, currency) base, currency, day, trim_scale(rate)::text as rate
    from rate
    where firm_id = ${db.firm} and day <= ${day}
      and (currency = ${home} or currency = any(${[...currencies]}))
    order by base, currency, day desc
  `,
  )
  const needs = currencies.map((currency) => ({ currency, day }))
  const { factors } = factorsFor({ home, rates, needs })
  // A rate that holds on every day is as old as one likes.
  return factors.map((one) => ({ ...one, stale: one.stale && one.rateDay !== EVER }))
}

/** What one unit of each currency is worth in another one on a day, itself included. */
export async function worthIn(
  db: Db,
  { home, day, currencies }: { home: string; day: Day; currencies: readonly (string | null)[] },
): Promise<Map<string, number>> {
  const others = [...new Set(currencies)].filter((one) => one !== null && one !== home) as string[]
  const factors = others.length > 0 ? await factorsOn(db, { home, day, currencies: others }) : []
  return new Map([
    [home, 1],
    ...factors.map(({ currency, factor }) => [currency, Number(factor)] as const),
  ])
}
