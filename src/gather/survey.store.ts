/** One fast look over all bytes of a text, before DuckDB reads it: what would make a reader go astray is known first. */
import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import { HEAD_BYTES } from './opened.store.ts'

export type Survey = {
  utf8: boolean
  /** The line of the first NUL byte. */
  nulLine: number | null
  /** Some cell is quoted. */
  quotes: boolean
  /** Every quote that opens a cell closes it, on one line; all lines end alike. */
  regular: boolean
  /** Lines from all over the text, for what only the whole column tells. */
  lines: string[]
}

type Wanted = {
  delimiter: string
  quote: string
  signal?: AbortSignal | undefined
  onBytes?: ((bytes: number) => void) | undefined
}

const CHUNK_BYTES = 1 << 20
const LINES_PER_CHUNK = 6
const TAIL_BYTES = 4096
const FEED = 10
const RETURN = 13

export async function surveyText(path: string, wanted: Wanted): Promise<Survey> {
  const survey: Survey = { utf8: true, nulLine: null, quotes: false, regular: true, lines: [] }
  const file = await open(path)
  try {
    let room = Buffer.allocUnsafe(CHUNK_BYTES)
    let kept = 0
    let done = 0
    let ending: 'unknown' | 'feed' | 'return and feed' = 'unknown'
    for (;;) {
      wanted.signal?.throwIfAborted()
      const { bytesRead } = await file.read(room, kept, room.length - kept)
      const filled = room.subarray(0, kept + bytesRead)
      const last = bytesRead === 0
      const cut = last ? filled.length : filled.lastIndexOf(FEED) + 1
      if (cut === 0 && !last) {
        // A line longer than the room: at most the whole file, and DuckDB refuses it later.
        kept = filled.length
        if (kept === room.length) room = Buffer.concat([room, Buffer.allocUnsafe(room.length)])
        continue
      }
      const piece = filled.subarray(0, cut)
      if (survey.utf8 && !isUtf8(piece)) survey.utf8 = false
      if (survey.nulLine === null && piece.includes(0))
        survey.nulLine = await lineOf(path, done + piece.indexOf(0))
      if (survey.regular) {
        if (ending === 'unknown') ending = endingOf(piece)
        survey.regular = evenEndings(piece, ending) && evenQuotes(piece, wanted, survey)
      }
      // The head of the file is known by heart already.
      survey.lines.push(...someLines(piece, done > 0 ? 0 : HEAD_BYTES, last))
      wanted.onBytes?.((done += cut))
      if (last) return survey
      filled.copy(room, 0, cut)
      kept = filled.length - cut
    }
  } finally {
    await file.close()
  }
}

function endingOf(piece: Buffer): 'feed' | 'return and feed' {
  const feed = piece.indexOf(FEED)
  return feed > 0 && piece[feed - 1] === RETURN ? 'return and feed' : 'feed'
}

function evenEndings(piece: Buffer, ending: string): boolean {
  if (ending === 'feed') return !piece.includes(RETURN)
  for (let feed = piece.indexOf(FEED); feed >= 0; feed = piece.indexOf(FEED, feed + 1)) {
    if (piece[feed - 1] !== RETURN) return false
  }
  for (let back = piece.indexOf(RETURN); back >= 0; back = piece.indexOf(RETURN, back + 1)) {
    if (piece[back + 1] !== FEED) return false
  }
  return true
}

/**
 * A piece starts at the start of a line and ends with one. A quote within an unquoted cell (`3" tube`)
 * is a sign like any other, to DuckDB too. Byte by byte: faster than jumping, where quotes are many.
 */
function evenQuotes(piece: Buffer, { delimiter, quote }: Wanted, survey: Survey): boolean {
  const mark = quote.charCodeAt(0)
  const first = quote ? piece.indexOf(mark) : -1
  if (first < 0) return true
  const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.length)
  const between = delimiter.charCodeAt(0)
  const size = bytes.length
  let inside = false
  let before = first === 0 ? FEED : bytes[first - 1]!
  for (let at = first; at < size; at++) {
    const byte = bytes[at]!
    if (inside) {
      if (byte === FEED) return false
      if (byte === mark) {
        const after = at + 1 < size ? bytes[at + 1]! : FEED
        if (after === mark) at++
        else if (after === between || after === FEED || after === RETURN) inside = false
        else return false
      }
    } else if (byte === mark && (before === between || before === FEED)) {
      inside = true
      survey.quotes = true
    }
    before = byte
  }
  return !inside
}

function someLines(piece: Buffer, from: number, last: boolean): string[] {
  const lines: string[] = []
  let at = from === 0 ? 0 : piece.indexOf(FEED, from) + 1
  if (from > 0 && at === 0) return lines
  for (let n = 0; n < LINES_PER_CHUNK; n++) {
    const feed = piece.indexOf(FEED, at)
    if (feed < 0) break
    lines.push(piece.toString('utf8', at, feed).replace(/\r$/, ''))
    at = feed + 1
  }
  if (last) {
    const tail = piece.subarray(Math.max(at, piece.length - TAIL_BYTES)).toString('utf8')
    lines.push(...tail.split(/\r?\n/).slice(1))
  }
  return lines
}

/** The text in pieces that start and end with a line. */
export async function* wholeLines(path: string): AsyncGenerator<string> {
  const file = await open(path)
  try {
    const decoder = new TextDecoder()
    const room = Buffer.allocUnsafe(CHUNK_BYTES)
    let text = ''
    for (;;) {
      const { bytesRead } = await file.read(room, 0, room.length)
      text += decoder.decode(room.subarray(0, bytesRead), { stream: bytesRead > 0 })
      const cut = bytesRead === 0 ? text.length : text.lastIndexOf('\n') + 1
      if (cut > 0) yield text.slice(0, cut)
      if (bytesRead === 0) return
      text = text.slice(cut)
    }
  } finally {
    await file.close()
  }
}

/** Which line, from 1, holds the byte at this place. */
async function lineOf(path: string, place: number): Promise<number> {
  const file = await open(path)
  try {
    const room = Buffer.allocUnsafe(CHUNK_BYTES)
    let line = 1
    for (let done = 0; done < place;) {
      const { bytesRead } = await file.read(room, 0, Math.min(room.length, place - done), done)
      if (bytesRead === 0) break
      for (let at = 0; at < bytesRead; at++) if (room[at] === FEED) line++
      done += bytesRead
    }
    return line
  } finally {
    await file.close()
  }
}
