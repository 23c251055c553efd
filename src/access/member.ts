/** A member: a person's place in a firm. Who may give, change and take it. */
import { z } from 'zod'
import { type Actor, Role } from '../kernel/actor.ts'
import type { Refusal } from '../kernel/refusal.ts'

/** Roles of the firm's own people. A contact at the client comes in by the portal, bound to an account. */
export const TeamRole = Role.exclude(['client'])
export type TeamRole = z.infer<typeof TeamRole>

export const Member = z.object({
  personId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role,
  active: z.boolean(),
})
export type Member = z.infer<typeof Member>

/** Only a lead makes a lead: an administrator can't rise by inviting themselves. */
export function whyNotGive(actor: Pick<Actor, 'role'>, role: Role): Refusal | null {
  if (role === 'lead' && actor.role !== 'lead') return { code: 'access/lead-only', status: 403 }
  return null
}

/** `to` is the role to be, or null where the member is to leave. `leads` counts the firm's leads. */
export function whyNotChangeMember(
  actor: Pick<Actor, 'role'>,
  member: Pick<Member, 'role' | 'active'>,
  to: Role | null,
  leads: number,
): Refusal | null {
  if (!member.active) return { code: 'access/member-gone', status: 409 }
  if (member.role === 'lead' && actor.role !== 'lead') {
    return { code: 'access/lead-only', status: 403 }
  }
  if (member.role === 'lead' && to !== 'lead' && leads <= 1) {
    return { code: 'access/last-lead', status: 409 }
  }
  return to ? whyNotGive(actor, to) : null
}
