/** Alerts gathered in one mail: every day, or every Monday, at an hour of one's own day. */
import { z } from 'zod'
import { task } from '../../kernel/task.ts'

// words: monitor:alert.digest.every.*
export const DIGESTS = ['never', 'daily', 'weekly'] as const

export const AlertDigest = z.object({
  every: z.enum(DIGESTS),
  /** Of one's own day, by the time zone of one's profile. */
  hour: z.coerce.number().int().min(0).max(23).default(7),
})
export type AlertDigest = z.infer<typeof AlertDigest>

export const tellDigest = task('monitor.digest', z.object({ personId: z.guid() }))
