/**
 * A link lets whoever holds it do one thing with one record, once, for a while.
 * Opening it shows what it would do and changes nothing, since mail scanners open links too.
 */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'

export const LinkToken = z.string().regex(/^[\w-]{20,100}$/)

export const Link = z.object({
  linkId: z.uuid(),
  purpose: z.string(),
  recordId: z.uuid(),
  firmId: z.uuid().nullable(),
  expiresAt: z.date(),
  usedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
})
export type Link = z.infer<typeof Link>

export function whyNotUse(link: Link | undefined, now: Date): Refusal | null {
  if (!link) return { code: 'access/link-unknown', status: 404 }
  if (link.revokedAt) return { code: 'access/link-revoked', status: 409 }
  if (link.usedAt) return { code: 'access/link-used', status: 409 }
  if (link.expiresAt <= now) return { code: 'access/link-expired', status: 409 }
  return null
}
