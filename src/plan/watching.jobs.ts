/** Looks through the plans at work: indicators beyond their thresholds, and how much of each plan was carried out. */
import { enqueue, job } from '../platform/jobs.ts'
import { nextNight } from '../platform/night.ts'
import { keepExecution } from './execution.store.ts'
import { watchPlans } from './firing.ts'
import { PlanList } from './plan.ts'
import { plansWhere } from './plan.store.ts'
import { watch } from './watching.store.ts'

export const watchingJobs = [
  job(watchPlans, async ({ firm, today }) => {
    await firm(async (db) => {
      const plans = await plansWhere(db, PlanList.parse({ state: ['active'] }))
      // Of a firm without a plan at work nothing is looked at again, until one is set to work.
      if (plans.length === 0) return
      await watch(db, plans, today())
      await keepExecution(db, plans, today())
      // Before people come to work.
      await enqueue(db, watchPlans, {}, { key: 'day', notBefore: await nextNight(db, 5) })
    })
  }),
]
