/** Which strategies accounts serve, in PostgreSQL. */
import { z } from 'zod'
import { type Db, instant, many } from '../platform/db.ts'
import { Served, type ServedGiven } from './served.ts'

const Row = Served.extend({ namedAt: instant })

/** Of one account: those that are followed first. */
export function strategiesServed(db: Db, accountId: string): Promise<Served[]> {
  return many(
    Row,
    db`
    select s.strategy_id, s.title, s.ended_on, n.how, n.named_at, a.name as by_name
    from account_strategy n
    join strategy s using (firm_id, strategy_id)
    left join firm_actor a on a.firm_id = n.firm_id and a.actor_id = n.named_by
    where n.firm_id = ${db.firm} and n.account_id = ${accountId}
    order by s.ended_on is not null, s.made_at, s.strategy_id
  `,
  )
}

/** Named for the first time, or with another sentence. */
export async function nameStrategy(db: Db, given: z.output<typeof ServedGiven>) {
  const { accountId, strategyId, how } = given
  await db`
    insert into account_strategy (account_id, strategy_id, how)
    values (${accountId}, ${strategyId}, ${how})
    on conflict (firm_id, account_id, strategy_id) do update
    set how = excluded.how, named_by = excluded.named_by, named_at = excluded.named_at
  `
}

export async function forgetStrategy(db: Db, accountId: string, strategyId: string) {
  await db`
    delete from account_strategy
    where firm_id = ${db.firm} and account_id = ${accountId} and strategy_id = ${strategyId}
  `
}

/** Strategies that are still followed, by account, of all that one may see; who serves none is not there. */
export async function servedOf(db: Db): Promise<Map<string, string[]>> {
  const rows = await db<{ accountId: string; strategyIds: string[] }[]>`
    select n.account_id, array_agg(n.strategy_id order by s.made_at, s.strategy_id) as strategy_ids
    from account_strategy n
    join strategy s using (firm_id, strategy_id)
    where n.firm_id = ${db.firm} and s.ended_on is null
    group by n.account_id
  `
  return new Map(rows.map(({ accountId, strategyIds }) => [accountId, strategyIds]))
}
