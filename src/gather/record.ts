/**
 * Delimited text taken apart into records, tolerantly: what a person sees in the preview, and how
 * a file with broken quotes is saved. A quote opens a cell only at its start, and closes it only
 * before a delimiter or the end of the line.
 */

export type Dialect = { delimiter: string; quote: '"' | "'" | '' }

/** One record: its cells, and where in the text the next one begins. `broken`: a quote is never closed. */
export type Taken = { cells: string[]; next: number; broken: boolean }

export function takeRecord(text: string, from: number, { delimiter, quote }: Dialect): Taken {
  const cells: string[] = []
  let at = from
  for (;;) {
    if (quote && text[at] === quote) {
      const cell = takeQuoted(text, at, delimiter, quote)
      if (!cell) return { cells, next: lineEnd(text, from).next, broken: true }
      cells.push(cell.value)
      at = cell.next
    } else {
      const { end } = lineEnd(text, at)
      const stop = text.indexOf(delimiter, at)
      const to = stop < 0 || stop > end ? end : stop
      cells.push(text.slice(at, to))
      at = to
    }
    if (text[at] === delimiter) at++
    else return { cells, next: lineEnd(text, at).next, broken: false }
  }
}

export type Row = { line: number; cells: string[] }

/** The records of a sample with their lines; the last is left out where the sample may cut it (`whole` is false). */
export function takeRows(text: string, dialect: Dialect, most: number, whole: boolean): Row[] {
  const rows: Row[] = []
  let line = 1
  for (let at = 0; at < text.length && rows.length < most;) {
    const { cells, next, broken } = takeRecord(text, at, dialect)
    if (next >= text.length && !whole && !text.endsWith('\n')) break
    const row = broken ? takeRecord(text, at, { ...dialect, quote: '' }).cells : cells
    if (row.length > 1 || row[0] !== '') rows.push({ line, cells: row })
    line += linesIn(text, at, next)
    at = next
  }
  return rows
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines++
  }
  return lines
}

function takeQuoted(text: string, from: number, delimiter: string, quote: string) {
  let value = ''
  let at = from + 1
  for (;;) {
    const stop = text.indexOf(quote, at)
    if (stop < 0) return null
    value += text.slice(at, stop)
    const after = text[stop + 1]
    if (after === quote) {
      value += quote
      at = stop + 2
    } else if (after === undefined || after === delimiter || after === '\n' || after === '\r') {
      return { value, next: stop + 1 }
    } else {
      // A quote inside: «"Tubo 3" acero"». It stays what it is.
      value += quote
      at = stop + 1
    }
  }
}

/** Where the line ends, and where the next begins: after \n, \r\n or a lone \r. */
export function lineEnd(text: string, from: number): { end: number; next: number } {
  const feed = text.indexOf('\n', from)
  const limit = feed < 0 ? text.length : feed
  const back = text.slice(from, limit).indexOf('\r')
  if (back < 0) return { end: limit, next: feed < 0 ? limit : feed + 1 }
  const end = from + back
  return { end, next: text[end + 1] === '\n' ? end + 2 : end + 1 }
}
