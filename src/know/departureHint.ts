/**
 * Hints that someone has left: a mail that came back, or words of a mail, a talk or a note that say so. A mail tells
 * only those who see it. They only ask;
 * a departure is told by a person. Which words count is said where they are written, in `departure_said`.
 */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'

/** Older ones say nothing any more. */
export const HINT_DAYS = 365

// words: know:hint.kind.*
export const DepartureHint = z.object({
  contactId: z.guid(),
  name: z.string(),
  placeId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  kind: z.enum(['bounced', 'left']),
  /** When it was written, and its beginning. */
  day: Day,
  excerpt: z.string(),
  /** The note, where it stands in one. */
  noteId: z.guid().nullable(),
  carers: z.array(z.guid()),
})
export type DepartureHint = z.infer<typeof DepartureHint>

export const HintList = z.object({
  account: z.guid().optional(),
  /** Only of accounts that whoever asks looks after. */
  mine: z.stringbool().optional(),
})
