/** What the outside may ask of invitations: make, list, take back; open by link and accept. */
import { z } from 'zod'
import { LEADS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Invitation, Offer } from './invitation.ts'
import { LinkToken } from './link.ts'
import { TeamRole } from './member.ts'
import { Email, Newcomer } from './person.ts'

const Joined = z.object({ firmId: z.uuid() })

export const invite = endpoint('POST /invitations', {
  may: LEADS,
  input: z.object({ role: TeamRole, email: Email.nullable().default(null) }),
  returns: z.object({
    invitation: Invitation,
    /** Shown once: only its hash is kept. */
    address: z.string(),
    mailed: z.boolean(),
  }),
})

export const listInvitations = endpoint('GET /invitations', {
  may: LEADS,
  input: z.object({}),
  returns: z.array(Invitation),
})

export const revokeInvitation = endpoint('DELETE /invitations/:invitationId', {
  may: LEADS,
  input: z.object({ invitationId: z.uuid() }),
  returns: z.object({}),
})

/** Shows who invites to what, and accepts nothing. */
export const readOffer = endpoint('GET /invitation', {
  may: 'anyone',
  input: z.object({ token: LinkToken }),
  returns: Offer,
})

/** As whom one is signed in. */
export const acceptInvitation = endpoint('POST /invitation/acceptance', {
  may: 'person',
  input: z.object({ token: LinkToken }),
  returns: Joined,
})

/** As someone who isn't here yet. */
export const joinByInvitation = endpoint('POST /invitation/newcomer', {
  may: 'anyone',
  input: Newcomer.extend({ token: LinkToken }),
  returns: Joined,
})
