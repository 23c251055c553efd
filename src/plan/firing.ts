/** A plan B that fired: its indicator crossed the threshold, so it is proposed, and someone approves or dismisses it. models.md §10. */
import { z } from 'zod'
import { writesAll } from '../accounts/account.ts'
import type { Actor } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { task } from '../kernel/task.ts'
import { BODIES, FREQUENCIES } from './item.ts'
import { PlanState } from './plan.ts'
import { PreparedAction } from './preparedAction.ts'

/** Looks at all indicators of plans at work: after the figures of a day, and once a day. */
export const watchPlans = task('plan.watch', z.object({}))

/** What actions that stand because of a plan B come from; the id is the firing's. */
export const PLAN_B_ORIGIN = 'planB'

export const FIRING_STATES = ['proposed', 'approved', 'dismissed'] as const

export const Firing = z.object({
  firingId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  planId: z.guid(),
  planState: PlanState,
  kpiId: z.guid(),
  kpi: z.string(),
  /** What the indicator measures, today. */
  measure: BODIES.kpi,
  planBId: z.guid(),
  planB: z.string(),
  scenario: z.string(),
  prepared: z.array(PreparedAction),
  value: z.number(),
  threshold: z.number(),
  worse: z.enum(['below', 'above']),
  day: Day,
  /** The indicator was on the good side again; a new crossing is a new proposal. */
  backOn: Day.nullable(),
  state: z.enum(FIRING_STATES),
  why: z.string(),
  /** Null for who is known no more, and while it waits. */
  decidedByName: z.string().nullable(),
  decidedOn: Day.nullable(),
  /** Who decides, beside leads. */
  approverId: z.guid().nullable(),
  approverName: z.string().nullable(),
  /** Nobody who has no part in it reads its words in the history. */
  private: z.boolean(),
})
export type Firing = z.infer<typeof Firing>

/** A false alarm says why it is one. */
export const Decision = z
  .object({
    state: z.enum(['approved', 'dismissed']),
    why: z.string().trim().max(1000).default(''),
  })
  .superRefine(({ state, why }, check) => {
    if (state === 'dismissed' && why === '') {
      check.addIssue({ code: 'custom', path: ['why'], message: 'missing' })
    }
  })
export type Decision = z.infer<typeof Decision>

/** A reading by hand that its owner has not written down in time. */
export const ReadingDue = z.object({
  itemId: z.guid(),
  planId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  title: z.string(),
  frequency: z.enum(FREQUENCIES),
  lastOn: Day.nullable(),
  late: z.int(),
})
export type ReadingDue = z.infer<typeof ReadingDue>

type Who = Pick<Actor, 'id' | 'role'>

function whyNotTheirs({ id, role }: Who, { approverId }: Pick<Firing, 'approverId'>) {
  const isTheirs = writesAll(role) || (approverId === id && role !== 'viewer' && role !== 'client')
  return isTheirs ? null : no('firing-not-yours', 403)
}

/** Its approver decides, or a lead; once, and while the plan is at work. */
export function whyNotDecide(
  actor: Who,
  firing: Pick<Firing, 'approverId' | 'state' | 'planState'>,
): Refusal | null {
  const refusal = whyNotTheirs(actor, firing)
  if (refusal) return refusal
  if (firing.state !== 'proposed') return no('firing-decided', 409)
  return firing.planState === 'active' ? null : no('firing-plan-rests', 409)
}

/** As long as nothing that came of it has ended. */
export function whyNotUndecide(
  actor: Who,
  firing: Pick<Firing, 'approverId' | 'state'>,
  actions: readonly { state: string }[],
): Refusal | null {
  const refusal = whyNotTheirs(actor, firing)
  if (refusal) return refusal
  if (firing.state === 'proposed') return no('firing-open', 409)
  return actions.every(({ state }) => state === 'open') ? null : no('firing-acted', 409)
}

function no(reason: string, status: 403 | 409): Refusal {
  return { code: `plan/${reason}`, status }
}
