/** Parquet and JSON lines: DuckDB reads them as they lie; here their columns are learnt. */
import { randomUUID } from 'node:crypto'
import { symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { named, openDuck, quoted } from '../platform/duck.ts'
import {
  columnsOf,
  type FileWanted,
  type OpenedFile,
  refusal,
  ROWS_LOOKED_AT,
  ROWS_SHOWN,
} from './opened.store.ts'
import { headerSignature } from './mapping.ts'
import type { Row } from './record.ts'
import { provisionalReading } from './sniff.ts'
import type { Source } from './source.store.ts'

export async function openParquet(wanted: FileWanted, bytes: number): Promise<OpenedFile> {
  const path = join(wanted.folder, `${randomUUID()}.parquet`)
  await symlink(resolve(wanted.path), path)
  const duck = await openDuck({ folder: wanted.folder, signal: wanted.signal })
  try {
    const from = `read_parquet(${quoted(path)})`
    const shape = await duck
      .rows(
        z.object({ column_name: z.string(), column_type: z.string() }),
        `describe select * from ${from}`,
      )
      .catch(() => {
        throw refusal(wanted, 'gather/broken-parquet')
      })
    const names = shape.map(({ column_name }) => column_name)
    const cells = names.map((name) => `coalesce(${named(name)}::varchar, '')`)
    const rows = await duck.rows(
      z.object({ cells: z.array(z.string()) }),
      `select [${cells.join(', ')}] as cells from ${from} limit ${ROWS_LOOKED_AT}`,
    )
    if (rows.length === 0) throw refusal(wanted, 'gather/header-only')
    const typed = shape.map(({ column_type }) =>
      /^(DATE|TIMESTAMP)/.test(column_type)
        ? 'day'
        : /INT|DECIMAL|DOUBLE|FLOAT/.test(column_type)
          ? 'number'
          : 'text',
    )
    return openedAs(wanted, {
      bytes,
      path,
      form: 'parquet',
      names,
      typed,
      rows: rows.map((row) => row.cells),
    })
  } finally {
    duck.close()
  }
}

/** `path` is UTF-8 text already. */
export function openJsonLines(
  wanted: FileWanted,
  about: { bytes: number; path: string; head: string },
): OpenedFile {
  const lines = about.head.split(/\r?\n/).slice(0, ROWS_LOOKED_AT)
  const objects = lines.map(objectOf).filter((object) => object !== null)
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))]
  if (names.length === 0) throw refusal(wanted, 'gather/no-table')
  const typed = names.map((name) => {
    const values = objects
      .map((object) => object[name])
      .filter((value) => value !== null && value !== undefined)
    return values.length > 0 && values.every((value) => typeof value === 'number')
      ? 'number'
      : 'text'
  })
  const rows = objects.map((object) => names.map((name) => textOf(object[name])))
  return openedAs(wanted, {
    bytes: about.bytes,
    path: about.path,
    form: 'jsonl',
    names,
    typed,
    rows,
  })
}

function objectOf(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

type Found = {
  bytes: number
  path: string
  form: 'parquet' | 'jsonl'
  names: string[]
  typed: Source['typed']
  rows: string[][]
}

function openedAs(
  wanted: FileWanted,
  { bytes, path, form, names, typed, rows }: Found,
): OpenedFile {
  const forced = wanted.reading ?? {}
  const columns = columnsOf(
    names,
    names.length,
    rows.map((cells, at): Row => ({ line: at + 1, cells })),
  )
  return {
    name: wanted.name,
    path: wanted.path,
    bytes,
    reading: {
      ...provisionalReading(columns.filter((_, place) => typed[place] === 'text')),
      ...forced,
      format: form,
      compression: 'none',
      encoding: 'utf-8',
      delimiter: ',',
      quote: '',
      skip: 0,
      header: true,
      sheet: null,
    },
    source: {
      path,
      form,
      delimiter: ',',
      quote: '',
      skip: 0,
      numbered: false,
      lastLine: null,
      columns: names,
      typed,
    },
    text: form === 'jsonl' ? path : null,
    sheets: [],
    signature: headerSignature(names),
    columns,
    rows: rows.slice(0, ROWS_SHOWN),
    brokenLines: [],
    confirmed: { decimal: forced.decimal !== undefined, dateOrder: forced.dateOrder !== undefined },
  }
}
