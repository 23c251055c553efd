/** The client's own buyers: the one that it would like to have, the usual ones, and what they say aloud. */
import { z } from 'zod'
import { Evidence } from './evidence.ts'

/** `ideal`: whom it seeks. `persona`: someone who buys from it. `voice`: what its reviews come to. */
export const AUDIENCES = ['ideal', 'persona', 'voice'] as const

const words = z.string().trim().max(1000).default('')

export const AudienceGiven = z.object({
  kind: z.enum(AUDIENCES),
  name: z.string().trim().min(1).max(200),
  about: words,
  /** What it means for us. */
  meaning: words,
  ...Evidence.shape,
})
export type AudienceGiven = z.infer<typeof AudienceGiven>

export const Audience = AudienceGiven.extend({ audienceId: z.guid(), accountId: z.guid() })
export type Audience = z.infer<typeof Audience>
