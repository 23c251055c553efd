/** Whether a client wants the relation, what it expects for the time it gives, and what it gives. models.md §6. */
import { z } from 'zod'
import { Said } from '../accounts/said.ts'
import { Day } from '../kernel/day.ts'

export const WANTS = ['yes', 'unsure', 'no'] as const

export const InterestGiven = z.object({
  /** Null takes back what was said before. */
  wants: z.enum(WANTS).nullable(),
  /** What it expects in return. */
  expects: z.string().trim().max(1000).default(''),
  /** Time, data, access. */
  gives: z.string().trim().max(1000).default(''),
  /** How we know. */
  source: z.string().trim().max(500).default(''),
  seenOn: Day,
})
export type InterestGiven = z.infer<typeof InterestGiven>

export const Interest = InterestGiven.extend(Said.shape)
export type Interest = z.infer<typeof Interest>

/** The interest is mutual where the client wants the relation and we know what for. */
export function isMutual({ wants, expects }: Pick<InterestGiven, 'wants' | 'expects'>): boolean {
  return wants === 'yes' && expects !== ''
}
