/** The figures that criteria can be measured by, of every account of a portfolio. */
import type postgres from 'postgres'
import { ofPortfolio } from '../identify/accountWhere.store.ts'
import type { KeptPortfolio } from '../identify/kept.ts'
import type { Db } from '../platform/db.ts'
import type { Metric } from './criterion.ts'

export type MetricValues = { keys: string[]; values: Float64Array }

/** By account, archived ones left out; NaN where the figure isn't known. */
export async function metricValues(
  db: Db,
  portfolio: KeptPortfolio,
  metric: Metric,
): Promise<MetricValues> {
  const rows = await db`
    select m.account_id, (${expressionOf(db, metric)})::float8 as value
    ${metricsIn(db, portfolio)} and a.archived_at is null and a.merged_into_id is null
    order by m.account_id
  `.values()
  return {
    keys: rows.map(([key]) => key as string),
    values: Float64Array.from(rows, ([, value]) => (value as number | null) ?? NaN),
  }
}

/** Several figures of several accounts; an account without figures is not there. */
export async function metricsOf<M extends Metric>(
  db: Db,
  portfolio: KeptPortfolio,
  { accountIds, metrics }: { accountIds: readonly string[]; metrics: readonly M[] },
): Promise<Map<string, Record<M, number | null>>> {
  const rows = await db<{ accountId: string; figures: (number | null)[] }[]>`
    select m.account_id, array[${metrics
      .map((metric) => db`(${expressionOf(db, metric)})::float8`)
      .reduce((all, one) => db`${all}, ${one}`)}] as figures
    ${metricsIn(db, portfolio)} and m.account_id = any(${[...accountIds]}::uuid[])
  `
  return new Map(
    rows.map(({ accountId, figures }) => [
      accountId,
      Object.fromEntries(metrics.map((metric, at) => [metric, known(figures[at])])) as Record<
        M,
        number | null
      >,
    ]),
  )
}

/** Figures without a base to be told of are no number in their table. */
const known = (figure: number | null | undefined) =>
  typeof figure === 'number' && Number.isFinite(figure) ? figure : null

function metricsIn(db: Db, portfolio: KeptPortfolio): postgres.Fragment {
  return db`
    from account_metric m
    join account a on a.firm_id = m.firm_id and a.account_id = m.account_id
    left join account_value v on v.firm_id = m.firm_id and v.as_of = m.as_of
      and v.valuation = m.valuation and v.account_id = m.account_id
    where ${ofPortfolio(db, portfolio)}
  `
}

function expressionOf(db: Db, metric: Metric): postgres.Fragment {
  switch (metric) {
    case 'salesLast12':
      return db`m.sales_last_12`
    case 'growth':
      return db`m.growth`
    case 'margin':
      return db`m.margin`
    case 'marginShare':
      return db`case when m.costed_sales > 0 then m.margin / m.costed_sales end`
    case 'clv':
      return db`v.clv`
    case 'purchaseDays':
      return db`m.purchase_days`
    case 'tenureYears':
      return db`(m.as_of - m.first_day) / 365.25`
    case 'salesShare':
      return db`m.share`
    case 'referrals':
      return db`(
        select count(*) from referral r
        where r.firm_id = m.firm_id and r.account_id = m.account_id
      )`
    case 'referredSales':
      return db`(
        select coalesce(sum(b.sales_last_12), 0) from referral r
        join account_metric b on b.firm_id = r.firm_id and b.account_id = r.brought_id
          and b.as_of = m.as_of and b.valuation = m.valuation
        where r.firm_id = m.firm_id and r.account_id = m.account_id
      )`
    case 'families':
      return db`(
        select count(*) from account_story s
        cross join unnest(s.label_ids) as said(label_id)
        join label l on l.firm_id = s.firm_id and l.label_id = said.label_id and l.kind = 'family'
        where s.firm_id = m.firm_id and s.as_of = m.as_of and s.valuation = m.valuation
          and s.account_id = m.account_id
      )`
  }
}
