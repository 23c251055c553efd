/** What a firm and its client decide together about a plan: a log that only grows, where another row corrects what was said wrong. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

export const DecisionGiven = z.object({
  decidedOn: Day,
  decision: z.string().trim().min(1).max(1000),
  why: z.string().trim().max(1000).default(''),
  /** Shown to the client; else it is ours. */
  shared: z.boolean().default(false),
  /** The one that this one takes the place of. */
  correctsId: blankable(z.guid()),
})
export type DecisionGiven = z.infer<typeof DecisionGiven>

export const JointDecision = DecisionGiven.extend({
  decisionId: z.guid(),
  planId: z.guid(),
  accountId: z.guid(),
  /** Whoever wrote it down. */
  byName: z.string().nullable(),
  madeAt: z.iso.datetime(),
})
export type JointDecision = z.infer<typeof JointDecision>

type Linked = Pick<JointDecision, 'decisionId' | 'correctsId'>

/** Without those that another one took the place of. */
export function standing<D extends Linked>(decisions: readonly D[]): D[] {
  const corrected = new Set(decisions.map(({ correctsId }) => correctsId))
  return decisions.filter(({ decisionId }) => !corrected.has(decisionId))
}

/** The last word on a decision is corrected, never one before it: the log has no forks. */
export function whyNotDecide(
  { correctsId, decidedOn }: Pick<DecisionGiven, 'correctsId' | 'decidedOn'>,
  { decisions, today }: { decisions: readonly Linked[]; today: Day },
): Refusal | null {
  if (decidedOn > today) return { code: 'plan/decided-ahead', status: 422 }
  if (correctsId === null) return null
  if (!decisions.some(({ decisionId }) => decisionId === correctsId)) {
    return { code: 'plan/no-such-decision', status: 422 }
  }
  const stands = standing(decisions).some(({ decisionId }) => decisionId === correctsId)
  return stands ? null : { code: 'plan/already-corrected', status: 409 }
}
