/** Readings by hand that someone owes: of plans at work, by the indicator's owner, else by the plan's. */
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import type { ReadingDue } from './firing.ts'
import { itemsIn } from './item.store.ts'
import { readingLate } from './kpi.ts'
import { PlanList } from './plan.ts'
import { plansWhere } from './plan.store.ts'

/** The latest before others. */
export async function readingsDue(db: Db, personId: string, today: Day): Promise<ReadingDue[]> {
  const plans = await plansWhere(db, PlanList.parse({ state: ['active'] }))
  const planWith = new Map(plans.map((plan) => [plan.planId, plan]))
  const items = await itemsIn(db, [...planWith.keys()])
  return items
    .flatMap((item): ReadingDue[] => {
      if (item.kind !== 'kpi') return []
      const { accountId, account, ownerId, fromOn, planId } = planWith.get(item.planId)!
      const late = readingLate(item, fromOn, today)
      if (late === 0 || (item.ownerId ?? ownerId) !== personId) return []
      const { itemId, title, readings } = item
      const { frequency } = item.body
      const lastOn = readings.at(-1)?.day ?? null
      return [{ itemId, planId, accountId, account, title, frequency, lastOn, late }]
    })
    .toSorted((a, b) => b.late - a.late)
}
