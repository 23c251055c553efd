/** What is noted of a person for one's own dealings with them: seen by who wrote it and who looks after their accounts. */
import { z } from 'zod'
import { addMonths, Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { task } from '../kernel/task.ts'

/** Why it may be kept: they agreed, they told it themselves, or the work with them needs it. */
export const GROUNDS = ['told', 'consent', 'interest'] as const

export const PrivateNoteGiven = z.object({
  contactId: z.guid(),
  text: z.string().trim().min(1).max(2000),
  /** What it is kept for. */
  purpose: z.string().trim().min(1).max(300),
  ground: z.enum(GROUNDS),
  /** The last day on which it is kept. */
  untilOn: Day,
})
export type PrivateNoteGiven = z.infer<typeof PrivateNoteGiven>

export const PrivateNote = PrivateNoteGiven.extend({
  noteId: z.guid(),
  byName: z.string().nullable(),
  madeAt: z.iso.datetime(),
  /** Whoever asks wrote it. */
  own: z.boolean(),
})
export type PrivateNote = z.infer<typeof PrivateNote>

/** Longer than this nobody needs to remember; what still holds can be noted again. */
export const MOST_MONTHS = 36

export const forgetNotes = task('know.forgetNotes', z.object({}))

/** It is kept for a while, and not for ever. */
export function whyNotKeepUntil(untilOn: Day, today: Day): Refusal | null {
  if (untilOn < today) return { code: 'know/note-until-past', status: 422 }
  if (untilOn > addMonths(today, MOST_MONTHS)) {
    return { code: 'know/note-until-far', status: 422, values: { months: MOST_MONTHS } }
  }
  return null
}
