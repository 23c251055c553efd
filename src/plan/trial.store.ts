/** What an account's ledger came to at past month ends, valued as the portfolio is: the past of live figures. */
import { z } from 'zod'
import { portfolioAt } from '../identify/portfolio.store.ts'
import { valuedDay } from '../identify/valuedDay.ts'
import { addDays, addMonths, Day, firstOfMonth } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import type { ItemOf } from './item.ts'
import { crossingsOf, type Point } from './kpi.ts'
import type { MonthEnd, Traced, Trial } from './trial.ts'
import { isTraced, sourceOf, tracedAt } from './trial.ts'

/** A year of month ends, and the one before it to cross from. */
const MONTHS = 13

/** Over the past year, or over the readings of it. */
export async function trialOf(db: Db, kpi: ItemOf<'kpi'>, today: Day): Promise<Trial> {
  const { metric } = kpi.body
  const points =
    metric === 'hand'
      ? kpi.readings.filter(({ day }) => day >= addMonths(today, -MONTHS))
      : isTraced(metric)
        ? await pastOf(db, kpi.accountId, metric)
        : []
  const told = points.map(({ day, value }) => ({ day, value }))
  return { from: sourceOf(metric), points: told, crossings: crossingsOf(kpi.body, told) }
}

const EndRow = z.object({
  day: Day,
  last12: z.number(),
  previous12: z.number(),
  costed: z.number(),
  cost: z.number(),
  purchaseDays: z.number(),
})

/** Month by month, up to the day of the figures; months in which the figure has no base are left out. */
async function pastOf(db: Db, accountId: string, metric: Traced): Promise<Point[]> {
  const portfolio = await portfolioAt(db, {})
  if (!portfolio) return []
  const { asOf, ledgerFrom } = portfolio
  const ends = monthEnds(asOf, ledgerFrom)
  const { value, join, only } = valuedDay({
    currency: portfolio.valuation,
    converted: portfolio.converted,
  })
  const [amount, costed, cost] = (['amount', 'costed_amount', 'cost'] as const).map((column) =>
    db.unsafe(value(column)),
  )
  const rows = await many(
    EndRow,
    db`
    select e.day,
      coalesce(sum(${amount!}) filter (where d.day > e.day - interval '12 months'), 0)::float8 as last12,
      coalesce(sum(${amount!}) filter (where d.day <= e.day - interval '12 months'
        and d.day > e.day - interval '24 months'), 0)::float8 as previous12,
      coalesce(sum(${costed!}), 0)::float8 as costed, coalesce(sum(${cost!}), 0)::float8 as cost,
      count(distinct d.day) filter (where d.purchases > 0) as purchase_days
    from unnest(${ends}::date[]) as e (day)
    left join (
      account_day d ${db.unsafe(join)}
    ) on d.firm_id = ${db.firm} and d.account_id = any(account_and_merged(${accountId}))
      and d.day <= e.day ${db.unsafe(only)}
    group by e.day
    order by e.day
  `,
  )
  return rows.flatMap((row) => {
    const end: MonthEnd = {
      ...row,
      hasPrevious: addMonths(row.day, -24) >= addDays(ledgerFrom, -7),
    }
    const at = tracedAt(metric, end)
    return at === null ? [] : [{ day: row.day, value: at }]
  })
}

/** The oldest first; the last is the day of the figures, whether its month is over or not. */
function monthEnds(asOf: Day, ledgerFrom: Day): Day[] {
  const months = Array.from({ length: MONTHS }, (_, back) =>
    addDays(addMonths(firstOfMonth(asOf), back + 1 - MONTHS), -1),
  )
  return [...months.filter((day) => day >= ledgerFrom && day < asOf), asOf]
}
