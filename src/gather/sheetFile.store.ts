/** An Excel file made ready for DuckDB: one sheet, written out as text with the numbers of its rows. */
import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import {
  columnsOf,
  type FileWanted,
  type OpenedFile,
  refusal,
  ROWS_LOOKED_AT,
  ROWS_SHOWN,
} from './opened.store.ts'
import { headerSignature, suggestMapping, whyNotRead } from './mapping.ts'
import type { Row } from './record.ts'
import { headerOf, provisionalReading } from './sniff.ts'
import { lackingFields } from './sheetCheck.ts'
import { suggestFields } from './sheetColumns.ts'
import { readSheets, type Sheets } from './xlsx.store.ts'

const ROWS_AT_ONCE = 5000

/** What can be handed to another thread. */
export type SheetWanted = Pick<FileWanted, 'path' | 'name' | 'folder' | 'reading' | 'fields'>

type Filled = { name: string; rows: Row[]; table: ReturnType<typeof headerOf> }

/** In this thread; `openSheet` gives it one of its own. */
export async function openSheetHere(wanted: SheetWanted, bytes: number): Promise<OpenedFile> {
  const sheets = await readSheets(wanted.path)
  return prepared(wanted, { bytes, sheets, sheet: chosen(wanted, sheets) })
}

/** Each sheet that has a header and something below it; where none has, what is wrong with the longest. */
export async function openSheetsHere(wanted: SheetWanted, bytes: number): Promise<OpenedFile[]> {
  const sheets = await readSheets(wanted.path)
  const told = filledOf(sheets).filter(({ rows, table }) =>
    rows.some(({ line }) => line > table.skip + (table.header ? 1 : 0)),
  )
  const those = told.length > 0 ? told : [chosen(wanted, sheets)]
  const opened: OpenedFile[] = []
  for (const sheet of those) opened.push(await prepared(wanted, { bytes, sheets, sheet }))
  return opened
}

type About = { bytes: number; sheets: Sheets; sheet: Filled }

async function prepared(wanted: SheetWanted, { bytes, sheets, sheet }: About): Promise<OpenedFile> {
  const forced = wanted.reading ?? {}
  const { name, rows, table } = sheet
  const skip = forced.skip ?? table.skip
  const header = forced.header ?? table.header
  const records = rows.filter(({ line }) => line > skip + (header ? 1 : 0))
  if (records.length === 0) throw refusal(wanted, 'gather/header-only')
  let width = 0
  for (const { line, cells } of rows) if (line > skip) width = Math.max(width, lastFilled(cells))
  const top = header ? (rows.find(({ line }) => line > skip)?.cells ?? []) : null
  const sample = records
    .slice(0, ROWS_LOOKED_AT)
    .map(({ line, cells }) => ({ line, cells: padded(cells, width) }))
  const columns = columnsOf(top, width, sample)
  const path = join(wanted.folder, `${randomUUID()}.csv`)
  await writeRows(path, records, width)
  const names = columns.map((column) => column.name)
  return {
    name: wanted.name,
    path: wanted.path,
    bytes,
    reading: {
      ...provisionalReading(columns),
      ...forced,
      format: 'xlsx',
      compression: 'none',
      encoding: 'utf-8',
      delimiter: ',',
      quote: '"',
      skip,
      header,
      sheet: name,
    },
    source: {
      path,
      form: 'csv',
      delimiter: ',',
      quote: '"',
      skip: 0,
      numbered: true,
      lastLine: rows.at(-1)!.line,
      columns: names,
      typed: columns.map(() => 'text'),
    },
    text: null,
    sheets: sheets.map((sheet) => sheet.name),
    signature: headerSignature(names),
    columns,
    rows: sample.slice(0, ROWS_SHOWN).map(({ cells }) => cells),
    brokenLines: [],
    confirmed: { decimal: forced.decimal !== undefined, dateOrder: forced.dateOrder !== undefined },
  }
}

/** The sheet asked for, else the first that has what is needed, else the longest. */
function chosen(wanted: SheetWanted, sheets: Sheets): Filled {
  const asked = wanted.reading?.sheet
  const filled = filledOf(sheets)
  if (asked) {
    const sheet = filled.find(({ name }) => name === asked)
    if (!sheet) throw refusal(wanted, 'gather/no-sheet', { sheet: asked })
    return sheet
  }
  const longest = filled.toSorted((a, b) => b.rows.length - a.rows.length)[0]
  if (!longest || longest.rows.length === 0) throw refusal(wanted, 'gather/empty-file')
  return filled.find(({ rows, table }) => rows.length > 1 && fits(wanted, rows, table)) ?? longest
}

function filledOf(sheets: Sheets): Filled[] {
  return sheets.map(({ name, rows }) => {
    const kept = rows
      .map((cells, at): Row => ({ line: at + 1, cells }))
      .filter(({ cells }) => lastFilled(cells) > 0)
    return { name, rows: kept, table: headerOf(kept.slice(0, ROWS_LOOKED_AT)) }
  })
}

function fits(
  { fields }: SheetWanted,
  rows: Row[],
  { skip, header }: { skip: number; header: boolean },
): boolean {
  const top = rows.find(({ line }) => line > skip)
  if (!header || !top) return false
  const sample = rows.filter(({ line }) => line > top.line).slice(0, 100)
  const width = top.cells.length
  const columns = columnsOf(
    top.cells,
    width,
    sample.map(({ line, cells }) => ({ line, cells: padded(cells, width) })),
  )
  if (fields) return lackingFields(fields, suggestFields(columns, fields)).length === 0
  return (
    whyNotRead(
      suggestMapping(columns),
      columns.map(({ name }) => name),
    ) === null
  )
}

async function writeRows(path: string, rows: Row[], width: number) {
  const file = await open(path, 'w')
  try {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const some = rows.slice(at, at + ROWS_AT_ONCE)
      await file.appendFile(
        some
          .map(
            ({ line, cells }) =>
              `${[String(line), ...padded(cells, width)].map(written).join(',')}\n`,
          )
          .join(''),
      )
    }
  } finally {
    await file.close()
  }
}

function written(cell: string): string {
  const flat = cell.replace(/\r\n|[\r\n]/g, ' ')
  return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat
}

function padded(cells: string[], width: number): string[] {
  return Array.from({ length: width }, (_, place) => cells[place] ?? '')
}

function lastFilled(cells: string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}
