/** Lists as files: rows flow through as they are read, and a spreadsheet runs nothing that stands in them. */
import { type Cell, CSV_START, csvLine, type CsvManner, csvManner, guarded } from '../kernel/csv.ts'
import type { EXPORT_FORMATS } from '../kernel/list.ts'
import { type Sheet, workbook } from './xlsx.ts'

export type ExportColumn<Row> = {
  /** The heading, in the reader's words. */
  name: string
  /** Exact amounts stay decimal text; a share is 0..1; a day is ISO text. */
  cell: (row: Row) => Cell
  kind?: 'text' | 'number' | 'share' | 'day'
}

export type Exporting<Row> = {
  format: (typeof EXPORT_FORMATS)[number]
  /** Without its ending: `cartera-2026-10-31`. */
  file: string
  /** What a workbook calls its sheet; else the file's name. */
  sheet?: string
  columns: ExportColumn<Row>[]
  rows: AsyncIterable<Row> | Iterable<Row>
  /** Decides separators and decimal marks, as spreadsheets of that language expect them. */
  locale: string
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

/** The answer of a stream endpoint. */
export function exported<Row>(about: Exporting<Row>): Response {
  return downloaded(exportBytes(about), { file: about.file, type: about.format })
}

export function downloaded(
  bytes: AsyncGenerator<Uint8Array>,
  { file, type }: { file: string; type: keyof typeof TYPES },
): Response {
  return new Response(flowing(bytes), {
    headers: {
      'content-type': TYPES[type],
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}.${type}`,
      'cache-control': 'no-store',
    },
  })
}

/** The same bytes, for a file on disk. */
export function exportBytes<Row>(about: Exporting<Row>): AsyncGenerator<Uint8Array> {
  const { format, columns, rows, locale } = about
  if (format === 'csv') return inChunks(csvLines(columns, rows, csvManner(locale)))
  if (format === 'json') return inChunks(jsonLines(columns, rows))
  return workbook([sheetOf(about)])
}

/** As one sheet of a workbook. */
export function sheetOf<Row>({ file, sheet, columns, rows }: Exporting<Row>): Sheet {
  const kinds = columns.map(({ name, kind = 'text' }) => ({ name: guarded(name), kind }))
  return { name: sheet ?? file, columns: kinds, rows: guardedRows(columns, rows) }
}

/** Rows in pages, each read in a short transaction of its own, since none stays open while bytes flow. */
export async function* inPages<Row>(
  read: (page: { offset: number; size: number }) => Promise<readonly Row[]>,
  size = 5_000,
): AsyncGenerator<Row> {
  for (let offset = 0; ; offset += size) {
    const rows = await read({ offset, size })
    yield* rows
    if (rows.length < size) return
  }
}

async function* guardedRows<Row>(
  columns: ExportColumn<Row>[],
  rows: Exporting<Row>['rows'],
): AsyncGenerator<Cell[]> {
  for await (const row of rows) {
    yield columns.map(({ cell, kind = 'text' }) => {
      const value = cell(row)
      return kind === 'text' && typeof value === 'string' ? guarded(value) : value
    })
  }
}

async function* csvLines<Row>(
  columns: ExportColumn<Row>[],
  rows: Exporting<Row>['rows'],
  manner: CsvManner,
): AsyncGenerator<string> {
  const names = columns.map(({ name }) => name)
  yield CSV_START + csvLine(names, manner)
  for await (const row of rows) {
    const cells = columns.map(({ cell, kind }) => {
      const value = cell(row)
      // Exact decimal text keeps all its digits; only its mark changes.
      const exact = typeof value === 'string' && (kind === 'number' || kind === 'share')
      return exact ? value.replace('.', manner.decimal) : value
    })
    yield csvLine(cells, manner)
  }
}

/** One array, a line per row: values as they are, under the names of their columns. */
async function* jsonLines<Row>(
  columns: ExportColumn<Row>[],
  rows: Exporting<Row>['rows'],
): AsyncGenerator<string> {
  let before = '[\n'
  for await (const row of rows) {
    const named = Object.fromEntries(columns.map(({ name, cell }) => [name, cell(row)]))
    yield `${before}${JSON.stringify(named)}`
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

const CHUNK_LETTERS = 64_000

async function* inChunks(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = ''
  for await (const line of lines) {
    text += line
    if (text.length > CHUNK_LETTERS) {
      yield encoder.encode(text)
      text = ''
    }
  }
  yield encoder.encode(text)
}

/** Taken only as fast as it is read; a reader who leaves ends the reading of rows. */
function flowing(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(to) {
        const { value, done } = await bytes.next()
        if (done) to.close()
        else to.enqueue(value)
      },
      async cancel() {
        await bytes.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
