/** Rows of a file that stand under another account already: moved there only where a person says so. */
import { z } from 'zod'
import type { Refusal } from '../kernel/refusal.ts'
import type { SheetRow } from '../kernel/sheet.ts'
import type { Row } from './record.ts'
import type { SheetReject } from './sheet.ts'

/** To the account of the file, or left where they are: those rows stay out. */
export const SheetMoves = z.enum(['take', 'leave'])
export type SheetMoves = z.infer<typeof SheetMoves>

export function whyNotMove({
  moved,
  moves,
}: {
  moved: number
  moves?: SheetMoves | undefined
}): Refusal | null {
  return moved === 0 || moves !== undefined
    ? null
    : { code: 'gather/sheet-moves', status: 409, values: { count: moved } }
}

type Taking = { accepted: { line: number; row: SheetRow }[]; rejects: SheetReject[] }
type Left = { lines: ReadonlySet<number>; rows: readonly Row[]; field: string; place: number }

/** Those lines are left out with the others, in the order of the file. */
export function withoutMoves(
  { accepted, rejects }: Taking,
  { lines, rows, field, place }: Left,
): Taking {
  const left = rows
    .filter(({ line }) => lines.has(line))
    .map(({ line, cells }) => ({
      line,
      field,
      cell: (cells[place] ?? '').trim(),
      reason: 'moves',
      cells: [...cells],
    }))
  return {
    accepted: accepted.filter(({ line }) => !lines.has(line)),
    rejects: [...rejects, ...left].toSorted((a, b) => a.line - b.line),
  }
}
