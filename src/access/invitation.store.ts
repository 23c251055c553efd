/** Invitations in PostgreSQL. The way in is a link; here stands what it lets in to. */
import { z } from 'zod'
import { type Db, many, maybe, one } from '../platform/db.ts'
import { Invitation, Offer } from './invitation.ts'
import type { TeamRole } from './member.ts'

export const INVITATION = 'access.invitation'

const Row = Invitation.extend({ invitedAt: z.date(), expiresAt: z.date() })

export async function addInvitation(
  db: Db,
  { role, email, invitedBy }: { role: TeamRole; email: string | null; invitedBy: string },
): Promise<string> {
  const [row] = await db`
    insert into access.invitation (firm_id, role, email, invited_by)
    values (${db.firm}, ${role}, ${email}, ${invitedBy})
    returning invitation_id
  `
  return row!['invitationId'] as string
}

/** Those of the open firm that can still be accepted; of one record, where it is named. */
export async function openInvitations(db: Db, invitationId?: string): Promise<Invitation[]> {
  const rows = await many(
    Row,
    db`
    select i.invitation_id, i.role, i.email, p.name as invited_by, i.invited_at, l.expires_at
    from access.invitation i
    join access.person p on p.id = i.invited_by
    join access.link l on l.purpose = ${INVITATION} and l.record_id = i.invitation_id
    where i.firm_id = ${db.firm}
      and l.used_at is null and l.revoked_at is null and l.expires_at > now()
      ${invitationId ? db`and i.invitation_id = ${invitationId}` : db``}
    order by i.invited_at desc
  `,
  )
  return rows.map((row) => ({
    ...row,
    invitedAt: row.invitedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }))
}

/** What a link's record offers, before any firm is open. */
export function offerOf(db: Db, invitationId: string): Promise<Offer> {
  return one(
    Offer,
    db`
    select f.name as firm_name, i.role, i.email, p.name as invited_by
    from access.invitation i
    join access.firm f on f.firm_id = i.firm_id
    join access.person p on p.id = i.invited_by
    where i.invitation_id = ${invitationId}
  `,
  )
}

/** Whether a person already belongs to a firm. */
export async function belongs(db: Db, firmId: string, personId: string): Promise<boolean> {
  const row = await maybe(
    z.object({ role: z.string() }),
    db`
    select role from access.membership
    where firm_id = ${firmId} and person_id = ${personId} and ended_at is null
  `,
  )
  return row !== undefined
}
