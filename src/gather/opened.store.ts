/** What an opened file is, whatever its kind. */
import type { SheetField } from '../kernel/sheet.ts'
import { refused } from '../platform/problem.ts'
import type { Column } from './mapping.ts'
import type { Reading } from './reading.ts'
import type { Row } from './record.ts'
import type { Source } from './source.store.ts'

/** What is looked at first, to tell what a file is. */
export const HEAD_BYTES = 256 << 10
/** Records that suggestions are made from, and records of the preview. */
export const ROWS_LOOKED_AT = 1000
export const ROWS_SHOWN = 50

export type OpenedFile = {
  name: string
  /** As it was given. */
  path: string
  bytes: number
  reading: Reading
  source: Source
  /** The UTF-8 text that line numbers count in; null where records have no lines. */
  text: string | null
  /** Of an Excel file: what else could be read. */
  sheets: string[]
  /** Of the header, so that a mapping can be remembered. */
  signature: string
  columns: Column[]
  /** The first records, for the preview. */
  rows: string[][]
  /** Lines whose quotes are broken, from 1. */
  brokenLines: number[]
  /** What a person has said, so that it is not asked again. */
  confirmed: { decimal: boolean; dateOrder: boolean }
}

export type FileWanted = {
  path: string
  name: string
  /** For copies; the caller removes it. */
  folder: string
  /** What a person corrected; the rest is sniffed. */
  reading?: Partial<Reading> | undefined
  /** Of a workbook the first sheet that has these is read, where none is named; else the first ledger. */
  fields?: readonly SheetField[] | undefined
  maxBytes?: number | undefined
  signal?: AbortSignal | undefined
  /** Share of the preparation that is done, 0..1. */
  onProgress?: ((share: number) => void) | undefined
}

export function refusal(
  wanted: FileWanted,
  code: `gather/${string}`,
  values: Record<string, string | number> = {},
) {
  return refused({ code, status: 422, values: { file: wanted.name, ...values } })
}

export function columnsOf(header: string[] | null, width: number, rows: Row[]): Column[] {
  const full = rows.filter(({ cells }) => cells.length === width)
  return Array.from({ length: width }, (_, place) => ({
    name: header?.[place]?.trim() || `#${place + 1}`,
    examples: full.map(({ cells }) => cells[place]!).filter((cell) => cell.trim() !== ''),
  }))
}
