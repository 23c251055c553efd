/** The file of a small table: taken in, opened like a ledger, and all of its rows read into memory. */
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { SheetField } from '../kernel/sheet.ts'
import { Problem } from '../platform/problem.ts'
import { openFile, openFiles } from './file.store.ts'
import type { Column } from './mapping.ts'
import type { OpenedFile } from './opened.store.ts'
import { type Row, takeRows } from './record.ts'
import { MOST_BYTES, MOST_ROWS } from './sheet.ts'
import { namedApart } from './sheetColumns.ts'

const EXAMPLES = 100

export type SheetRead = {
  columns: Column[]
  rows: Row[]
  /** Of a workbook: the one that was read, and all of them. */
  sheet: string | null
  sheets: string[]
}

type Given = {
  body: ReadableStream<Uint8Array> | null
  name: string
  /** Of a workbook, where it is said; else the first with the fields. */
  sheet?: string | undefined
  fields: readonly SheetField[]
  firmId: string
  dataFolder: string
}

export function readSheet({ sheet, fields, ...sent }: Given): Promise<SheetRead> {
  const { name } = sent
  return takenIn(sent, async (path, folder) => {
    const reading = sheet === undefined ? undefined : { sheet }
    const file = await openFile({ path, name, folder, fields, reading })
    if (sheet !== undefined && file.sheets.length === 0) {
      throw new Problem(422, 'gather/no-sheet', { values: { file: name, sheet } })
    }
    return rowsOf(file)
  })
}

/** A workbook's sheets, each as a file of its own; any other file is one. */
export function readBook(sent: Sent): Promise<SheetRead[]> {
  const { name } = sent
  return takenIn(sent, async (path, folder) => {
    const read: SheetRead[] = []
    for (const file of await openFiles({ path, name, folder })) read.push(await rowsOf(file))
    return read
  })
}

type Sent = Omit<Given, 'sheet' | 'fields'>

/** Nothing of it stays on disk. */
async function takenIn<T>(
  { body, name, firmId, dataFolder }: Sent,
  work: (path: string, folder: string) => Promise<T>,
): Promise<T> {
  const below = join(dataFolder, 'work', firmId)
  await mkdir(below, { recursive: true })
  const folder = await mkdtemp(join(below, 'sheet-'))
  try {
    const path = join(folder, 'sent')
    await pipeline(
      body ? Readable.fromWeb(body as never) : Readable.from([]),
      (chunks: AsyncIterable<Uint8Array>) => withinLimit(chunks, name),
      createWriteStream(path),
    )
    return await work(path, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* withinLimit(chunks: AsyncIterable<Uint8Array>, file: string) {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) {
      throw new Problem(413, 'gather/too-big', { values: { file, bytes, maxBytes: MOST_BYTES } })
    }
    yield chunk
  }
}

async function rowsOf(file: OpenedFile): Promise<SheetRead> {
  const { name, reading, source } = file
  const path = reading.format === 'xlsx' ? source.path : file.text
  if ((reading.format !== 'csv' && reading.format !== 'xlsx') || path === null) {
    throw new Problem(422, 'gather/sheet-format', { values: { file: name } })
  }
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  const rows = reading.format === 'xlsx' ? numberedRows(text) : plainRows(text, reading)
  if (rows.length > MOST_ROWS) {
    throw new Problem(413, 'gather/sheet-too-long', { values: { file: name, most: MOST_ROWS } })
  }
  const names = namedApart(file.columns.map((column) => column.name))
  const evened = rows.map(({ line, cells }) => ({ line, cells: evenedTo(names.length, cells) }))
  const columns = names.map((column, place) => ({
    name: column,
    examples: evened.slice(0, EXAMPLES).map(({ cells }) => cells[place] ?? ''),
  }))
  return { columns, rows: evened, sheet: reading.sheet, sheets: file.sheets }
}

function plainRows(text: string, { delimiter, quote, skip, header }: OpenedFile['reading']): Row[] {
  const all = takeRows(text, { delimiter, quote }, MOST_ROWS + skip + 2, true)
  const from = all.findIndex(({ line }) => line > skip)
  return all.slice(from + (header ? 1 : 0)).filter(({ cells }) => cells.some(isFilled))
}

/** As sheetFile.store.ts writes them: the row's number in the sheet comes first. */
function numberedRows(text: string): Row[] {
  return takeRows(text, { delimiter: ',', quote: '"' }, MOST_ROWS + 1, true)
    .map(({ cells: [line, ...cells] }) => ({ line: Number(line), cells }))
    .filter(({ cells }) => cells.some(isFilled))
}

/** Programs leave out empty cells at the end, or write one too many. */
function evenedTo(width: number, cells: string[]): string[] {
  if (cells.length > width) return cells.slice(width).some(isFilled) ? cells : cells.slice(0, width)
  return [...cells, ...Array.from({ length: width - cells.length }, () => '')]
}

function isFilled(cell: string): boolean {
  return cell.trim() !== ''
}
