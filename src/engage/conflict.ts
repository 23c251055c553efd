/** Who is at odds about what, among us or with the client, and what was agreed. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

// words: engage:conflict.kinds.*
export const CONFLICT_KINDS = ['client', 'colleagues'] as const

export const ConflictGiven = z.object({
  accountId: z.guid(),
  kind: z.enum(CONFLICT_KINDS),
  about: z.string().trim().min(1).max(1000),
  /** Ours who are in it. */
  personIds: z.array(z.guid()).max(20).default([]),
  contactId: blankable(z.guid()),
  beganOn: Day,
  /** Blank as long as nothing is. */
  agreed: z.string().trim().max(2000).default(''),
  agreedOn: blankable(Day),
})
export type ConflictGiven = z.infer<typeof ConflictGiven>

export const Conflict = ConflictGiven.extend({
  conflictId: z.guid(),
  people: z.array(z.string()),
  contactName: z.string().nullable(),
  carers: z.array(z.guid()),
})
export type Conflict = z.infer<typeof Conflict>

/** What was agreed has its day, not before it began; of colleagues at odds there are two. */
export function whyNotConflict(
  { kind, personIds, agreed, agreedOn, beganOn }: ConflictGiven,
  today: Day,
): Refusal | null {
  if (beganOn > today) return { code: 'engage/conflict-ahead', status: 422 }
  if ((agreed === '') !== (agreedOn === null)) return { code: 'engage/agreed-when', status: 422 }
  if (agreedOn !== null && (agreedOn < beganOn || agreedOn > today))
    return { code: 'engage/agreed-day', status: 422 }
  if (kind === 'colleagues' && new Set(personIds).size < 2)
    return { code: 'engage/two-at-odds', status: 422 }
  return null
}
