/** The demonstration's plans B: indicators read month by month; one crossed and was approved, another waits for a decision. */
import { endAction, listActions } from '../accounts/action.api.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { decideFiring, listFirings } from '../plan/firing.api.ts'
import { PLAN_B_ORIGIN } from '../plan/firing.ts'
import { addReading, putItem } from '../plan/item.api.ts'
import { readPlan } from '../plan/plan.api.ts'
import { type PlanBTold, readingDays } from '../../samples/plans/planB.ts'
import type { Remote } from './importing.ts'

type Of = {
  planId: string
  accountId: string
  managerId: string
  on: (day: Day) => Remote
  fromOn: Day
  asOf: Day
}

/** Of a plan that is at work. */
export async function tellPlanB(told: PlanBTold, of: Of): Promise<void> {
  const { planId, managerId, on, fromOn, asOf } = of
  const { title, measure, unit, worse, source, live } = told.kpi
  const threshold = await thresholdOf(told, of)
  const kpi = {
    kind: 'kpi' as const,
    title,
    ownerId: managerId,
    body: { metric: live ?? ('hand' as const), measure, unit, threshold, worse, source },
  }
  const { itemId } = (await on(fromOn).ask(putItem, { planId, item: kpi })).now
  const planB = {
    kind: 'planB' as const,
    title: told.title,
    ownerId: managerId,
    body: {
      kpiId: itemId,
      scenario: told.scenario,
      approverId: told.approver ? managerId : null,
      actions: told.actions.map(({ title: what, how, days }) => ({ title: what, how, days })),
    },
  }
  await on(fromOn).ask(putItem, { planId, item: planB })
  for (const [at, day] of readingDays(told, asOf).entries()) {
    await on(day).ask(addReading, { itemId, day, value: told.readings[at]!, source })
    await decide(told, of, day)
  }
}

/** A live figure's follows from what it is today. */
async function thresholdOf({ kpi: { live, threshold } }: PlanBTold, { planId, on, asOf }: Of) {
  if (!live) return threshold
  const read = await on(asOf).ask(readPlan, { planId })
  return Math.round((threshold * (read.live[live] ?? 0)) / 1000) * 1000
}

/** Once it has fired; what was done of it since then ended with its proof. */
async function decide(told: PlanBTold, { planId, accountId, on }: Of, day: Day): Promise<void> {
  if (told.approvedAfter === null) return
  const [firing] = await on(day).ask(listFirings, { planId })
  if (firing?.state !== 'proposed') return
  const { firingId } = firing
  const why = 'Visto con logística: dos meses seguidos así y lo pierden ellos, no nosotros.'
  const approvedOn = addDays(day, told.approvedAfter)
  await on(approvedOn).ask(decideFiring, { firingId, state: 'approved', why })
  const proofs = new Map(told.actions.map(({ title, proof }) => [title, proof]))
  for (const { actionId, title, origin } of await on(day).ask(listActions, { accountId })) {
    const outcome = origin === PLAN_B_ORIGIN ? proofs.get(title) : null
    if (outcome) await on(approvedOn).ask(endAction, { actionId, state: 'done', outcome })
  }
}
