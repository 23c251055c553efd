/** What rooms let go out as files: each hands in its rows and columns; shell hands the list on. */
import type postgres from 'postgres'
import type { Role } from '../kernel/actor.ts'
import type { Cell } from '../kernel/csv.ts'
import type { EXPORT_FORMATS } from '../kernel/list.ts'
import type { Db } from './db.ts'
import type { ExportColumn } from './export.ts'
import type { Words } from './words.ts'

export type ExportPart = {
  /** Its words stand under `gather:exports.noun`. */
  noun: string
  may: readonly Role[]
  columns: readonly PartColumn[]
  /** A row for each, with its key as `id`: of what one may see, the rest isn't there. */
  rows: (db: Db) => postgres.Fragment
  /** What `rows` are ordered by in the file. */
  order: string
}

/** What a column is called stands under `export:column`, what its codes mean under `words` or `export:code`. */
type PartColumn = {
  key: string
  kind?: ExportColumn<never>['kind']
  words?: string
  /** Where words follow from more than its own code. */
  tell?: (row: Row, locale: string) => string
}
type Row = Record<string, unknown>

export const text = (...keys: string[]): PartColumn[] => keys.map((key) => ({ key }))
export const number = (key: string): PartColumn => ({ key, kind: 'number' })
export const share = (key: string): PartColumn => ({ key, kind: 'share' })
export const day = (key: string): PartColumn => ({ key, kind: 'day' })
export const coded = (key: string, words: string): PartColumn => ({ key, words })

/** People read words; in JSON, which programs read, names and codes stay as they are. */
export function columnsOf(
  { columns }: Pick<ExportPart, 'columns'>,
  t: Words,
  format: (typeof EXPORT_FORMATS)[number],
  locale: string,
): ExportColumn<Row>[] {
  if (format === 'json')
    return columns.map(({ key }) => ({ name: key, cell: (row) => row[key] as Cell }))
  return columns.map(({ key, kind, words, tell }) => ({
    // words: export:column.*
    name: t(`export:column.${key}`),
    cell: (row) => (tell ? tell(row, locale) : told(row[key], t, words)),
    ...(kind ? { kind } : {}),
  }))
}

function told(value: unknown, t: Words, words?: string): Cell {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((one) => told(one, t, words)).join(', ')
  if (typeof value === 'boolean') return t(`export:code.${value ? 'yes' : 'no'}`)
  // words: export:code.*
  if (words && (typeof value === 'string' || typeof value === 'number') && value !== '') {
    return t([`${words}.${value}`, `export:code.${value}`], { defaultValue: String(value) })
  }
  return value as Cell
}

/** How many rows go out in one short transaction. */
const ROWS_A_PAGE = 1_000
/** Letters of an id without its dashes. */
const ID = 32

/**
 * First which rows there are and in which order, then page by page what they say: none comes twice nor is
 * missed while others are added, and no transaction stays open. Ids stand in one text, which a million of
 * them fit into.
 */
export async function* rowsOf(
  part: Pick<ExportPart, 'rows' | 'order'>,
  inFirm: <T>(work: (db: Db) => Promise<T>) => Promise<T>,
): AsyncGenerator<Row> {
  const ids = await inFirm(async (db) => {
    const [found] = await db<{ ids: string | null }[]>`
      select string_agg(replace(id::text, '-', ''), '' order by ${db.unsafe(part.order)}, id) as ids
      from (${part.rows(db)}) as one
    `
    return found?.ids ?? ''
  })
  for (let at = 0; at < ids.length; at += ID * ROWS_A_PAGE) {
    const page = ids.slice(at, at + ID * ROWS_A_PAGE).match(/.{32}/g) ?? []
    const rows = await inFirm(
      (db) => db<(Row & { id: string })[]>`
        select * from (${part.rows(db)}) as one where id = any(${page}::uuid[])
      `,
    )
    const by = new Map(rows.map((row) => [row.id.replaceAll('-', ''), row]))
    for (const id of page) {
      const row = by.get(id)
      if (row) yield row
    }
  }
}

export async function countOf(part: Pick<ExportPart, 'rows'>, db: Db): Promise<number> {
  const [counted] = await db<
    { rows: number }[]
  >`select count(*) as rows from (${part.rows(db)}) as one`
  return counted!.rows
}
