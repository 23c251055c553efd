/** In which tier an account stands and in which phase, by decisions that take effect on a day. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { listOf, several } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { no } from './no.ts'
import { isKey, TierName } from './tier.ts'

/** What the firm does at an account: puts more in, keeps what there is, or serves it for less. */
export const PHASES = ['growth', 'maintenance', 'cost-reduction'] as const
export const Phase = z.enum(PHASES)
export type Phase = z.infer<typeof Phase>

/** Who is in none of the others by a decision: so every account has a tier. */
export const UNDECIDED: TierName = 'standard'

export const Standing = z.object({
  tier: TierName,
  phase: Phase.nullable(),
  /** The day it came to this tier; null where nobody ever decided anything. */
  since: Day.nullable(),
  /** The decided list that brought it there; null where someone moved the one account. */
  selectionId: z.guid().nullable(),
})
export type Standing = z.infer<typeof Standing>

export const NO_STANDING: Standing = {
  tier: UNDECIDED,
  phase: null,
  since: null,
  selectionId: null,
}

export const Move = z.object({
  accountId: z.guid(),
  tier: TierName,
  phase: Phase.nullable().default(null),
  effectiveOn: Day,
  reason: z.string().trim().min(1).max(500),
  selectionId: z.guid().nullable().default(null),
})
export type Move = z.infer<typeof Move>

/** What an account is told to be by a person: from when on and why. */
export const MoveGiven = Move.omit({ selectionId: true })
export type MoveGiven = z.infer<typeof MoveGiven>

/** What is known of an account when somebody wants to move it. */
export type Movable = {
  /** How it will stand on the day that is asked for. */
  before: Pick<Standing, 'tier' | 'phase' | 'selectionId'>
  /** The day from which the latest decision has held; null where there is none. */
  heldSince: Day | null
  /** How many strategies that are followed it serves. */
  serves: number
  /** Other accounts that are key on the day, and how many there may be in all. */
  keys: number
  mostKeys: number
}

export function whyNotMove(
  { role }: Pick<Actor, 'role'>,
  { tier, phase, effectiveOn }: Pick<Move, 'tier' | 'phase' | 'effectiveOn'>,
  { before, heldSince, serves, keys, mostKeys }: Movable,
): Refusal | null {
  if (!governs(role)) return { ...no('only-leads-move'), status: 403 }
  if (tier === before.tier && phase === before.phase) return { ...no('same-standing'), status: 409 }
  // The later decision would still hold today, and this one say nothing.
  if (heldSince !== null && effectiveOn < heldSince) {
    return no('moved-since', { day: heldSince })
  }
  // No key account without naming the strategy that it serves (models.md §6).
  if (tier !== before.tier && isKey(tier) && serves === 0) {
    return no('serves-no-strategy')
  }
  if (isKey(tier) && !isKey(before.tier) && keys >= mostKeys) {
    return no('key-full', { keys: keys + 1, limit: mostKeys })
  }
  return null
}

/** Only the last decision of an account: what came after it was decided on top of it. */
export function whyNotTakeBack(
  { role }: Pick<Actor, 'role'>,
  { isLast }: { isLast: boolean },
): Refusal | null {
  if (!governs(role)) return { ...no('only-leads-move'), status: 403 }
  return isLast ? null : { ...no('decided-since'), status: 409 }
}

function governs(role: Actor['role']): boolean {
  return role === 'lead' || role === 'admin'
}

const Place = Standing.pick({ tier: true, phase: true })

/** One decision of the log: from where to where. */
export const Decision = z.object({
  standingId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  from: Place,
  to: Place,
  effectiveOn: Day,
  reason: z.string(),
  selectionId: z.guid().nullable(),
  /** Null for someone who is known no more. */
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime(),
  /** When the people who look after it were told; null where nobody was. */
  noticedAt: z.iso.datetime().nullable(),
})
export type Decision = z.infer<typeof Decision>

/** The newest first. */
export const DecisionList = listOf({ sorts: ['decidedAt'], sort: 'decidedAt' })
export type DecisionList = z.output<typeof DecisionList>

/** An account with how it stands, in the list of all. */
export const Stands = Standing.extend({
  accountId: z.guid(),
  code: z.string().nullable(),
  name: z.string(),
  /** Of the last 12 months; null where there is no portfolio or it isn't in it. */
  sales: z.number().nullable(),
})
export type Stands = z.infer<typeof Stands>

export const StandsList = listOf({
  sorts: ['tier', 'name', 'since', 'sales'],
  sort: 'tier',
  dir: 'asc',
  filters: { tier: several(TierName), phase: several(Phase) },
})
export type StandsList = z.output<typeof StandsList>

/** Hoy and the page of tiers tell what moved in the last so many days, and what will in the next. */
export const MOVED_DAYS = 14
export const AHEAD_DAYS = 30
