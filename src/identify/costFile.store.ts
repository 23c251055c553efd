/** Files of costs into their tables: rows of one key in a file are summed, and replace what stood there. */
import { z } from 'zod'
import { type FileTable, mergeFile, stageFile } from '../gather/fileUndo.store.ts'
import type { Actor } from '../kernel/actor.ts'
import { type Db, many } from '../platform/db.ts'
import type { CostRate, SalesCost } from './cost.ts'
import type { ToldActivity } from './costFile.ts'

const RATES: FileTable = {
  name: 'cost_rate',
  keys: ['activity_key', 'day'],
  columns: ['activity', 'unit', 'rate', 'currency', 'day'],
}
const ACTIVITIES: FileTable = {
  name: 'cost_activity',
  keys: ['account_id', 'activity_key', 'day'],
  columns: ['account_id', 'activity', 'day', 'units'],
}
const SELLING: FileTable = {
  name: 'sales_cost',
  keys: ['month', 'purpose', 'concept_key', 'currency'],
  columns: ['month', 'purpose', 'concept', 'currency', 'amount'],
}
export const COST_TABLES = [RATES, ACTIVITIES, SELLING]

/** A rate is none to sum: of two for one day, the later in the file holds. */
export async function keepCostRates(
  db: Db,
  actor: Actor,
  rates: readonly (CostRate & { line: number })[],
) {
  const told = db`
    select distinct on (same_name(activity), day) activity, unit, rate, currency, day
    from jsonb_to_recordset(${db.json(rates as never)})
      as told (line int, activity text, unit text, rate numeric, currency text, day date)
    order by same_name(activity), day, line desc
  `
  await stageFile(db, RATES, told)
  return mergeFile(db, actor, RATES)
}

/** The lines whose client is no account, or not one that may be seen; by code, else by the exact name. */
export async function keepCostActivities(
  db: Db,
  actor: Actor,
  rows: readonly (ToldActivity & { line: number })[],
) {
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
  const told = db`
    select account_id, max(activity), day, sum(units) from told_activity
    where account_id is not null
    group by account_id, same_name(activity), day
  `
  await stageFile(db, ACTIVITIES, told)
  const undoId = await mergeFile(db, actor, ACTIVITIES)
  const unknown = await many(
    z.object({ line: z.number() }),
    db`select line from told_activity where account_id is null order by line`,
  )
  await db`drop table told_activity`
  return { undoId, unknown: unknown.map(({ line }) => line) }
}

export async function keepSalesCosts(
  db: Db,
  actor: Actor,
  costs: readonly (SalesCost & { line: number })[],
) {
  const told = db`
    select month, purpose, max(concept), currency, sum(amount)
    from jsonb_to_recordset(${db.json(costs as never)})
      as told (month date, purpose text, concept text, currency text, amount numeric)
    group by month, purpose, same_name(concept), currency
  `
  await stageFile(db, SELLING, told)
  return mergeFile(db, actor, SELLING)
}
