/** What one person of an account answered, as the account shows it. */
import { z } from 'zod'
import { ROLES } from '../../know/decision.ts'
import { Given } from './answer.ts'

export const AccountAnswer = z.object({
  answerId: z.guid(),
  accountId: z.guid(),
  round: z.string(),
  contactId: z.guid().nullable(),
  /** Null for someone who was forgotten. */
  name: z.string().nullable(),
  role: z.enum(ROLES).nullable(),
  answeredAt: z.iso.datetime(),
  ...Given.shape,
})
export type AccountAnswer = z.infer<typeof AccountAnswer>
