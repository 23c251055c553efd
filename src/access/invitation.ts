/** An invitation into a firm, by a link that can be mailed or handed over. */
import { z } from 'zod'
import { TeamRole } from './member.ts'

export const INVITATION_DAYS = 14

/** One that is still open. */
export const Invitation = z.object({
  invitationId: z.uuid(),
  role: TeamRole,
  email: z.string().nullable(),
  invitedBy: z.string(),
  invitedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export type Invitation = z.infer<typeof Invitation>

/** What whoever holds the link is shown. */
export const Offer = z.object({
  firmName: z.string(),
  role: TeamRole,
  email: z.string().nullable(),
  invitedBy: z.string(),
})
export type Offer = z.infer<typeof Offer>
