/** Rows as COPY writes and reads them: lines of text with tabs between the cells. */
import type { Readable } from 'node:stream'

export const NULL = String.raw`\N`

/** Many lines at a time: to wait for each would cost more than to read it. */
export async function* linesOf(copied: Readable): AsyncGenerator<string[]> {
  let rest = ''
  copied.setEncoding('utf8')
  for await (const chunk of copied) {
    const lines = (rest + (chunk as string)).split('\n')
    rest = lines.pop()!
    yield lines
  }
}

/** Text as a cell: tabs, line ends and backslashes are escaped. */
export function cell(value: string | number | null): string {
  if (value === null) return NULL
  if (typeof value === 'number') return Number.isNaN(value) ? NULL : String(value)
  return SPECIAL.test(value) ? value.replace(SPECIALS, (one) => ESCAPES[one]!) : value
}

const SPECIAL = /[\\\t\n\r]/
const SPECIALS = /[\\\t\n\r]/g
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

const CHUNK_ROWS = 2000

/** Rows in chunks that are worth a write. */
export function* chunksOf(rows: Iterable<(string | number | null)[]>): Generator<Buffer> {
  let lines: string[] = []
  for (const row of rows) {
    lines.push(row.map(cell).join('\t'))
    if (lines.length < CHUNK_ROWS) continue
    yield Buffer.from(`${lines.join('\n')}\n`)
    lines = []
  }
  if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`)
}
