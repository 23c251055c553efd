/** What a period sold, cost and took of service, per account and per month: exact sums in PostgreSQL. */
import { z } from 'zod'
import { factorsFor, type Factor, RateText } from '../gather/rate.ts'
import { Day } from '../kernel/day.ts'
import { type Db, many, one } from '../platform/db.ts'
import type { KeptPortfolio } from './kept.ts'
import type { Spans } from './purchase.ts'
import { PURPOSES } from './costToKeep.ts'
import { valuedDay } from './valuedDay.ts'

type Valued = Pick<KeptPortfolio, 'asOf' | 'valuation' | 'converted'>
type About = Valued & { spans: Pick<Spans, 'last12'> }

/** The double nearest to an exact sum; money is rounded once, where it is shown. */
const Sum = z.string().transform(Number)

export function salesSums(db: Db, { valuation, converted, spans: { last12 } }: About) {
  const { value, join, only } = valuedDay({ currency: valuation, converted })
  const sum = (column: Parameters<typeof value>[0]) =>
    db`coalesce(sum(${db.unsafe(value(column))}), 0)::text`
  return many(
    z.object({ accountId: z.string(), sales: Sum, costedSales: Sum, cost: Sum }),
    db`
    select d.account_id, ${sum('amount')} as sales, ${sum('costed_amount')} as "costedSales",
      ${sum('cost')} as cost
    from account_day d
    ${db.unsafe(join)}
    where d.firm_id = ${db.firm} and d.day between ${last12.from} and ${last12.to}
      ${db.unsafe(only)}
    group by d.account_id
  `,
  )
}

const Need = z.object({ currency: z.string(), day: Day })

/**
 * What foreign money of the costs is worth: their days needn't be days of the ledger, so its factors
 * don't serve. A portfolio of one currency tells only the costs in that currency, so none go in twice.
 */
export async function costFactors(
  db: Db,
  { valuation, converted, spans: { last12 } }: About,
): Promise<Factor[]> {
  if (!converted) return []
  const needs = await many(
    Need,
    db`
    select distinct r.currency, a.day
    from cost_activity a join cost_rate r using (firm_id, activity_key)
    where a.firm_id = ${db.firm} and a.day between ${last12.from} and ${last12.to}
      and r.currency <> ${valuation}
    union
    select currency, ${MONTH_END(db, last12.to)} from sales_cost
    where firm_id = ${db.firm} and month between ${last12.from} and ${last12.to}
      and currency <> ${valuation}
  `,
  )
  if (needs.length === 0) return []
  const currencies = [...new Set([valuation, ...needs.map(({ currency }) => currency)])]
  const rates = await many(
    z.object({ base: z.string(), currency: z.string(), day: Day, rate: RateText }),
    db`
    select base, currency, day, trim_scale(rate)::text as rate from rate
    where firm_id = ${db.firm} and currency = any(${currencies})
  `,
  )
  return factorsFor({ home: valuation, rates, needs }).factors
}

/** A month's cost is valued on its last day, or on the as-of day where that comes first. */
const MONTH_END = (db: Db, asOf: Day) =>
  db`least((month + interval '1 month - 1 day')::date, ${asOf}::date)`

/** The factors as a table to join. */
const factorTable = (db: Db, factors: readonly Factor[]) => db`
  jsonb_to_recordset(${db.json(factors.map(({ currency, day, factor }) => ({ currency, day, factor })))})
    f(currency text, day date, factor numeric)
`

/** What one unit of foreign money is worth; null where no rate says. */
const inMoney = (db: Db, currency: string, valuation: string) =>
  db`case when ${db.unsafe(currency)} = ${valuation} then 1 else f.factor end`

export const ServiceSum = z.object({
  accountId: z.string(),
  key: z.string(),
  activity: z.string(),
  unit: z.string(),
  units: Sum,
  cost: Sum.nullable(),
  /** Units without a rate, or whose money nothing converts. */
  unpriced: Sum,
})

