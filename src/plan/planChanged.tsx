/** What tells of plans, to be read again when one changes. */
import { readHistory } from '../accounts/account.api.ts'
import { listFirings, readTrial, readWatch } from './firing.api.ts'
import { listAccountPlans, listPlans, listVersions, readDifference, readPlan } from './plan.api.ts'

export const PLAN_CHANGED = [
  listPlans,
  listAccountPlans,
  readPlan,
  listVersions,
  readDifference,
  readHistory,
  listFirings,
  readTrial,
  readWatch,
]
