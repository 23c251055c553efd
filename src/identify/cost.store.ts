/** Cost rates, activities and the cost of selling in PostgreSQL. What is put replaces what stood there. */
import type postgres from 'postgres'
import { z } from 'zod'
import { offsetOf } from '../kernel/list.ts'
import { choiceOf, choose, topic } from '../platform/choice.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import {
  CostActivity,
  type CostActivityList,
  CostRate,
  type CostRateList,
  ListedCostActivity,
  SalesCost,
  type SalesCostList,
} from './cost.ts'
import { refreshCosts } from './costs.ts'
import { CostSettings } from './costToServe.ts'

const costChoice = topic('identify.costs', CostSettings)
const Total = z.object({ total: z.number() })

export const costSettings = (db: Db) => choiceOf(db, costChoice)
export const keepCostSettings = (db: Db, settings: CostSettings) => choose(db, costChoice, settings)

/** What was told of costs is no longer so: it goes, and comes anew. */
export async function costsChanged(db: Db): Promise<void> {
  await db`delete from portfolio_study where firm_id = ${db.firm} and topic = 'costs'`
  await enqueue(db, refreshCosts, {}, { key: 'costs' })
}

const RATE = 'activity, unit, trim_scale(rate)::text as rate, currency, day'

export async function costRates(db: Db, list: z.output<typeof CostRateList>) {
  const words = list.q ? db`and position(fold(${list.q}) in fold(activity)) > 0` : db``
  const direction = list.dir === 'asc' ? db`asc` : db`desc`
  const by =
    list.sort === 'day'
      ? db`day ${direction}, activity_key`
      : db`activity_key ${direction}, day desc`
  const rows = await many(
    CostRate,
    db`
    select ${db.unsafe(RATE)} from cost_rate
    where firm_id = ${db.firm} ${words}
    order by ${by}
    limit ${list.size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    Total,
    db`select count(*) as total from cost_rate where firm_id = ${db.firm} ${words}`,
  )
  return { rows, total }
}

export function costRateAt(db: Db, { activity, day }: Pick<CostRate, 'activity' | 'day'>) {
  return maybe(
    CostRate,
    db`
    select ${db.unsafe(RATE)} from cost_rate
    where firm_id = ${db.firm} and activity_key = same_name(${activity}) and day = ${day}
  `,
  )
}

export async function keepCostRate(db: Db, { activity, unit, rate, currency, day }: CostRate) {
  await db`
    insert into cost_rate (activity, unit, rate, currency, day)
    values (${activity}, ${unit}, ${rate}, ${currency}, ${day})
    on conflict (firm_id, activity_key, day) do update
    set activity = excluded.activity, unit = excluded.unit, rate = excluded.rate,
      currency = excluded.currency
  `
}

export async function takeCostRate(db: Db, { activity, day }: Pick<CostRate, 'activity' | 'day'>) {
  await db`
    delete from cost_rate
    where firm_id = ${db.firm} and activity_key = same_name(${activity}) and day = ${day}
  `
}

/** Activities `c`, under the account that is kept: what was done on one day for accounts that are one is added up. */
const joined = (db: Db, only: postgres.Fragment) => db`
  select coalesce(k.kept_id, c.account_id) as account_id, max(c.activity) as activity,
    c.activity_key, c.day, sum(c.units) as units
  from cost_activity c
  left join account_kept k on k.firm_id = c.firm_id and k.account_id = c.account_id
  where c.firm_id = ${db.firm} and ${only}
  group by coalesce(k.kept_id, c.account_id), c.activity_key, c.day
`

const ORDER = {
  day: 'c.day',
  account: 'a.search_text',
  activity: 'c.activity_key',
  units: 'c.units',
} as const

/** With what each cost at the rate of its day, as costToServe.ts `rateOn` says. */
export async function costActivities(db: Db, list: z.output<typeof CostActivityList>) {
  const { account, q, sort, dir, size } = list
  const from = db`
    from (${joined(db, account ? db`c.account_id = any(account_and_merged(${account}))` : db`true`)}) c
  `
  const withNames = db`${from} join account a on a.firm_id = ${db.firm} and a.account_id = c.account_id`
  const where = q
    ? db`where position(fold(${q}) in a.search_text || ' ' || c.activity_key) > 0`
    : db``
  const rows = await many(
    ListedCostActivity,
    db`
    select c.account_id, a.name as account, c.activity, c.day, trim_scale(c.units)::text as units,
      trim_scale(c.units * r.rate)::text as cost, r.currency
    ${withNames}
    left join lateral (
      select rate, currency from cost_rate r
      where r.firm_id = ${db.firm} and r.activity_key = c.activity_key and r.day <= c.day
      order by r.day desc limit 1
    ) r on true
    ${where}
    order by ${db.unsafe(`${ORDER[sort]} ${dir}`)}, c.day desc, c.account_id, c.activity_key
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(Total, db`select count(*) as total ${q ? withNames : from} ${where}`)
  return { rows, total }
}

type Which = Pick<CostActivity, 'accountId' | 'activity' | 'day'>

const ofActivity = (db: Db, { accountId, activity, day }: Which) => db`
  c.account_id = any(account_and_merged(${accountId}))
  and c.activity_key = same_name(${activity}) and c.day = ${day}
`

export function costActivityAt(db: Db, which: Which) {
  return maybe(
    CostActivity,
    db`
    select account_id, activity, day, trim_scale(units)::text as units
    from (${joined(db, ofActivity(db, which))}) c
  `,
  )
}

/** In place of all that was said of that day, also of accounts that were merged into this one. */
export async function keepCostActivity(db: Db, given: CostActivity) {
  const { accountId, activity, day, units } = given
  await takeCostActivity(db, given)
  await db`
    insert into cost_activity (account_id, activity, day, units)
    values (${accountId}, ${activity}, ${day}, ${units})
    on conflict (firm_id, account_id, activity_key, day) do update
    set activity = excluded.activity, units = excluded.units
  `
}

export async function takeCostActivity(db: Db, which: Which) {
  await db`delete from cost_activity c where c.firm_id = ${db.firm} and ${ofActivity(db, which)}`
}

const SALES_COST = 'month, purpose, concept, trim_scale(amount)::text as amount, currency'
const SALES_ORDER = { month: 'month', concept: 'concept_key', amount: 'amount' } as const

export async function salesCosts(db: Db, list: z.output<typeof SalesCostList>) {
  const words = list.q ? db`and position(fold(${list.q}) in concept_key) > 0` : db``
  const rows = await many(
    SalesCost,
    db`
    select ${db.unsafe(SALES_COST)} from sales_cost
    where firm_id = ${db.firm} ${words}
    order by ${db.unsafe(`${SALES_ORDER[list.sort]} ${list.dir}`)}, month desc, purpose, concept_key
    limit ${list.size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    Total,
    db`select count(*) as total from sales_cost where firm_id = ${db.firm} ${words}`,
  )
  return { rows, total }
}

type WhichCost = Omit<SalesCost, 'amount'>

const ofCost = (db: Db, { month, purpose, concept, currency }: WhichCost) => db`
  firm_id = ${db.firm} and month = ${month} and purpose = ${purpose}
  and concept_key = same_name(${concept}) and currency = ${currency}
`

export function salesCostAt(db: Db, which: WhichCost) {
  return maybe(
    SalesCost,
    db`select ${db.unsafe(SALES_COST)} from sales_cost where ${ofCost(db, which)}`,
  )
}

export async function keepSalesCost(
  db: Db,
  { month, purpose, concept, amount, currency }: SalesCost,
) {
  await db`
    insert into sales_cost (month, purpose, concept, amount, currency)
    values (${month}, ${purpose}, ${concept}, ${amount}, ${currency})
    on conflict (firm_id, month, purpose, concept_key, currency) do update
    set concept = excluded.concept, amount = excluded.amount
  `
}

export async function takeSalesCost(db: Db, which: WhichCost) {
  await db`delete from sales_cost where ${ofCost(db, which)}`
}
