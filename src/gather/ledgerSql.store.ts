/** The SQL that turns the cells of a file into the columns of a ledger line. */
import { quoted } from '../platform/duck.ts'
import type { DecimalMark } from './amount.ts'
import { amountSql, codeOf, currencyBesideSql, daySql } from './cell.store.ts'
import type { DateOrder } from './dayText.ts'
import type { Field } from './field.ts'
import type { OpenedFile } from './opened.store.ts'
import type { Mapping, SharedKey } from './mapping.ts'
import { REJECT_COLUMNS } from './rejectFile.ts'
import { columnSql, type Scan, scanSql } from './source.store.ts'

/** Another file that names what the ledger has as a key: clients, products. */
export type Lookup = { file: OpenedFile; key: SharedKey; mapping: Mapping }

export type Manner = {
  decimal: DecimalMark
  /** Amounts show a . or , between thousands. */
  grouped: boolean
  dateOrder: DateOrder
  /** How most days look, in DuckDB's words. */
  dayFormat: string | null
  /** Amounts carry the sign of their currency, and no column does. */
  currencyBeside: boolean
  /** The header of the amount names its currency, and nothing else does. */
  currency: string | null
}

export type FilePart = { file: OpenedFile; manner: Manner }

type Cell = { sql: string; typed: 'text' | 'number' | 'day' }

/** The cells of a file, with the names that look-up files give to its keys. */
export function cellsSql({ file }: FilePart, lookups: Lookup[], scan: Scan): string {
  // Numbers are given out before the join, while the records still come in their order.
  const cells = scanSql(file.source, scan)
  if (lookups.length === 0) return cells
  const joins = lookups.map(
    ({ key }, at) =>
      `left join lookup_${at} as l${at} on trim(c.${columnAt(file, key.column)}) = l${at}.lookup_key`,
  )
  const told = lookups.flatMap(({ mapping, file: other }, at) =>
    [...new Set(Object.values(mapping))].map((name) => {
      const column = columnAt(other, name)
      return `l${at}.${column} as l${at}_${column}`
    }),
  )
  return `select ${['c.*', ...told].join(', ')} from (${cells}) as c ${joins.join(' ')}`
}

/** A look-up file as a table with one row per key, so that no line is doubled. */
export function lookupSql({ file, key, mapping }: Lookup): string {
  const columns = Object.values(mapping).map((name) => columnAt(file, name))
  const kept = [...new Set(columns)].map((column) => `first(${column}) as ${column}`)
  const keyColumn = columnAt(file, key.lookupColumn)
  return `select ${[`trim(${keyColumn}) as lookup_key`, ...kept].join(', ')}
    from (${scanSql(file.source)})
    where ${keyColumn} is not null group by 1`
}

export function columnAt({ source }: OpenedFile, name: string): string {
  const place = source.columns.indexOf(name)
  if (place < 0) throw new Error(`no column ${name}`)
  return columnSql(place)
}

/** Where each field's cell comes from: the file's own column, or else a look-up's. */
export function cellOf(
  field: Field,
  part: FilePart,
  mapping: Mapping,
  lookups: Lookup[],
): Cell | null {
  const own = mapping[field]
  if (own !== undefined) {
    const { columns, typed } = part.file.source
    const sql = columnAt(part.file, own)
    const isReturned = REJECT_COLUMNS.every((name) => columns.includes(name))
    return { sql: isReturned ? bareSql(sql) : sql, typed: typed[columns.indexOf(own)] ?? 'text' }
  }
  for (const [at, lookup] of lookups.entries()) {
    const name = lookup.mapping[field]
    if (name !== undefined) return { sql: `l${at}_${columnAt(lookup.file, name)}`, typed: 'text' }
  }
  return null
}

/** Without the apostrophe that kept it from being a formula (rejectFile.ts). */
function bareSql(column: string): string {
  return `regexp_replace(${column}, '^''([=+@''\\t\\r-])', '\\1')`
}

export function numberSql(cell: Cell | null, { decimal, grouped }: Manner): string {
  if (!cell) return 'null::decimal(18,4)'
  if (cell.typed === 'number') return amountSql(cell.sql, { decimal: '.', grouped: false })
  return amountSql(cell.sql, { decimal, grouped })
}

export function dateSql(cell: Cell | null, { file, manner }: FilePart): string {
  if (!cell) return 'null::date'
  if (cell.typed === 'day') return `try_cast(${cell.sql} as date)`
  const { dateOrder: order, dayFormat: format } = manner
  return daySql(cell.sql, { order, format, serial: file.reading.format === 'xlsx' })
}

/** Text without blanks around it; nothing where nothing is left. */
export function textSql(cell: Cell | null): string {
  return cell ? `nullif(trim(${cell.sql}), '')` : 'null::varchar'
}

/** As written, for the cheap path: `currencyCode` makes codes of it. */
export function rawCurrencySql(cell: Cell | null, amount: Cell | null, manner: Manner): string {
  if (cell) return cell.sql
  if (manner.currencyBeside && amount) return currencyBesideSql(amount.sql)
  return manner.currency ? quoted(manner.currency) : 'null::varchar'
}

/** A code of three letters; `home` where nothing is written. */
export function currencyCode(raw: string, home: string): string {
  if (/^'[A-Z]{3}'$/.test(raw)) return raw
  const plain = `upper(trim(${raw}))`
  return `case when regexp_full_match(${raw}, '[A-Z]{3}') then ${raw} when ${plain} <> '' then ${codeOf(plain)} else ${quoted(home)} end`
}

/** The name by which lines without a code belong together: case, accents and marks set aside. */
export function sameName(name: string): string {
  const plain = `trim(regexp_replace(lower(strip_accents(${name})), '[^\\pL\\pN]+', ' ', 'g'))`
  return `coalesce(nullif(${plain}, ''), lower(trim(${name})))`
}

/** Cost as given, or what the margin leaves of the amount. */
export function costSql(cell: (field: Field) => Cell | null, manner: Manner): string {
  if (cell('cost')) return numberSql(cell('cost'), manner)
  if (!cell('margin')) return 'null::decimal(18,4)'
  return `(${numberSql(cell('amount'), manner)} - ${numberSql(cell('margin'), manner)})::decimal(18,4)`
}
