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
  /** Of a numbered copy: the lines of the original. */
  lastLine: number | null
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

export type Scan = {
  /** Records of a wrong width go to the tables `reject_error` and `reject_scan`; else they are passed over. */
  keepRejects?: boolean
  /** With `line_no`: the line, or the number of the record. It costs the order of lines. */
  numbered?: boolean
}

/** A query over the records, with columns c0, c1 and so on. */
export function scanSql(source: Source, scan: Scan = {}): string {
  const { form } = source
  if (form === 'jsonl') return jsonSql(source, scan)
  const from = form === 'parquet' ? parquetSql(source) : csvSql(source, scan)
  const line = source.numbered ? 'line::int' : `(row_number() over () + ${source.skip})::int`
  const left = source.numbered ? '* exclude (line)' : '*'
  return scan.numbered ? `select ${line} as line_no, ${left} from ${from}` : `select * from ${from}`
}

function csvSql(
  { path, delimiter, quote, skip, numbered, columns }: Source,
  { keepRejects }: Scan,
): string {
  const names = columns.map((_, place) => columnSql(place))
  const all = numbered ? ['line', ...names] : names
  const shape = all.map((name) => `${name}: 'varchar'`).join(', ')
  const rejects = `store_rejects = true, rejects_table = 'reject_error', rejects_scan = 'reject_scan'`
  return `read_csv(${quoted(path)}, auto_detect = false, header = false, skip = ${skip},
    delim = ${quoted(delimiter)}, quote = ${quoted(quote)}, escape = ${quoted(quote)},
    nullstr = [${EMPTY.map(quoted).join(', ')}], compression = 'none',
    ${keepRejects ? rejects : 'ignore_errors = true'},
    columns = {${shape}})`
}

/** Each line is one JSON object; a line that is none has no cells. */
function jsonSql(source: Source, { numbered }: Scan): string {
  const cells = source.columns.map(
    (name, place) =>
      `json_extract_string(line_text, ${quoted(`$.${named(name)}`)}) as ${columnSql(place)}`,
  )
  const line = numbered ? 'line_no, ' : ''
  return `select ${line}${cells.join(', ')} from (${jsonLinesSql(source, numbered)}) where json_valid(line_text)`
}

/** The lines of JSON lines as they stand. No JSON text can hold a bare unit separator, so a line is one cell. */
export function jsonLinesSql({ path }: Source, numbered = false): string {
  return `select ${numbered ? '(row_number() over ())::int as line_no, ' : ''}line_text from read_csv(${quoted(path)},
    auto_detect = false, header = false, delim = '\x1f', quote = '', escape = '', compression = 'none',
    null_padding = true, columns = {line_text: 'varchar'})`
}

function parquetSql({ path, columns }: Source): string {
  const cells = columns.map((name, place) => `${named(name)}::varchar as ${columnSql(place)}`)
  return `(select ${cells.join(', ')} from read_parquet(${quoted(path)}))`
}
