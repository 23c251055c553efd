/** Files of costs into their tables: rows of one key in a file are summed, and replace what stood there. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import type { CostRate, SalesCost } from './cost.ts'
import type { ToldActivity } from './costFile.ts'

/** A rate is none to sum: of two for one day, the later in the file holds. */
export async function keepCostRates(db: Db, rates: readonly (CostRate & { line: number })[]) {
  await db`
    insert into cost_rate (activity, unit, rate, currency, day)
    select distinct on (same_name(activity), day) activity, unit, rate, currency, day
    from jsonb_to_recordset(${db.json(rates as never)})
      as told (line int, activity text, unit text, rate numeric, currency text, day date)
    order by same_name(activity), day, line desc
    on conflict (firm_id, activity_key, day) do update
    set activity = excluded.activity, unit = excluded.unit, rate = excluded.rate,
      currency = excluded.currency
  `
}

/** The lines whose client is no account, or not one that may be seen; by code, else by the exact name. */
export async function keepCostActivities(
  db: Db,
  rows: readonly (ToldActivity & { line: number })[],
): Promise<number[]> {
  await db`
    create temporary table told_activity on commit drop as
    select told.*, null::uuid as account_id
    from jsonb_to_recordset(${db.json(rows as never)})
      as told (line int, client text, activity text, day date, units numeric)
  `
  await db`
    update told_activity t set account_id = a.account_id
    from account a where a.firm_id = ${db.firm} and a.code = t.client
  `
  // Two accounts of one name are nobody's.
  await db`
    update told_activity t set account_id = a.account_id
    from (
      select same_name(name) as name, (array_agg(account_id))[1] as account_id
      from account where firm_id = ${db.firm}
      group by 1 having count(*) = 1
    ) a
    where t.account_id is null and a.name = same_name(t.client)
  `
  await db`
    insert into cost_activity (account_id, activity, day, units)
    select account_id, max(activity), day, sum(units) from told_activity
    where account_id is not null
    group by account_id, same_name(activity), day
    on conflict (firm_id, account_id, activity_key, day) do update
    set activity = excluded.activity, units = excluded.units
  `
  const unknown = await many(
    z.object({ line: z.number() }),
    db`select line from told_activity where account_id is null order by line`,
  )
  await db`drop table told_activity`
  return unknown.map(({ line }) => line)
}

export async function keepSalesCosts(db: Db, costs: readonly (SalesCost & { line: number })[]) {
  await db`
    insert into sales_cost (month, purpose, concept, currency, amount)
    select month, purpose, max(concept), currency, sum(amount)
    from jsonb_to_recordset(${db.json(costs as never)})
      as told (month date, purpose text, concept text, currency text, amount numeric)
    group by month, purpose, same_name(concept), currency
    on conflict (firm_id, month, purpose, concept_key, currency) do update
    set concept = excluded.concept, amount = excluded.amount
  `
}
