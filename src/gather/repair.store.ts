/**
 * A text whose quotes or line ends would lead DuckDB astray, written again so that they can't: one
 * record a line, with the number of its line in front. A quote that is never closed costs its own
 * line and no other.
 */
import { open } from 'node:fs/promises'
import { type Dialect, lineEnd, takeRecord } from './record.ts'

export type Repaired = {
  /** The lines whose quotes can't be told apart, from 1. */
  broken: number[]
  lastLine: number
}

type Wanted = Dialect & {
  from: string
  to: string
  /** Lines above the first record: title and header. */
  skip: number
  /** The cells that a record has. */
  width: number
  signal?: AbortSignal | undefined
  onBytes?: ((bytes: number) => void) | undefined
}

const CHUNK_BYTES = 1 << 20
/** A cell with line breaks in it (an address, a note) is not longer than this. */
const LONGEST_RECORD = 16 << 10

export async function repairText(wanted: Wanted): Promise<Repaired> {
  const { from, to, signal, onBytes } = wanted
  const source = await open(from)
  const target = await open(to, 'w')
  const progress: Progress = { line: 1, broken: [] }
  const decoder = new TextDecoder()
  const room = Buffer.allocUnsafe(CHUNK_BYTES)
  let text = ''
  let done = 0
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { bytesRead } = await source.read(room, 0, room.length)
      const last = bytesRead === 0
      text += decoder.decode(room.subarray(0, bytesRead), { stream: !last })
      const { written, next } = repaired(text, last, wanted, progress)
      text = text.slice(next)
      await target.appendFile(written)
      onBytes?.((done += bytesRead))
      if (last) return { broken: progress.broken, lastLine: progress.line - 1 }
    }
  } finally {
    await source.close()
    await target.close()
  }
}

type Progress = { line: number; broken: number[] }

/** As many whole records as the text surely holds. */
function repaired(text: string, last: boolean, wanted: Wanted, progress: Progress) {
  const { skip, delimiter, quote } = wanted
  const stop = last ? text.length : text.length - LONGEST_RECORD
  // Where the next sign that needs care stands, so that plain lines are not looked through again.
  const careful = quote === "'" ? /['"\r]/g : /["\r]/g
  const nextCareful = (from: number) => {
    careful.lastIndex = from
    return careful.exec(text)?.index ?? Infinity
  }
  let care = nextCareful(0)
  let written = ''
  let at = 0
  while (at < stop) {
    const feed = text.indexOf('\n', at)
    const end = feed < 0 ? text.length : feed
    if (care < at) care = nextCareful(at)
    if (care >= end && progress.line > skip) {
      if (end > at) written += `${progress.line}${delimiter}${text.slice(at, end)}\n`
      progress.line++
      at = end + 1
      continue
    }
    const step = progress.line <= skip ? skipLine(text, at) : takeLine(text, at, wanted)
    if (step.broken) progress.broken.push(progress.line)
    if (step.record !== null) written += `${progress.line}${delimiter}${step.record}\n`
    progress.line += step.lines
    at = step.next
  }
  return { written, next: Math.min(at, text.length) }
}

type Step = { record: string | null; broken: boolean; next: number; lines: number }

function skipLine(text: string, at: number): Step {
  return { record: null, broken: false, next: lineEnd(text, at).next, lines: 1 }
}

function takeLine(text: string, at: number, { delimiter, quote, width }: Wanted): Step {
  const { end, next } = lineEnd(text, at)
  if (end === at) return { record: null, broken: false, next, lines: 1 }
  const line = text.slice(at, end)
  if (!line.includes('"') && !(quote && line.includes(quote))) {
    return { record: line, broken: false, next, lines: 1 }
  }
  const window = text.slice(at, at + LONGEST_RECORD)
  const taken = takeRecord(window, 0, { delimiter, quote })
  const lines = taken.broken ? 1 : linesIn(window, taken.next)
  const swallowed = lines > 1 && swallows(window, end - at, taken.next, { delimiter, quote, width })
  if (taken.broken || swallowed || (lines > 1 && taken.cells.length !== width)) {
    return { record: null, broken: true, next, lines: 1 }
  }
  const record = taken.cells.map((cell) => quotedCell(cell, delimiter)).join(delimiter)
  return { record, broken: false, next: at + taken.next, lines }
}

/** A line within a quoted cell that is a full record by itself was swallowed by a quote left open. */
function swallows(
  window: string,
  firstEnd: number,
  next: number,
  { delimiter, quote, width }: Dialect & { width: number },
): boolean {
  for (let at = lineEnd(window, firstEnd).next; at < next;) {
    const end = lineEnd(window, at)
    const line = window.slice(at, end.end)
    const alone = takeRecord(line, 0, { delimiter, quote })
    // The end of a cell with line breaks has a quote too many to be a record.
    const even = line.split(quote).length % 2 === 1
    if (even && !alone.broken && alone.cells.length === width) return true
    at = end.next
  }
  return false
}

function quotedCell(cell: string, delimiter: string): string {
  const flat = /[\r\n]/.test(cell) ? cell.replace(/\r\n|[\r\n]/g, ' ') : cell
  return flat.includes('"') || flat.includes(delimiter) ? `"${flat.replaceAll('"', '""')}"` : flat
}

function linesIn(text: string, to: number): number {
  let lines = 0
  for (let at = 0; at < to; lines++) at = lineEnd(text, at).next
  return lines
}
