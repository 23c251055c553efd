/** Small tables that come as files: sent, looked at with what each column is taken for, taken in, taken back. */
import { z } from 'zod'
import type { Actor, Role } from '../kernel/actor.ts'
import { listOf, pageOf } from '../kernel/list.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { FIELD_KINDS, SheetField } from '../kernel/sheet.ts'

export const MOST_ROWS = 60_000
export const MOST_BYTES = 30_000_000
/** Taking back is offered as long as what was there before is kept. */
const DAYS_TO_TAKE_BACK = 30

/** Fields with the name of their column. */
export const SheetMapping = z.record(z.string(), z.string())
export type SheetMapping = z.infer<typeof SheetMapping>

export const SheetKind = z.object({
  target: z.string(),
  /** Where its words stand. */
  words: z.string(),
  fields: z.array(SheetField),
})
export type SheetKind = z.infer<typeof SheetKind>

// words: gather:sheet.reject.*
/** Why any line may be left out; a target has reasons of its own besides. */
export const KNOWN_REASONS = [
  ...FIELD_KINDS,
  'cells',
  'missing',
  'several',
  'twice',
  'unfit',
  'moves',
] as const

/** A line that was left out: which cell, and why. */
export const SheetReject = z.object({
  line: z.int(),
  /** Null where the line as a whole is wrong. */
  field: z.string().nullable(),
  /** What stands in the cell. */
  cell: z.string(),
  reason: z.string(),
  cells: z.array(z.string()),
})
export type SheetReject = z.infer<typeof SheetReject>

export const SheetOutcome = z.object({
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  rejected: z.int(),
})
export type SheetOutcome = z.infer<typeof SheetOutcome>

export const SheetState = z.enum(['sent', 'taken', 'undone'])

export const SheetImport = z.object({
  sheetImportId: z.guid(),
  target: z.string(),
  file: z.string(),
  /** Of a workbook. */
  sheet: z.string().nullable(),
  state: SheetState,
  madeAt: z.iso.datetime(),
  madeBy: z.string().nullable(),
  outcome: SheetOutcome.nullable(),
  /** That it can be taken back: it changed something, and not long ago. */
  undoable: z.boolean(),
})
export type SheetImport = z.infer<typeof SheetImport>

export const SheetList = listOf({ sorts: ['made'], sort: 'made' }).extend({ target: z.string() })
export const SheetPage = pageOf(SheetImport)

/** A row that changes what stands: which, and what of it. Accounts are told by their names. */
export const SheetChange = z.object({
  line: z.int(),
  /** The fields that tell the row, without empty ones. */
  key: z.array(z.object({ field: z.string(), value: z.string() })),
  fields: z.array(
    z.object({ field: z.string(), was: z.string().nullable(), now: z.string().nullable() }),
  ),
})
export type SheetChange = z.infer<typeof SheetChange>

/** What a file would become, before anything is stored. */
export const SheetCheck = z.object({
  sheetImportId: z.guid(),
  file: z.string(),
  /** Of a workbook: the one that was read, and all of them. */
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  columns: z.array(z.object({ name: z.string(), examples: z.array(z.string()) })),
  mapping: SheetMapping,
  /** Fields that the table needs and no column gives. */
  lacking: z.array(z.string()),
  /** Fields that no column gives: rows that are there already keep theirs, new ones get what is usual. */
  kept: z.array(z.string()),
  read: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  /** The first of them. */
  rejects: z.array(SheetReject),
  /** Of those that are accepted: what isn't there yet, what stands otherwise, what stands just so. */
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  /** The first of them, without those that move. */
  changes: z.array(SheetChange),
  /** Of those that change: rows that stand under another account, to be moved or left. */
  moved: z.int(),
  /** The first of them. */
  moves: z.array(SheetChange),
})
export type SheetCheck = z.infer<typeof SheetCheck>

export function whyNotTakeSheets(
  { role }: Pick<Actor, 'role'>,
  may: readonly Role[],
): Refusal | null {
  return may.includes(role) ? null : { code: 'gather/sheet-not-yours', status: 403 }
}

export function whyNotTakeIn({
  state,
  lacking,
  accepted,
}: Pick<SheetImport, 'state'> & Pick<SheetCheck, 'lacking' | 'accepted'>): Refusal | null {
  if (state !== 'sent') return { code: 'gather/sheet-taken', status: 409 }
  if (lacking.length > 0) return { code: 'gather/sheet-lacks', status: 422 }
  return accepted > 0 ? null : { code: 'gather/sheet-nothing', status: 422 }
}

export function isUndoable(
  { state, undoId, takenAt }: { state: string; undoId: string | null; takenAt: Date | null },
  now: Date,
): boolean {
  const kept = takenAt && now.getTime() - takenAt.getTime() < DAYS_TO_TAKE_BACK * 86_400_000
  return state === 'taken' && undoId !== null && Boolean(kept)
}
