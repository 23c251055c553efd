/**
 * Crossing what is inside with what is outside (the TOWS matrix: Weihrich 1982, «The TOWS matrix, a tool for
 * situational analysis», Long Range Planning 15(2)). What is marked ends in an action, an objective or a
 * rejection with its reason. docs/methods/swot.md
 */
import { z } from 'zod'
import { ActionGiven, ACTION_STATES } from '../accounts/action.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { isInner, type SwotItem, type SwotKind } from './swot.ts'

/** -3 harms much, 0 changes nothing, 3 helps much. */
export const IMPACTS = [3, 2, 1, 0, -1, -2, -3] as const
export const ENDINGS = ['action', 'objective', 'rejection'] as const
export type Ending = (typeof ENDINGS)[number]

export const CrossingGiven = z.object({
  innerId: z.guid(),
  outerId: z.guid(),
  impact: z.coerce.number<number | string>().int().min(-3).max(3),
  /** A short text with its day; a plan takes it on as an objective of its own. */
  objective: z.string().trim().max(300).default(''),
  objectiveOn: Day.nullable().default(null),
  rejection: z.string().trim().max(500).default(''),
})
export type CrossingGiven = z.infer<typeof CrossingGiven>

/** An action that it ends in, written down with it. */
export const CrossingAction = ActionGiven.omit({ accountId: true })

export const Crossing = CrossingGiven.extend({
  crossingId: z.guid(),
  accountId: z.guid(),
  impact: z.int(),
  /** As the plan has it, where it took the objective on. */
  planned: z.object({ title: z.string(), dueOn: Day.nullable() }).nullable(),
  actions: z.array(
    z.object({
      actionId: z.guid(),
      title: z.string(),
      state: z.enum(ACTION_STATES),
      ownerName: z.string().nullable(),
      dueOn: Day,
    }),
  ),
})
export type Crossing = z.infer<typeof Crossing>

/** Two items that may be crossed, and what stands there; undefined while it isn't marked. */
export type Pair = { inner: SwotItem; outer: SwotItem; crossing: Crossing | undefined }

/** What the actions name as where they come from. */
export const CROSSING = 'crossing'

export type Strategy = 'offensive' | 'reorientation' | 'defensive' | 'survival'

/** Which strategy a pair belongs to: SO, WO, ST, WT. */
export function strategyOf(inner: SwotKind, outer: SwotKind): Strategy {
  if (outer === 'opportunity') return inner === 'strength' ? 'offensive' : 'reorientation'
  return inner === 'strength' ? 'defensive' : 'survival'
}

type Ended = Pick<Crossing, 'actions' | 'objective' | 'rejection'>

/**
 * What a crossing ends in; null while nobody has decided. An action that was given up ends nothing: with its
 * last one gone, the crossing is to be decided anew.
 */
export function endingOf({ actions, objective, rejection }: Ended): Ending | null {
  if (actions.some(({ state }) => state !== 'dropped')) return 'action'
  if (objective !== '') return 'objective'
  return rejection === '' ? null : 'rejection'
}

/** One side from inside, the other from outside. */
export function whyNotCross(inner: SwotKind, outer: SwotKind): Refusal | null {
  const crosses = isInner(inner) && !isInner(outer)
  return crosses ? null : { code: 'know/crossing-same-side', status: 422 }
}

type Given = Pick<CrossingGiven, 'objective' | 'objectiveOn' | 'rejection'>

/** An objective has its day; what is rejected has no objective, and nothing is being done for it. */
export function whyNotEndSo(
  { objective, objectiveOn, rejection }: Given,
  actions: Crossing['actions'],
): Refusal | null {
  if ((objective === '') !== (objectiveOn === null)) {
    return { code: 'know/objective-needs-day', status: 422 }
  }
  if (rejection === '') return null
  if (objective !== '') return { code: 'know/crossing-two-endings', status: 422 }
  return whyNotUnmark(actions)
}

/** What is being done for it, or was, stays told. */
export function whyNotUnmark(actions: Crossing['actions']): Refusal | null {
  const live = actions.some(({ state }) => state !== 'dropped')
  return live ? { code: 'know/crossing-has-action', status: 409 } : null
}
