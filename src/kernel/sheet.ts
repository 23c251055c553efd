/** A small table that may come as a file: what its columns can be, declared once by the room that keeps it. */
import { z } from 'zod'

export const FIELD_KINDS = [
  'text',
  'day',
  /** Becomes the month's first day. */
  'month',
  /** A year, a quarter or a month, as kernel/period.ts writes it. */
  'period',
  /** Exact decimal text. */
  'amount',
  'number',
  'currency',
  'yesNo',
  /** An account by its code or its name; becomes its id. */
  'account',
] as const

export const SheetField = z.object({
  field: z.string(),
  kind: z.enum(FIELD_KINDS),
  /** Rows without it are rejected; else an empty cell is null. */
  needed: z.boolean(),
  /** What files call it in Spanish and English, the surest first: plain words without accents. */
  names: z.array(z.string()),
})
export type SheetField = z.infer<typeof SheetField>

/** What a cell has become. */
export type SheetCell = string | number | boolean | null
export type SheetRow = Record<string, SheetCell>

/** Fields by name: `field('startsOn', 'day', 'inicio, fecha inicio, start')`. */
export function field(
  name: string,
  kind: SheetField['kind'],
  names: string,
  { needed = false } = {},
): SheetField {
  return { field: name, kind, needed, names: names.split(', ') }
}
