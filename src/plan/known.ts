/** What is known already, beside the questions of a plan: a line of another room, in the step that it helps with. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { STEPS } from './planTemplate.ts'

export const KNOWN_KINDS = [
  'tier',
  'reason',
  'trend',
  'rival',
  'decider',
  'need',
  'signal',
  'goal',
  'strength',
  'weakness',
  'opportunity',
  'threat',
  'objective',
  'action',
] as const

export const Known = z.object({
  step: z.enum(STEPS),
  kind: z.enum(KNOWN_KINDS),
  text: z.string(),
  /** The row that it stands in. */
  id: z.guid().nullable(),
  /** By when, where it says so. */
  dueOn: Day.nullable(),
})
export type Known = z.infer<typeof Known>
