/** Plans with their health, from their lines, their actions and the live figures of their accounts. */
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { healthOf } from './health.ts'
import { actionsIn, itemsIn } from './item.store.ts'
import { liveOf } from './live.store.ts'
import type { Plan } from './plan.ts'

export async function withHealth(db: Db, plans: readonly Plan[], today: Day) {
  const ids = plans.map(({ planId }) => planId)
  const live = await liveOf(db, [...new Set(plans.map(({ accountId }) => accountId))])
  const items = Map.groupBy(await itemsIn(db, ids), ({ planId }) => planId)
  const actions = Map.groupBy(await actionsIn(db, ids), ({ planId }) => planId)
  const told = plans.map((plan) => {
    const { planId, fromOn, accountId } = plan
    const doing = (actions.get(planId) ?? []).map(({ state, dueOn }) => ({
      state: state === 'open' ? ('active' as const) : state,
      dueOn,
    }))
    const about = { fromOn, items: items.get(planId) ?? [], actions: doing, today }
    return { ...plan, health: healthOf({ ...about, live: live.of(accountId) }) }
  })
  return { plans: told, items, live }
}
