/** What the first bytes of a file say: its kind, its encoding, how its cells are divided and where its header is. */
import {
  countMarks,
  countOrders,
  decideDecimal,
  decideOrder,
  DELIMITERS,
  type Encoding,
  thousandsMark,
} from './reading.ts'
import { type Dialect, type Row, takeRows } from './record.ts'

export type Kind =
  | 'text'
  | 'gzip'
  | 'xlsx'
  | 'parquet'
  /** A container of old Office: an .xls, or an .xlsx with a password. */
  | 'ole'
  | 'zip'
  | 'image'
  | 'pdf'
  | 'binary'

export function sniffKind(head: Uint8Array): Kind {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  if (starts(0x1f, 0x8b)) return 'gzip'
  if (starts(0x50, 0x41, 0x52, 0x31)) return 'parquet'
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'ole'
  if (starts(0x50, 0x4b, 0x03, 0x04)) return holds(head, 'xl/') ? 'xlsx' : 'zip'
  if (starts(0x50, 0x4b) || starts(0x37, 0x7a, 0xbc, 0xaf) || starts(0x52, 0x61, 0x72, 0x21))
    return 'zip'
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (starts(0x89, 0x50, 0x4e, 0x47) || starts(0xff, 0xd8, 0xff)) return 'image'
  if (starts(0x47, 0x49, 0x46, 0x38) || (starts(0x52, 0x49, 0x46, 0x46) && holds(head, 'WEBP')))
    return 'image'
  if (wide(head)) return 'text'
  return strangeShare(head) > 0.02 ? 'binary' : 'text'
}

export function holds(bytes: Uint8Array, word: string): boolean {
  const codes = new TextEncoder().encode(word)
  return bytes.some(
    (byte, at) => byte === codes[0] && codes.every((code, i) => bytes[at + i] === code),
  )
}

/** Control characters that no ledger has. One NUL among good text is told apart later, with its line. */
function strangeShare(bytes: Uint8Array): number {
  let strange = 0
  for (const byte of bytes)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) strange++
  return bytes.length === 0 ? 0 : strange / bytes.length
}

/** UTF-16 by its mark, or by every other byte being zero. */
function wide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  const seen = Math.min(bytes.length, 4096) & ~1
  for (let at = 0; at < seen; at++) if (bytes[at] === 0) zeros[at & 1]!++
  if (seen >= 8 && zeros[1]! > seen * 0.35 && zeros[0]! < seen * 0.05) return 'utf-16le'
  if (seen >= 8 && zeros[0]! > seen * 0.35 && zeros[1]! < seen * 0.05) return 'utf-16be'
  return null
}

/**
 * `utf8` says whether the bytes are good UTF-8. Latin-1 differs from Windows-1252 only where the
 * latter has €, “, – or Š, so Latin-1 is named only where a byte means nothing in Windows-1252.
 */
export function sniffEncoding(head: Uint8Array, utf8: boolean): Encoding {
  const sixteen = wide(head)
  if (sixteen) return sixteen
  if (utf8) return 'utf-8'
  return head.some((byte) => NOT_WINDOWS.has(byte)) ? 'latin-1' : 'windows-1252'
}

const NOT_WINDOWS = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

export type Division = Dialect & { skip: number; header: boolean }

const ROWS_LOOKED_AT = 200

/** How the text of a sample is divided into cells, and where the header lies. */
export function sniffDivision(text: string, whole: boolean): Division {
  const candidates = DELIMITERS.flatMap((delimiter) =>
    (['"', "'"] as const).map((quote) => ({ delimiter, quote })),
  ).map((dialect) => ({ dialect, rows: takeRows(text, dialect, ROWS_LOOKED_AT, whole) }))
  const best = candidates.reduce((a, b) => (evenness(b.rows) > evenness(a.rows) ? b : a))
  const { dialect, rows } = best
  const { skip, header } = headerOf(rows)
  const { delimiter } = dialect
  // A single quote counts only where it was used as one.
  const single = dialect.quote === "'"
  return { delimiter, quote: single ? "'" : '"', skip, header }
}

/** Rows of one width, and the more cells the better; single quotes must earn their place. */
function evenness(rows: Row[]): number {
  const width = usualWidth(rows)
  if (width < 2) return 0
  const even = rows.filter(({ cells }) => cells.length === width).length / rows.length
  return even * even * Math.log2(width + 1)
}

function usualWidth(rows: Row[]): number {
  const widths = new Map<number, number>()
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  return [...widths].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0]
}

/** The first row of the usual width, mostly filled: the header where all of it is words. */
export function headerOf(rows: Row[]): { skip: number; header: boolean } {
  const width = usualWidth(rows)
  const first = rows.find(({ cells }) => cells.length === width && filled(cells) > width / 2)
  // Some programs end each line, but not the header, with one delimiter more.
  const before = rows[rows.indexOf(first!) - 1]
  const short = before?.cells.length === width - 1 && filled(before.cells) === width - 1
  const row = short && rows.every((one) => (one.cells[width - 1] ?? '') === '') ? before : first
  if (!row) return { skip: 0, header: true }
  const words = row.cells.filter((cell) => cell.trim() !== '' && !isValue(cell)).length
  return { skip: row.line - 1, header: words === filled(row.cells) }
}

const filled = (row: string[]) => row.filter((cell) => cell.trim() !== '').length

/** A number or a day: what a header's cell is not. */
export function isValue(cell: string): boolean {
  const text = cell.trim()
  if (!/\d/.test(text)) return false
  const marks = countMarks([text])
  if (Object.values(marks).some((count) => count > 0) || /^[-+(]?\d+\)?-?$/.test(text)) return true
  return Object.values(countOrders([text])).some((count) => count > 0)
}

/** Marks and order of days as all columns together suggest; the mapped columns decide later. */
export function provisionalReading(columns: { examples: string[] }[]) {
  const numbers = columns
    .map(({ examples }) => examples.slice(0, 500))
    .filter(isNumeric)
    .flat()
  const days = columns
    .map(({ examples }) => examples.slice(0, 500))
    .filter(isDaily)
    .flat()
  const decimal = decideDecimal(countMarks(numbers)).is
  return {
    decimal,
    thousands: thousandsMark(numbers, decimal),
    dateOrder: decideOrder(countOrders(days)).is,
  }
}

function isNumeric(texts: string[]): boolean {
  const marks = countMarks(texts)
  return (
    marks.comma + marks.point + marks.threeAfterComma + marks.threeAfterPoint > texts.length / 3
  )
}

function isDaily(texts: string[]): boolean {
  return Object.values(countOrders(texts)).reduce((a, b) => a + b, 0) > texts.length / 2
}