/** Σ units x rate of the day, per account (all, or those named) and activity: the rule is costToServe.ts `costOfUnits`. */
export function serviceSums(
  db: Db,
  about: About & { accountIds?: readonly string[] },
  factors: readonly Factor[],
) {
  const { valuation, converted, spans, accountIds } = about
  const factor = inMoney(db, 'r.currency', valuation)
  return many(
    ServiceSum,
    db`
    with rated as (
      select activity_key, activity, unit, rate, currency, day as from_day,
        lead(day, 1, 'infinity') over (partition by activity_key order by day) as to_day
      from cost_rate where firm_id = ${db.firm}
    ), named as (
      select distinct on (activity_key) activity_key, activity, unit from rated
      order by activity_key, from_day desc
    ), summed as (
      select coalesce(k.kept_id, a.account_id) as account_id, a.activity_key, max(a.activity) as activity, sum(a.units) as units,
        sum(a.units * r.rate * ${factor}) as cost,
        coalesce(sum(a.units) filter (where r.rate * ${factor} is null), 0) as unpriced
      from cost_activity a
      left join account_kept k using (firm_id, account_id)
      left join rated r on r.activity_key = a.activity_key
        and a.day >= r.from_day and a.day < r.to_day
      left join ${factorTable(db, factors)} on f.currency = r.currency and f.day = a.day
      where a.firm_id = ${db.firm} and a.day between ${spans.last12.from} and ${spans.last12.to}
        ${converted ? db`` : db`and coalesce(r.currency, ${valuation}) = ${valuation}`}
        ${accountIds ? db`and coalesce(k.kept_id, a.account_id) = any(${[...accountIds]}::uuid[])` : db``}
      group by 1, a.activity_key
    )
    select s.account_id, s.activity_key as key, coalesce(n.activity, s.activity) as activity,
      coalesce(n.unit, '') as unit, s.units::text as units, s.cost::text as cost,
      s.unpriced::text as unpriced
    from summed s left join named n using (activity_key)
    order by s.account_id, s.cost desc nulls last, s.activity_key
  `,
  )
}

/** The cost of winning and of keeping clients, by month. */
export function sellingSums(db: Db, about: About, factors: readonly Factor[]) {
  const { valuation, converted, spans } = about
  return many(
    z.object({ month: z.string(), purpose: z.enum(PURPOSES), amount: Sum }),
    db`
    select month, purpose, sum(amount * ${inMoney(db, 's.currency', valuation)})::text as amount
    from sales_cost s
    left join ${factorTable(db, factors)}
      on f.currency = s.currency and f.day = ${MONTH_END(db, spans.last12.to)}
    where s.firm_id = ${db.firm} and month between ${spans.last12.from} and ${spans.last12.to}
      ${converted ? db`` : db`and s.currency = ${valuation}`}
      and ${inMoney(db, 's.currency', valuation)} is not null
    group by month, purpose
    order by month, purpose
  `,
  )
}

/** Who came, stayed and went: by purchases in the 12 months and in the 12 before. */
export function clientCounts(
  db: Db,
  { asOf, valuation, converted, spans }: Valued & { spans: Spans },
) {
  const { last12, previous12 } = spans
  return one(
    z.object({ won: z.number(), kept: z.number(), lost: z.number() }),
    db`
    with bought as (
      select d.account_id, bool_or(d.day < ${last12.from}) as before,
        bool_or(d.day >= ${last12.from}) as now
      from account_day d
      where d.firm_id = ${db.firm} and d.purchases > 0
        and d.day between ${previous12.from} and ${asOf}
        ${converted ? db`` : db`and d.currency = ${valuation}`}
      group by d.account_id
    )
    select (
        select count(*) from account_metric m
        where m.firm_id = ${db.firm} and m.as_of = ${asOf} and m.valuation = ${valuation}
          and m.first_day between ${last12.from} and ${asOf}
      ) as won,
      count(*) filter (where before and now) as kept,
      count(*) filter (where before and not now) as lost
    from bought
  `,
  )
}
