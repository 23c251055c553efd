/**
 * A file of rates, price indices or costs that was taken in can be undone: once, and without
 * overwriting what was changed since.
 */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'

/** What an import answers besides: what to name when undoing; null where it altered nothing. */
export const Undoable = z.object({ undoId: z.guid().nullable() })

export const OneUndo = z.object({ undoId: z.guid() })

/** What became of it, counted in rows. */
export const FileUndone = z.object({
  /** They are what they were before the file. */
  restored: z.int(),
  /** The file had added them. */
  removed: z.int(),
  /** Left alone. */
  changedSince: z.int(),
})
export type FileUndone = z.infer<typeof FileUndone>

export function whyNotUndoFile({ undoneAt }: { undoneAt: Date | null }): Refusal | null {
  return undoneAt ? { code: 'gather/already-undone', status: 409 } : null
}

export function whyNothingUndone({ restored, removed }: FileUndone): Refusal | null {
  return restored + removed === 0 ? { code: 'gather/changed-since', status: 409 } : null
}
