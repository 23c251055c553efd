/** What the outside may do with plans. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { pageOf } from '../kernel/list.ts'
import { Item } from './item.ts'
import { Known } from './known.ts'
import { LiveValues } from './liveMetric.ts'
import { Plan, PlanGiven, PlanList, PlanState, PlanTold } from './plan.ts'
import { Catalogue } from './valueAdd.ts'
import { Difference, Version } from './version.ts'

export const onePlan = z.object({ planId: z.guid() })

/** Of all accounts that one may see. */
export const listPlans = endpoint('GET /plans', {
  may: TEAM,
  input: PlanList,
  returns: pageOf(PlanTold),
})

/** The one that isn't closed first, then the newest. */
export const listAccountPlans = endpoint('GET /accounts/:accountId/plans', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(PlanTold),
})

export const PlanRead = z.object({
  plan: PlanTold,
  items: z.array(Item),
  /** What was written about the plan as a whole, as plain words: ours, it is never shared. */
  prose: z.string(),
  live: LiveValues,
  /** Of which day the live figures are, and in which money; null where there are none. */
  asOf: Day.nullable(),
  currency: z.string().nullable(),
})
export const readPlan = endpoint('GET /plans/:planId', {
  may: TEAM,
  input: onePlan,
  returns: PlanRead,
})

/** Begins one, changes the one of this id, or puts it back; `was` is what whoever changes it began from. */
export const putPlan = endpoint('PUT /plans', {
  may: WRITERS,
  input: PlanGiven.extend({ planId: z.guid().optional(), was: PlanGiven.optional() }),
  returns: z.object({ now: Plan, before: Plan.nullable() }),
})

export const dropPlan = endpoint('DELETE /plans/:planId', {
  may: WRITERS,
  input: onePlan,
  returns: Plan,
})

/** One step on or back; how it stood then is kept as a version. */
export const movePlan = endpoint('PUT /plans/:planId/state', {
  may: WRITERS,
  input: onePlan.extend({ state: PlanState, why: z.string().trim().max(500).default('') }),
  returns: z.object({ plan: Plan, before: PlanState }),
})

/** The newest first. */
export const listVersions = endpoint('GET /plans/:planId/versions', {
  may: TEAM,
  input: onePlan,
  returns: z.object({ plan: Plan, versions: z.array(Version) }),
})

const Which = z.coerce.number<number | string>().int().min(1)
/** Between two versions; without the later one, between a version and how the plan stands now. */
export const readDifference = endpoint('GET /plans/:planId/difference', {
  may: TEAM,
  input: onePlan.extend({ from: Which, to: Which.optional() }),
  returns: Difference,
})

/** What the other rooms know of an account, by the step of the plan that it helps with. */
export const readKnown = endpoint('GET /accounts/:accountId/known-for-plan', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Known),
})

export const readCatalogue = endpoint('GET /value-adds', {
  may: TEAM,
  input: z.object({}),
  returns: Catalogue,
})

export const keepCatalogue = endpoint('PUT /value-adds', {
  may: ['lead', 'admin'],
  input: Catalogue.extend({ was: Catalogue.optional() }),
  returns: z.object({ now: Catalogue, before: Catalogue }),
})
