/** A plan of a key account, for one to three years: what it is for, how it stands, and who may move it on. models.md §10. */
import { z } from 'zod'
import { whyNotWrite, writesAll } from '../accounts/account.ts'
import type { Actor } from '../kernel/actor.ts'
import { addDays, addMonths, Day } from '../kernel/day.ts'
import { listOf, several } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Health } from './health.ts'
import { isDoing, isEnded, isWatching, type Item, type ItemGiven } from './item.ts'
import { whyNotActivate } from './objective.ts'
import { PACK_NAMES } from './planTemplate.ts'

export const PLAN_STATES = ['draft', 'in-review', 'agreed', 'active', 'closed'] as const
export const PlanState = z.enum(PLAN_STATES)
export type PlanState = z.infer<typeof PlanState>

export const PlanGiven = z.object({
  accountId: z.guid(),
  title: z.string().trim().min(1).max(200),
  template: z.enum(PACK_NAMES),
  fromOn: Day,
  untilOn: Day,
  ownerId: z.guid(),
  private: z.boolean().default(false),
})
export type PlanGiven = z.infer<typeof PlanGiven>

export const Plan = PlanGiven.extend({
  planId: z.guid(),
  account: z.string(),
  ownerName: z.string().nullable(),
  state: PlanState,
  /** How many versions are kept. */
  versions: z.int(),
  /** When it or a line of it was last changed. */
  changedOn: Day,
  carers: z.array(z.guid()),
})
export type Plan = z.infer<typeof Plan>

export const PlanTold = Plan.extend({ health: Health })
export type PlanTold = z.infer<typeof PlanTold>

export const PlanList = listOf({
  sorts: ['changedOn', 'account', 'untilOn', 'execution', 'late'],
  sort: 'changedOn',
  dir: 'asc',
  filters: { state: several(PlanState), account: z.guid().optional() },
})
export type PlanList = z.output<typeof PlanList>

type Who = Pick<Actor, 'id' | 'role'>
export type Cared = { carers: readonly string[] }

export const whyNotWritePlan = (actor: Who, { carers }: Cared): Refusal | null =>
  whyNotWrite(
    actor,
    carers.map((personId) => ({ personId })),
  )

/** One to three years; the last day counts. */
export function whyNotSpan({ fromOn, untilOn }: Pick<PlanGiven, 'fromOn' | 'untilOn'>) {
  const least = addDays(addMonths(fromOn, 12), -1)
  const most = addMonths(fromOn, 36)
  return untilOn < least || untilOn > most ? no('span', 422) : null
}

/** What is closed is read. */
export function whyNotChange(actor: Who, plan: Pick<Plan, 'state'> & Cared): Refusal | null {
  return whyNotWritePlan(actor, plan) ?? (plan.state === 'closed' ? no('closed', 409) : null)
}

/** One step on, or one back. */
const MOVES: Record<PlanState, readonly PlanState[]> = {
  draft: ['in-review'],
  'in-review': ['agreed', 'draft'],
  agreed: ['active', 'in-review'],
  active: ['closed', 'agreed'],
  closed: ['active'],
}
export const movesFrom = (state: PlanState) => MOVES[state]

type Moving = Pick<Plan, 'state'> & Cared

/**
 * Whoever writes the account asks for review, sets to work and closes; a lead agrees to it, and takes that back. It goes
 * to review with an objective at least, each of which could be activated.
 */
export function whyNotMove(
  actor: Who,
  plan: Moving,
  { to, items }: { to: PlanState; items: readonly Item[] },
): Refusal | null {
  const refusal = whyNotWritePlan(actor, plan)
  if (refusal) return refusal
  if (!MOVES[plan.state].includes(to)) return no('no-such-step', 409)
  const isOfLead = to === 'agreed' ? plan.state === 'in-review' : plan.state === 'agreed'
  if (isOfLead && to !== 'active' && !writesAll(actor.role)) return no('lead-agrees', 403)
  return to === 'in-review' && plan.state === 'draft' ? whyNotReview(items) : null
}

function whyNotReview(items: readonly Item[]): Refusal | null {
  const objectives = items.filter(({ kind, state }) => kind === 'objective' && state !== 'dropped')
  if (objectives.length === 0) return no('no-objective', 422)
  for (const one of objectives) {
    const refusal = one.kind === 'objective' ? whyNotActivate(one) : null
    if (refusal) return refusal
  }
  return null
}

/** Before there is a version of it, and nothing depends on it. */
export function whyNotDropPlan({ state, versions }: Pick<Plan, 'state' | 'versions'>) {
  return state === 'draft' && versions === 0 ? null : no('plan-stays', 409)
}

/**
 * Taken away is only what nobody decided: a draft, and any line of a plan that is still one. All else is given up, which
 * asks why; so is what a plan B was proposed for. What watches does so from the day its plan is put before others.
 */
export function whyNotDropItem(
  { kind, state }: Pick<Item, 'kind' | 'state'>,
  { plan, hasFired }: { plan: Pick<Plan, 'state'>; hasFired: boolean },
): Refusal | null {
  if (hasFired) return no('item-fired', 409)
  if (plan.state === 'draft') return null
  return state === 'draft' && !isWatching(kind) ? null : no('item-decided', 409)
}

/** Lines that only stand there have no state; what watches is only given up; an objective is activated once it can be told met from missed. */
export function whyNotSetState(item: Item, to: Item['state']): Refusal | null {
  if (isWatching(item.kind)) return to === 'done' ? no('has-no-state', 422) : null
  if (!isDoing(item.kind)) return no('has-no-state', 422)
  // What ended was decided: it is taken up again, and never a draft that could be taken away.
  if (to === 'draft' && isEnded(item.state)) return no('item-decided', 409)
  const isOn = to === 'active' || to === 'done'
  return isOn && item.kind === 'objective' ? whyNotActivate(item) : null
}

/** What an objective is measured by stays with it once it is at work, or its plan was put before others with it. */
export function whyNotReword(before: Item, given: ItemGiven, plan: Pick<Plan, 'state'>) {
  if (before.kind !== 'objective' || given.kind !== 'objective') return null
  const isAtWork = before.state === 'active' || before.state === 'done'
  const wasWhole = plan.state !== 'draft' && whyNotActivate(before) === null
  return before.state !== 'dropped' && (isAtWork || wasWhole) ? whyNotActivate(given) : null
}

function no(reason: string, status: 403 | 409 | 422): Refusal {
  return { code: `plan/${reason}`, status }
}
