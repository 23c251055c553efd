/**
 * The lines that a check read, left beside the files, so that what is published is what was checked.
 * Numbering lines while they are read would take twice the time; the file that is written numbers its
 * rows by itself, so all records are in it and the unreadable are left out when it is read.
 */
import { dayWithin } from './cell.store.ts'
import { type Duck, quoted } from '../platform/duck.ts'
import type { Ledger, LedgerPart } from './ledger.store.ts'
import { parsedSql } from './ledger.store.ts'
import { columnSql } from './source.store.ts'
import { sameName } from './ledgerSql.store.ts'

export async function keepChecked(duck: Duck, ledger: Ledger, path: string): Promise<void> {
  let rows = 0
  const parts: string[] = []
  for (const part of ledger.parts) {
    parts.push(keptSql(part, ledger, rows))
    rows += part.lines
  }
  await duck.run(`copy (${parts.join(' union all ')}) to ${quoted(path)} (format parquet)`)
}

/**
 * The accepted lines of such a file: their number in the ledger, their columns with texts no longer
 * than they are kept, what tells clients apart (`client_key`), and a hash of all their cells (`twin_hash`).
 */
export function checkedSql(path: string): string {
  return `
    select coalesce(line_no, file_row_number + line_base)::int as line_no,
      * exclude (line_no, line_base, file_row_number)
    from read_parquet(${quoted(path)}, file_row_number = true)
    where day is not null and amount is not null and client_key is not null`
}

/** `rows`: how many of earlier parts stand above. */
function keptSql(part: LedgerPart, ledger: Ledger, rows: number): string {
  const numbered = knowsNumbers(part) || ledger.lookups.length > 0
  const number = numbered ? `line_no + ${part.firstLine}` : 'null::int'
  const base = part.firstLine + part.file.source.skip + 1 - rows
  const cells = part.file.source.columns.map((_, place) => columnSql(place)).join(', ')
  return `
    select * replace (${number} as line_no, ${dayWithin('day')} as day,
        ${atMost('invoice', 200)} as invoice, ${atMost('invoice_line', 60)} as invoice_line),
      case when client_code is not null then 'code ' || client_code
        else 'name ' || ${sameName('client_name')} end as client_key,
      ${base}::bigint as line_base
    from (${parsedSql(part, ledger, { numbered, more: `hash(${cells}) as twin_hash` })})`
}

/** Its records carry their number, or not all of them become rows. */
function knowsNumbers({ file: { source } }: LedgerPart): boolean {
  return source.numbered || source.form === 'jsonl'
}

/** Bytes are counted in no time; letters, where it matters, cost two seconds a million. */
function atMost(text: string, letters: number): string {
  return `case when strlen(${text}) > ${letters} then left(${text}, ${letters}) else ${text} end`
}
