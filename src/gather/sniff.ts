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
  /** A page or an XML that calls itself a spreadsheet. */
  | 'markup'
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
  if (isMarkup(head)) return 'markup'
  return strangeShare(head) > 0.02 ? 'binary' : 'text'
}

function isMarkup(head: Uint8Array): boolean {
  const start = new TextDecoder().decode(head.subarray(0, 200)).trimStart().toLowerCase()
  return /^<(!doctype|html|table|\?xml|meta|head)/.test(start)
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

export type Division = Dialect & {
  /** Lines above the header. */
  skip: number
  header: boolean
  /** The cells of a usual record. */
  width: number
}

const ROWS_LOOKED_AT = 200

/** How the text of a sample is divided into cells, and where the header lies. What is known is taken as it is. */
export function sniffDivision(
  text: string,
  whole: boolean,
  known: { delimiter?: string | undefined; quote?: Dialect['quote'] | undefined } = {},
): Division {
  const delimiters = known.delimiter === undefined ? DELIMITERS : [known.delimiter]
  const quotes: Dialect['quote'][] = known.quote === undefined ? ['"', "'"] : [known.quote]
  const candidates = delimiters
    .flatMap((delimiter) => quotes.map((quote) => ({ delimiter, quote })))
    .map((dialect) => ({ dialect, rows: takeRows(text, dialect, ROWS_LOOKED_AT, whole) }))
  const { dialect, rows } = candidates.reduce((a, b) =>
    evenness(b.rows) > evenness(a.rows) ? b : a,
  )
  return { ...dialect, ...headerOf(rows) }
}

/** Rows of one width, and the more cells the better; single quotes must earn their place. */
function evenness(rows: Row[]): number {
  const width = usualWidth(rows)
  if (width < 2) return 0
  const even = rows.filter(({ cells }) => cells.length === width).length / rows.length
  return even * even * Math.log2(width + 1)
}

/** Rows of one cell are titles and notes, unless there is nothing else. */
function usualWidth(rows: Row[]): number {
  const widths = new Map<number, number>()
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  const wide = [...widths].filter(([width]) => width > 1)
  return wide.reduce((a, b) => (b[1] > a[1] ? b : a), [rows.length === 0 ? 0 : 1, 0])[0]
}

/**
 * The header is the fullest row of words before the first record, a row of the usual width with a
 * number or a day in it. It may be a cell shorter or longer than the records.
 */
export function headerOf(rows: Row[]): Omit<Division, keyof Dialect> {
  const width = usualWidth(rows)
  const first = rows.findIndex(({ cells }) => cells.length === width && cells.some(isValue))
  const above = first < 0 ? rows : rows.slice(0, first)
  const words = above.filter(({ cells }) => filled(cells) > 1 && !cells.some(isValue))
  const fullest = Math.max(...words.map(({ cells }) => filled(cells)))
  const header = words.find(({ cells }) => filled(cells) === fullest && fullest >= width / 2)
  const top = header ?? rows[Math.max(0, first)]
  return { skip: (top?.line ?? 1) - 1, header: header !== undefined || first < 0, width }
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
