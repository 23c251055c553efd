/** Where people say an account stands in the matrix, or will in three years: a proposal with a reason. The scores stay what they are. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { KeptSelection, SelectionAccount } from './keptSelection.ts'
import { no } from './no.ts'

/** `forecast`: where it will stand in three years; `correction`: where it stands now, in someone's opinion. */
export const POSITION_KINDS = ['forecast', 'correction'] as const
export type PositionKind = (typeof POSITION_KINDS)[number]

const point = z.number().min(1).max(5)

export const PositionGiven = z.object({
  kind: z.enum(POSITION_KINDS),
  attractiveness: point,
  strength: point,
  reason: z.string().trim().min(1).max(500),
})
export type PositionGiven = z.infer<typeof PositionGiven>

export const Position = PositionGiven.extend({
  positionId: z.guid(),
  accountId: z.guid(),
  name: z.string(),
  proposedBy: z.guid(),
  /** Null for someone of whom no name is left. */
  proposer: z.string().nullable(),
  proposedAt: z.iso.datetime(),
  state: z.enum(['proposed', 'accepted', 'rejected']),
  decider: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decidedWhy: z.string(),
})
export type Position = z.infer<typeof Position>

/** Where an account stood in a list. */
export const Stood = SelectionAccount.pick({
  attractiveness: true,
  strength: true,
  box: true,
  chosen: true,
}).extend(
  KeptSelection.pick({ selectionId: true, title: true, kind: true, asOf: true, lines: true }).shape,
)
export type Stood = z.infer<typeof Stood>

export const Ruling = z.object({
  state: z.enum(['accepted', 'rejected']),
  why: z.string().trim().max(500).default(''),
})
export type Ruling = z.infer<typeof Ruling>

/** Decided once; whoever proposed it is told why not. */
export function whyNotRule(
  { state }: Pick<Position, 'state'>,
  { state: to, why }: Ruling,
): Refusal | null {
  if (state !== 'proposed') return { ...no('position-decided'), status: 409 }
  return to === 'rejected' && why === '' ? no('position-why-not') : null
}

export function whyNotReopen({ state }: Pick<Position, 'state'>): Refusal | null {
  return state === 'proposed' ? { ...no('position-open'), status: 409 } : null
}

/** Taken back by whoever proposed it, while nobody decided. */
export function whyNotTakeBack(
  { id }: Pick<Actor, 'id'>,
  { state, proposedBy }: Pick<Position, 'state' | 'proposedBy'>,
): Refusal | null {
  if (id !== proposedBy) return { ...no('position-not-yours'), status: 403 }
  return state === 'proposed' ? null : { ...no('position-decided'), status: 409 }
}

/**
 * Of each account the last forecast or correction that was accepted; with `until`, as things stood then:
 * what was decided later isn't seen yet.
 */
export function standingPositions(
  positions: readonly Position[],
  kind: PositionKind,
  until: string | null = null,
): Map<string, Position> {
  const found = new Map<string, Position>()
  for (const one of positions) {
    if (one.kind !== kind || one.state !== 'accepted' || one.decidedAt === null) continue
    if (until !== null && one.decidedAt >= until) continue
    const other = found.get(one.accountId)
    if (!other || other.decidedAt! <= one.decidedAt) found.set(one.accountId, one)
  }
  return found
}
