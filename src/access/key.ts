/** An API key: a firm's door for machines, in one role. */
import { z } from 'zod'
import { TeamRole } from './member.ts'

/** So that a key is recognised wherever it turns up. */
export const KEY_MARK = 'clave_'

export const ApiKey = z.object({
  keyId: z.uuid(),
  name: z.string(),
  role: TeamRole,
  /** Its first characters, to know it by. */
  beginning: z.string(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>
