/** Revenue at risk out of the probabilities that the value models gave: simulated once, then kept. */
import { setImmediate } from 'node:timers/promises'
import type { Db } from '../platform/db.ts'
import { ofPortfolio } from './accountWhere.store.ts'
import { namesOf } from './dependency.store.ts'
import type { KeptPortfolio } from './kept.ts'
import { losses, type Simulated } from './revenueAtRisk.ts'
import { CRISIS, type KeptRisk, RISK_SEED, type RiskTold, RISKS_TOLD } from './risk.ts'
import type { Weights } from './riskOdds.ts'

/** Made after the values, since it is made from them. */
export async function makeRisk(db: Db, portfolio: KeptPortfolio): Promise<KeptRisk> {
  // Read apart: a planner that knows nothing yet of fresh rows joins them one by one.
  const sales = await db`
    select m.account_id, m.sales_last_12 from account_metric m
    where ${ofPortfolio(db, portfolio)} and m.sales_last_12 > 0
    order by m.sales_last_12 desc, m.account_id
  `.values()
  const { days, probability } = await longestTold(db, portfolio)
  const rows = sales.map(
    ([id, amount]) =>
      [id as string, amount as number, probability.get(id as string) ?? null] as const,
  )
  const known = rows.filter(([, , quiet]) => quiet !== null) as (readonly [
    string,
    number,
    number,
  ])[]
  if (known.length === 0) return { found: null }
  const sum = (all: readonly (readonly [string, number, unknown])[]) =>
    all.reduce((total, [, amount]) => total + amount, 0)
  const weights = {
    sales: Float64Array.from(known, ([, sales]) => sales),
    probability: Float64Array.from(known, ([, , quiet]) => quiet),
  }
  return {
    found: {
      days,
      accounts: known.length,
      known: sum(known) / sum(rows),
      alone: await simulated(weights, 0),
      crisis: await simulated(weights, CRISIS),
      largest: known
        .map(([accountId, sales, probability]) => ({
          accountId,
          sales,
          probability,
          expected: sales * probability,
        }))
        .toSorted((a, b) => b.expected - a.expected)
        .slice(0, RISKS_TOLD),
    },
  }
}

/** Of a year, or of the longest time for which the models' report card beats recency. */
async function longestTold(db: Db, portfolio: KeptPortfolio) {
  for (const days of [365, 180, 90]) {
    const column = db(`quiet_${days}`)
    const told = await db`
      select m.account_id, m.${column} from account_value m
      where ${ofPortfolio(db, portfolio)} and m.${column} is not null
    `.values()
    const probability = new Map(told.map(([id, chance]) => [id as string, chance as number]))
    if (told.length > 0) return { days, probability }
  }
  return { days: 0, probability: new Map<string, number>() }
}

/** Other requests are answered between two blocks of draws. */
async function simulated(weights: Weights, correlation: number): Promise<Simulated> {
  const run = losses(weights, { seed: RISK_SEED, correlation })
  for (;;) {
    const { done, value } = run.next()
    if (done) return value
    await setImmediate()
  }
}

export async function riskTold(db: Db, { found }: KeptRisk): Promise<RiskTold> {
  if (!found) return { found }
  const nameOf = await namesOf(
    db,
    found.largest.map(({ accountId }) => accountId),
  )
  const largest = found.largest.map((one) => ({ ...one, name: nameOf(one.accountId) }))
  return { found: { ...found, largest } }
}
