/** A note: what someone wrote down, whom it mentions, and to which accounts it belongs. */
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { listOf, pageOf } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Tag } from '../accounts/account.ts'
import { Attachment } from './attachment.ts'
import { KeptBody, NoteBody, textOf } from './noteBody.ts'

/** Its first line names it where there is no room for more. */
const TITLE = 120

export const NoteGiven = z.object({
  body: NoteBody.refine((body) => textOf(body) !== '', { message: 'missing' }),
  tags: z.array(Tag).max(20).default([]),
  accountIds: z.array(z.guid()).max(50).default([]),
})
export type NoteGiven = z.infer<typeof NoteGiven>

export const Note = z.object({
  noteId: z.guid(),
  body: KeptBody,
  text: z.string(),
  tags: z.array(Tag),
  /** Those that who reads it may see, with who looks after each. */
  accounts: z.array(z.object({ accountId: z.guid(), name: z.string(), carers: z.array(z.guid()) })),
  attachments: z.array(Attachment),
  madeBy: z.guid(),
  /** Null for someone of whom no name is left. */
  madeByName: z.string().nullable(),
  madeAt: z.iso.datetime(),
  changedByName: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  /** Goes with a change, so that nobody writes over what they haven't seen. */
  revision: z.int(),
})
export type Note = z.infer<typeof Note>

export const NoteList = listOf({
  sorts: ['made'],
  sort: 'made',
  filters: {
    account: z.guid().optional(),
    tag: Tag.optional(),
    /** Only one's own. */
    mine: z.stringbool().optional(),
  },
})
export const NotePage = pageOf(Note)

/** Its first line, cut where a word ends. */
export function titleOf(text: string): string {
  const line =
    text
      .split('\n')
      .find((one) => one.trim() !== '')
      ?.trim() ?? ''
  if (line.length <= TITLE) return line
  const cut = line.slice(0, TITLE)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), TITLE - 20)).trimEnd()}…`
}

/** Everyone who works on accounts writes notes, on any account that they see: a note changes nothing of it. */
export function whyNotNote({ role }: Pick<Actor, 'role'>): Refusal | null {
  const works = role === 'lead' || role === 'admin' || role === 'manager' || role === 'expert'
  return works ? null : { code: 'know/note-only-reads', status: 403 }
}

/** Changed and deleted by who wrote it, who leads, and who looks after one of its accounts as manager. */
export function whyNotChangeNote(
  actor: Pick<Actor, 'id' | 'role'>,
  { madeBy, accounts }: Pick<Note, 'madeBy' | 'accounts'>,
): Refusal | null {
  const { id, role } = actor
  const refusal = whyNotNote(actor)
  if (refusal || madeBy === id || role === 'lead' || role === 'admin') return refusal
  const looksAfter = accounts.some(({ carers }) => carers.includes(id))
  return role === 'manager' && looksAfter ? null : { code: 'know/note-not-yours', status: 403 }
}
