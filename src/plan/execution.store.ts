/** How much of each plan was carried out month by month, in PostgreSQL: what a stalled account's plan is judged by. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { type Carried, type ExecutionMonth, executionMonths } from './executionMonth.ts'
import type { Item } from './item.ts'
import { isDoing } from './item.ts'
import { itemsIn, planActs } from './item.store.ts'
import type { Plan } from './plan.ts'

const Act = z.object({
  planId: z.guid(),
  state: z.enum(['open', 'done', 'dropped']),
  dueOn: Day,
  endedOn: Day.nullable(),
})

/** Of plans at work; a month that is over was written while it lasted, and stays so. */
export async function keepExecution(db: Db, plans: readonly Plan[], today: Day): Promise<void> {
  const atWork = plans.filter(({ state }) => state === 'active')
  const ids = atWork.map(({ planId }) => planId)
  const items = Map.groupBy(await itemsIn(db, ids), ({ planId }) => planId)
  const acts = Map.groupBy(await actsIn(db, ids), ({ planId }) => planId)
  for (const plan of atWork) {
    const { planId, fromOn } = plan
    const lines = (items.get(planId) ?? []).filter(isCarried)
    const actions = (acts.get(planId) ?? []).map(({ state, ...act }): Carried => ({
      ...act,
      state: state === 'open' ? 'active' : state,
    }))
    await keepMonths(db, plan, executionMonths([...lines, ...actions], fromOn, today))
  }
}

const isCarried = ({ kind }: Item) => isDoing(kind) && kind !== 'objective'

function actsIn(db: Db, planIds: readonly string[]) {
  return many(
    Act,
    db`
    select a.plan_id, a.state, a.due_on, a.ended_at::date as ended_on from (${planActs(db)}) a
    where a.plan_id = any(${[...planIds]}::uuid[])
  `,
  )
}

function keepMonths(
  db: Db,
  { planId, accountId }: Pick<Plan, 'planId' | 'accountId'>,
  months: readonly ExecutionMonth[],
) {
  const last = months.at(-1)?.month ?? null
  return db`
    insert into plan_execution (plan_id, account_id, month, due, done)
    select ${planId}, ${accountId}, told.month, told.due, told.done
    from unnest(${months.map(({ month }) => month)}::date[], ${months.map(({ due }) => due)}::int[],
      ${months.map(({ done }) => done)}::int[]) as told (month, due, done)
    on conflict (firm_id, plan_id, month) do update
    set due = excluded.due, done = excluded.done, account_id = excluded.account_id
    where plan_execution.month = ${last}
  `
}
