/** The text of a plan or of one of its lines that several write at once: what it is called, and how long it may be. */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'
import { task } from '../kernel/task.ts'

export const TEXT_KINDS = ['plan', 'line'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

/** Which part of a Yjs document the editor writes. */
export const FIELD = 'default'
/** More than this nobody types into a plan, in characters. */
export const LONGEST = 20_000

/** What is kept of one at the most: of its words, and of the document with all that was ever written over. */
const MOST_KEPT = 500_000
const MOST_BYTES_KEPT = 2_000_000

export function whyNotText({ bytes, prose }: { bytes: number; prose: string }): Refusal | null {
  if (prose.length <= MOST_KEPT && bytes <= MOST_BYTES_KEPT) return null
  return { code: 'plan/text-long', status: 413 }
}

/** What a live text is called on the wire. */
export const textName = (kind: TextKind, id: string) => `${kind}:${id}`

export const forgetTexts = task('plan.forgetTexts', z.object({}))
