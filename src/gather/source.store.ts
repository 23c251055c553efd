/** A file that is ready for DuckDB: where its text lies, and how its columns are named in SQL. */
import { named, quoted } from '../platform/duck.ts'

export type Source = {
  /** The text that DuckDB reads: the file itself, or a decoded or repaired copy. */
  path: string
  form: 'csv' | 'jsonl' | 'parquet'
  delimiter: string
  quote: string
  /** Lines above the first record. */
  skip: number
  /** A repaired copy has the number of each record's line in front of it. */
  numbered: boolean
  /** Names as the file has them. */
  columns: string[]
  /** Columns that hold numbers or days and no text that looks like them. */
  typed: ('text' | 'number' | 'day')[]
}

/** What stands for an empty cell: databases and spreadsheets write these words. */
const EMPTY = ['', 'NULL', 'null', '\\N', '#N/A', '#N/D']

/** The name of a column in SQL: by place, so that no header can be wrong. */
export function columnSql(place: number): string {
  return `c${place}`
}

/** `keepRejects` puts records of a wrong width into the tables `reject_error` and `reject_scan`; else they are passed over. */
export function scanSql(source: Source, { keepRejects }: { keepRejects: boolean }): string {
  if (source.form === 'parquet') return parquetSql(source)
  return source.form === 'jsonl' ? jsonSql(source) : csvSql(source, keepRejects)
}

function csvSql(
  { path, delimiter, quote, skip, numbered, columns }: Source,
  keepRejects: boolean,
): string {
  const names = columns.map((_, place) => columnSql(place))
  const all = numbered ? ['line', ...names] : names
  const shape = all.map((name) => `${name}: 'varchar'`).join(', ')
  return `read_csv(${quoted(path)}, auto_detect = false, header = false, skip = ${skip},
    delim = ${quoted(delimiter)}, quote = ${quoted(quote)}, escape = ${quoted(quote)},
    nullstr = [${EMPTY.map(quoted).join(', ')}], compression = 'none',
    ${keepRejects ? "store_rejects = true, rejects_table = 'reject_error', rejects_scan = 'reject_scan'" : 'ignore_errors = true'},
    columns = {${shape}})`
}

/** Each line is one JSON object; a line that is none has no cells, and is rejected as such. */
function jsonSql({ path, columns }: Source): string {
  const cells = columns.map(
    (name, place) =>
      `json_extract_string(line_text, ${quoted(`$.${named(name)}`)}) as ${columnSql(place)}`,
  )
  // No JSON text can hold a bare unit separator, so a line is one cell.
  return `(select ${cells.join(', ')}, not json_valid(line_text) as torn from read_csv(${quoted(path)},
    auto_detect = false, header = false, delim = '\u001f', quote = '', escape = '', compression = 'none',
    columns = {line_text: 'varchar'}))`
}

function parquetSql({ path, columns }: Source): string {
  const cells = columns.map((name, place) => `${named(name)}::varchar as ${columnSql(place)}`)
  return `(select ${cells.join(', ')} from read_parquet(${quoted(path)}))`
}
