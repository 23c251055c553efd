/** What was proposed of where an account stands in the matrix, and what came of it, to be put in words. */
import { z } from 'zod'

const Proposed = z.object({
  kind: z.string(),
  attractiveness: z.number(),
  strength: z.number(),
  reason: z.string(),
  decidedWhy: z.string(),
})

const KINDS = {
  'position.proposed': 'positionProposed',
  'position.takenBack': 'positionTakenBack',
  'position.accepted': 'positionAccepted',
  'position.rejected': 'positionRejected',
  'position.reopened': 'positionReopened',
} as const

export const POSITIONS_TOLD = Object.values(KINDS)

/** Null for anything else. */
export function tellPosition(what: string, about: unknown) {
  const proposed = Proposed.safeParse(about)
  if (!(what in KINDS) || !proposed.success) return null
  const { kind, attractiveness, strength, reason, decidedWhy } = proposed.data
  return {
    what: KINDS[what as keyof typeof KINDS],
    values: {
      kind,
      attractiveness: String(attractiveness),
      strength: String(strength),
      reason,
      why: decidedWhy,
    },
  }
}
