/** Strategies in PostgreSQL. */
import type { Day } from '../kernel/day.ts'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { Strategy, type StrategyGiven } from './strategy.ts'

export function strategiesOf(db: Db) {
  return many(
    Strategy,
    db`
    select strategy_id, title, why, until_on, ended_on from strategy
    where firm_id = ${db.firm}
    order by ended_on is not null, made_at, strategy_id
  `,
  )
}

export function strategyOf(db: Db, strategyId: string) {
  return maybe(
    Strategy,
    db`
    select strategy_id, title, why, until_on, ended_on from strategy
    where firm_id = ${db.firm} and strategy_id = ${strategyId}
  `,
  )
}

export function insertStrategy(db: Db, { title, why, untilOn }: StrategyGiven) {
  return one(
    Strategy,
    db`
    insert into strategy (title, why, until_on) values (${title}, ${why}, ${untilOn})
    returning strategy_id, title, why, until_on, ended_on
  `,
  )
}

export async function rewriteStrategy(db: Db, { strategyId, title, why, untilOn }: Strategy) {
  await db`
    update strategy set title = ${title}, why = ${why}, until_on = ${untilOn}
    where firm_id = ${db.firm} and strategy_id = ${strategyId}
  `
}

export async function setStrategyEnd(db: Db, strategyId: string, endedOn: Day | null) {
  await db`
    update strategy set ended_on = ${endedOn}
    where firm_id = ${db.firm} and strategy_id = ${strategyId}
  `
}
