/** Of an account's actions those of one plan: its own, and those that stand because a plan B of it was approved. */
import type { Action } from '../accounts/action.ts'
import { useRead } from '../ui/api.ts'
import { listFirings } from './firing.api.ts'
import { PLAN_B_ORIGIN } from './firing.ts'
import type { Plan } from './plan.ts'

export const PLAN_ORIGIN = 'plan'

export function usePlanActions({ planId }: Pick<Plan, 'planId'>, actions: readonly Action[]) {
  const fired = new Set(useRead(listFirings, { planId }).map(({ firingId }) => firingId))
  return actions.filter(
    ({ origin, originId }) =>
      (origin === PLAN_ORIGIN && originId === planId) ||
      (origin === PLAN_B_ORIGIN && originId !== null && fired.has(originId)),
  )
}
