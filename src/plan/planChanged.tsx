/** What tells of plans, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { ACTIONS_CHANGED } from '../accounts/actionChanged.tsx'
import { listAccountPlans, listPlans, listVersions, readDifference, readPlan } from './plan.api.ts'

export const PLAN_CHANGED = [
  listPlans,
  listAccountPlans,
  readPlan,
  listVersions,
  readDifference,
  readHistory,
]
export const PLAN_AND_ACTIONS = [...PLAN_CHANGED, ...ACTIONS_CHANGED]
