/** Exchange rates in PostgreSQL, and the factors that the ledger's days are valued with. */
import { z } from 'zod'
import { homeCurrencyOf } from '../access/firm.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { type FileTable, mergeFile, stageFile } from './fileUndo.store.ts'
import { CurrencyCode, factorsFor, type Rate, RateText } from './rate.ts'
import { Coverage, DatedRate, EVER, type RateList } from './rates.ts'

const RATE = 'base, currency, day, trim_scale(rate)::text as rate'

export async function ratesPage(db: Db, list: z.output<typeof RateList>) {
  const { currency, dir, size, sort } = list
  const only = currency.length > 0 ? db`and currency = any(${currency})` : db``
  const direction = dir === 'asc' ? db`asc` : db`desc`
  const by = sort === 'day' ? db`day ${direction}, currency` : db`currency ${direction}, day desc`
  const rows = await many(
    DatedRate,
    db`
    select ${db.unsafe(RATE)} from rate
    where firm_id = ${db.firm} ${only}
    order by ${by}
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total from rate where firm_id = ${db.firm} ${only}`,
  )
  return { rows, total }
}

export function keepRate(db: Db, { base, currency, day, rate }: DatedRate) {
  return one(
    DatedRate,
    db`
    insert into rate (base, currency, day, rate) values (${base}, ${currency}, ${day}, ${rate})
    on conflict (firm_id, base, currency, day) do update set rate = excluded.rate
    returning ${db.unsafe(RATE)}
  `,
  )
}

export const RATES: FileTable = {
  name: 'rate',
  keys: ['base', 'currency', 'day'],
  columns: ['base', 'currency', 'day', 'rate'],
}

/** What to undo it by. */
export async function keepRates(db: Db, actor: Actor, rates: Rate[]) {
  const rows = rates.map(({ base, currency, day, rate }) => ({
    base,
    currency,
    day: day ?? EVER,
    rate,
  }))
  const told = db`
    select distinct on (base, currency, day) base, currency, day, rate
    from jsonb_to_recordset(${db.json(rows)})
      as told (base text, currency text, day date, rate numeric)
  `
  await stageFile(db, RATES, told)
  return mergeFile(db, actor, RATES)
}

export function takeRate(db: Db, { base, currency, day }: Omit<DatedRate, 'rate'>) {
  return maybe(
    DatedRate,
    db`
    delete from rate
    where firm_id = ${db.firm} and base = ${base} and currency = ${currency} and day = ${day}
    returning ${db.unsafe(RATE)}
  `,
  )
}

export function coverageOf(db: Db) {
  return many(
    Coverage,
    db`
    select d.currency, count(*)::int as days,
      count(*) filter (where f.factor is null)::int as missing_days,
      min(d.day) filter (where f.factor is null) as missing_from,
      max(d.day) filter (where f.factor is null) as missing_to,
      count(*) filter (where f.stale)::int as stale_days,
      max(f.through) as through,
      nullif(max(f.rate_day), ${EVER}) as last_rate_on
    from ledger_day d left join day_factor f using (firm_id, currency, day)
    where d.firm_id = ${db.firm} and d.lines > 0
    group by d.currency
    order by sum(d.lines) desc, d.currency
  `,
  )
}

/** The currency of most lines; null while there are none. */
export async function commonestCurrency(db: Db): Promise<string | null> {
  const row = await maybe(
    z.object({ currency: CurrencyCode }),
    db`
    select currency from ledger_day
    where firm_id = ${db.firm} and lines > 0
    group by currency order by sum(lines) desc, currency limit 1
  `,
  )
  return row?.currency ?? null
}

const Need = z.object({ currency: CurrencyCode, day: Day })
const Known = z.object({ base: CurrencyCode, currency: CurrencyCode, day: Day, rate: RateText })

/**
 * Brings the factors in line with the ledger's days, the rates and the home currency, and writes
 * only those that differ. Without a home currency there are none.
 */
export async function refreshFactors(db: Db): Promise<void> {
  const home = await homeCurrencyOf(db)
  const needs = home
    ? await many(
        Need,
        db`select currency, day from ledger_day where firm_id = ${db.firm} and lines > 0`,
      )
    : []
  const rates = await many(
    Known,
    db`
    select ${db.unsafe(RATE)} from rate
    where firm_id = ${db.firm} and (
      currency = ${home ?? ''}
      or currency in (select l.currency from ledger_day l where l.firm_id = ${db.firm})
    )
  `,
  )
  const { factors } = factorsFor({ home: home ?? '', rates, needs })
  const told = factors.map(({ currency, day, factor, rateDay, stale, through }) => ({
    currency,
    day,
    factor,
    rate_day: rateDay,
    // A rate that holds on every day is as old as one likes.
    stale: stale && rateDay !== EVER,
    through,
  }))
  await db`
    create temporary table told_factor on commit drop as
    select * from jsonb_to_recordset(${db.json(told)}) as told
      (currency text, day date, factor numeric, rate_day date, stale boolean, through text)
  `
  await db`
    delete from day_factor f
    where f.firm_id = ${db.firm} and not exists (
      select from told_factor t where t.currency = f.currency and t.day = f.day
    )
  `
  await db`
    insert into day_factor (currency, day, factor, rate_day, stale, through)
    select currency, day, factor, rate_day, stale, through from told_factor
    on conflict (firm_id, currency, day) do update
    set factor = excluded.factor, rate_day = excluded.rate_day, stale = excluded.stale,
      through = excluded.through
    where (day_factor.factor, day_factor.rate_day, day_factor.stale, day_factor.through)
      is distinct from (excluded.factor, excluded.rate_day, excluded.stale, excluded.through)
  `
  await db`drop table told_factor`
}
