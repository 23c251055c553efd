/** A file of a note or of an account: what may come in, and what of it may be shown. */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'

export const SHOWS = ['picture', 'pdf', 'file'] as const

export const Attachment = z.object({
  attachmentId: z.guid(),
  name: z.string(),
  shows: z.enum(SHOWS),
  bytes: z.number(),
  madeBy: z.guid(),
  madeAt: z.iso.datetime(),
})
export type Attachment = z.infer<typeof Attachment>

/** As a file is called where it comes from; the folder before it is none of ours. */
export const FileName = z
  .string()
  .transform((name) =>
    name
      .split(/[\\/]/)
      .at(-1)!
      // Signs that no name shows, and those that turn the reading direction round.
      .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
      .trim(),
  )
  .pipe(z.string().min(1).max(200))

export type Limits = { mostBytes: number; endings: readonly string[] }

/** The end of its name must be one of the house's, and it no larger than the house allows. */
export function whyNotAttach(
  { name, bytes }: { name: string; bytes: number },
  { mostBytes, endings }: Limits,
): Refusal | null {
  if (!endings.includes(endingOf(name))) return { code: 'know/attachment-kind', status: 422 }
  if (bytes > mostBytes) return { code: 'know/attachment-too-big', status: 413 }
  return bytes > 0 ? null : { code: 'know/attachment-empty', status: 422 }
}

/** `Plano v2.PDF` ends in `pdf`. */
export function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** PNG's first bytes are there to be noticed where a file is taken for text. */
const PNG = '\x89PNG\r\n\x1a\n'

type Known = { shows: 'picture' | 'pdf'; type: string; is: (first: string) => boolean }
const KNOWN: readonly Known[] = [
  { shows: 'picture', type: 'image/png', is: (first) => first.startsWith(PNG) },
  { shows: 'picture', type: 'image/jpeg', is: (first) => first.startsWith('\xff\xd8\xff') },
  { shows: 'picture', type: 'image/gif', is: (first) => /^GIF8[79]a/.test(first) },
  { shows: 'picture', type: 'image/webp', is: (first) => /^RIFF[\s\S]{4}WEBP/.test(first) },
  { shows: 'pdf', type: 'application/pdf', is: (first) => first.startsWith('%PDF-') },
]

/** What it is by its first bytes, as Latin-1, whatever it is called: the rest is only ever saved. */
export function kindOf(first: string): { shows: Attachment['shows']; type: string } {
  const known = KNOWN.find(({ is }) => is(first))
  return known
    ? { shows: known.shows, type: known.type }
    : { shows: 'file', type: 'application/octet-stream' }
}
