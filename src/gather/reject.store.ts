/** The lines of a ledger that could not be accepted, as they stand in the file: some to show, all to download and mend. */
import { z } from 'zod'
import type { Duck } from '../platform/duck.ts'
import { dayWithin } from './cell.store.ts'
import { Reason, type Reject } from './check.ts'
import { type Ledger, type LedgerPart, parsedSql } from './ledger.store.ts'
import { lineEnd, takeRecord } from './record.ts'
import { REJECT_COLUMNS, spreadsheetSafe } from './rejectFile.ts'
import { columnSql } from './source.store.ts'
import { wholeLines } from './survey.store.ts'

/** The first rejected lines of each file, in the order of the files. */
export async function firstRejects(duck: Duck, ledger: Ledger, most: number): Promise<Reject[]> {
  const rejects: Reject[] = []
  for (const at of ledger.parts.keys()) {
    for await (const some of rejectsOf(duck, ledger, at, most - rejects.length))
      rejects.push(...some)
    if (rejects.length >= most) break
  }
  return rejects.slice(0, most)
}

/**
 * All of them as a CSV that opens in Excel without harm and can be imported again once mended: the
 * file's own columns, then the line, the reason and the original text.
 */
export async function* rejectsCsv(duck: Duck, ledger: Ledger): AsyncGenerator<string> {
  const [first] = ledger.parts
  if (!first) return
  const { columns } = first.file.source
  const row = (cells: string[]) => `${cells.map(cellOfCsv).join(';')}\r\n`
  yield `\ufeff${row([...columns, ...REJECT_COLUMNS])}`
  for (const [at, part] of ledger.parts.entries()) {
    const { delimiter, quote } = part.file.reading
    for await (const rejects of rejectsOf(duck, ledger, at, Infinity)) {
      yield rejects
        .map(({ text, line, reason }) => {
          const dialect = { delimiter, quote: reason === 'quote' ? ('' as const) : quote }
          const cells = part.file.text ? takeRecord(text, 0, dialect).cells : text.split('\t')
          const own = columns.map((_, place) => cells[place] ?? '')
          return row([...own, String(line), reason, text])
        })
        .join('')
    }
  }
}

function cellOfCsv(text: string): string {
  const safe = spreadsheetSafe(text)
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

type Found = Reject[]

async function* rejectsOf(
  duck: Duck,
  ledger: Ledger,
  at: number,
  most: number,
): AsyncGenerator<Found> {
  const part = ledger.parts[at]!
  if (part.unreadable + part.brokenCells + part.file.brokenLines.length === 0) return
  if (part.file.text === null) {
    yield* withoutText(duck, ledger, part, most)
    return
  }
  const reasons = await unreadable(duck, ledger, part, most)
  const broken = new Set(
    (
      await duck.rows(
        z.object({ line: z.int() }),
        `select line from ledger_broken where part = ${at}`,
      )
    ).map(({ line }) => line),
  )
  const left = new Set(part.file.brokenLines)
  yield* inText(part, { reasons, broken, left, most })
}

/** Which records have no day, amount or client, by their number. */
async function unreadable(duck: Duck, ledger: Ledger, part: LedgerPart, most: number) {
  const reasons = new Map<number, Reason>()
  if (part.unreadable === 0) return reasons
  const sql = `select line_no, ${REASON} as reason from (${parsedSql(part, ledger)}) where ${REASON} is not null${limit(most)}`
  for await (const rows of duck.stream(z.object({ line_no: z.int(), reason: Reason }), sql)) {
    for (const { line_no, reason } of rows) reasons.set(line_no, reason)
  }
  return reasons
}

const limit = (most: number) => (Number.isFinite(most) ? ` limit ${most}` : '')

const REASON = `case when ${dayWithin('day')} is null then 'day' when amount is null then 'amount'
  when coalesce(client_code, client_name) is null then 'client' end`

type Sought = { reasons: Map<number, Reason>; broken: Set<number>; left: Set<number>; most: number }

/** Through the file once, up to the last that is sought. Records are numbered as DuckDB does: blank lines and broken ones don't count. */
async function* inText(
  { file }: LedgerPart,
  { reasons, broken, left, most }: Sought,
): AsyncGenerator<Found> {
  const { source, reading } = file
  const physical = source.numbered || source.form === 'jsonl'
  let togo = Math.min(most, reasons.size + broken.size + left.size)
  let line = 0
  let record = source.skip
  for await (const text of wholeLines(file.text!)) {
    const found: Found = []
    for (let at = 0; at < text.length && togo > 0;) {
      const { end, next } = lineEnd(text, at)
      line++
      if (end > at && line > source.skip) {
        const isBroken = broken.has(line)
        if (!isBroken) record++
        const reason = left.has(line)
          ? 'quote'
          : isBroken
            ? 'cells'
            : reasons.get(physical ? line : record)
        if (reason) {
          const whole = reason !== 'quote' && source.numbered && source.form === 'csv'
          const stop = whole ? takeRecord(text, at, reading).next : end
          found.push({
            file: file.name,
            line,
            reason,
            text: text.slice(at, stop).replace(/[\r\n]+$/, ''),
          })
          togo--
        }
      }
      at = next
    }
    if (found.length > 0) yield found
    if (togo === 0) return
  }
}

/** Sheets and Parquet have no text of their own: the cells, with tabs between them. */
async function* withoutText(
  duck: Duck,
  ledger: Ledger,
  part: LedgerPart,
  most: number,
): AsyncGenerator<Found> {
  const cells = part.file.source.columns.map((_, place) => `coalesce(${columnSql(place)}, '')`)
  const sql = `select line_no as line, ${REASON} as reason, text
    from (${parsedSql(part, ledger, { more: `concat_ws(chr(9), ${cells.join(', ')}) as text` })}) where ${REASON} is not null${limit(most)}`
  for await (const rows of duck.stream(
    z.object({ line: z.int(), reason: Reason, text: z.string() }),
    sql,
  )) {
    yield rows.map((row) => ({ file: part.file.name, ...row }))
  }
}
