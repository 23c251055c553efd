/** What the outside may ask of a firm's people. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Member, TeamRole } from './member.ts'

/** Those who left come last. */
export const listMembers = endpoint('GET /members', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Member),
})

export const changeRole = endpoint('PUT /members/:personId/role', {
  may: LEADS,
  input: z.object({ personId: z.uuid(), role: TeamRole }),
  returns: Member,
})

/** Their name stays on what they did. */
export const removeMember = endpoint('DELETE /members/:personId', {
  may: LEADS,
  input: z.object({ personId: z.uuid() }),
  returns: Member,
})

/** Undoes a removal: the same role as before. */
export const returnMember = endpoint('POST /members/:personId/return', {
  may: LEADS,
  input: z.object({ personId: z.uuid() }),
  returns: Member,
})
