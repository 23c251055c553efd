/**
 * A workbook as a stream, in constant memory. Packages build it whole: a list of 50,000 rows and 20 columns
 * took write-excel-file 650 MB and the only thread for many seconds, while nobody else was answered.
 */
import type { Cell } from '../kernel/csv.ts'
import { type ZipFile, zipped } from './zip.ts'

export type SheetColumn = { name: string; kind: 'text' | 'number' | 'share' | 'day' }
export type Sheet = {
  name: string
  columns: SheetColumn[]
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
}

/** What a sheet holds with its head (ECMA-376); the rest goes on in another one. */
export const SHEET_ROWS = 1_048_576

/** Cell formats, by their place in `cellXfs` below. */
const STYLE = { text: 0, head: 1, number: 2, share: 3, day: 4 } as const

export function workbook(sheets: Sheet[], sheetRows = SHEET_ROWS): AsyncGenerator<Uint8Array> {
  return zipped(files(sheets, sheetRows))
}

async function* files(sheets: Sheet[], sheetRows: number): AsyncGenerator<ZipFile> {
  const names: string[] = []
  for (const { name, columns, rows } of sheets) {
    const left = await ahead(rows)
    for (let part = 1; part === 1 || left.some(); part += 1) {
      names.push(sheetName(part === 1 ? name : `${name.slice(0, 24)} (${part})`))
      const text = sheetText(columns, left, sheetRows)
      yield { path: `xl/worksheets/sheet${names.length}.xml`, text }
    }
  }
  yield { path: 'xl/styles.xml', text: [STYLES] }
  yield { path: 'xl/workbook.xml', text: [workbookXml(names)] }
  yield { path: 'xl/_rels/workbook.xml.rels', text: [workbookRelations(names)] }
  yield { path: '_rels/.rels', text: [RELATIONS] }
  yield { path: '[Content_Types].xml', text: [contentTypes(names)] }
}

const ROWS_A_PIECE = 500

async function* sheetText(
  columns: SheetColumn[],
  left: Ahead<readonly Cell[]>,
  sheetRows: number,
): AsyncGenerator<string> {
  const letters = columns.map((_, at) => columnLetters(at))
  const widths = columns.map(({ name, kind }, at) => {
    const width = Math.max(name.length + 2, kind === 'text' ? 24 : 14)
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
  })
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
  let piece = `<row r="1">${columns.map(({ name }, at) => textCell(`${letters[at]}1`, name, STYLE.head)).join('')}</row>`
  for (let row = 2; row <= sheetRows && left.some(); row += 1) {
    const values = await left.take()
    const cells = values.map((value, at) => cell(`${letters[at]}${row}`, value, columns[at]!.kind))
    piece += `<row r="${row}">${cells.join('')}</row>`
    if (row % ROWS_A_PIECE === 0) {
      yield piece
      piece = ''
    }
  }
  yield `${piece}</sheetData></worksheet>`
}

function cell(place: string, value: Cell, kind: SheetColumn['kind']): string {
  if (value === null || value === undefined || value === '') return ''
  if (kind === 'text' && typeof value === 'string') return textCell(place, value, STYLE.text)
  if (kind === 'day')
    return `<c r="${place}" s="${STYLE.day}"><v>${serialDay(String(value))}</v></c>`
  const number = String(value)
  if (!Number.isFinite(Number(number))) return ''
  return `<c r="${place}"${kind === 'text' ? '' : ` s="${STYLE[kind]}"`}><v>${number}</v></c>`
}

/** A cell holds no more letters (Microsoft, «Excel specifications and limits»): a longer text would break the file. */
const CELL_LETTERS = 32_767

function textCell(place: string, whole: string, style: number): string {
  const text = whole.length > CELL_LETTERS ? `${whole.slice(0, CELL_LETTERS - 1)}…` : whole
  return `<c r="${place}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

const MS_PER_DAY = 86_400_000
/** A spreadsheet counts days from here. */
const DAY_ZERO = Date.UTC(1899, 11, 30)

function serialDay(day: string): number {
  return Math.round((Date.parse(day) - DAY_ZERO) / MS_PER_DAY)
}

function columnLetters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : columnLetters(Math.floor(at / 26) - 1) + letter
}

/** XML can't carry most control characters at all. */
const UNSAYABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function escaped(text: string): string {
  return text
    .replace(UNSAYABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** At most 31 letters, none of these. */
function sheetName(name: string): string {
  return name.replaceAll(/[\\/*?:[\]]/g, ' ').slice(0, 31)
}

type Ahead<T> = { some: () => boolean; take: () => Promise<T> }

/** Rows of which it is known, before they are taken, whether there is one more. */
async function ahead<T>(rows: AsyncIterable<T> | Iterable<T>): Promise<Ahead<T>> {
  async function* each() {
    yield* rows
  }
  const iterator = each()
  let next = await iterator.next()
  return {
    some: () => !next.done,
    async take() {
      const { value } = next
      next = await iterator.next()
      return value as T
    },
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`

const RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

function workbookXml(names: string[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`
}

function workbookRelations(names: string[]): string {
  const sheets = names.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.join('')}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
}

function contentTypes(names: string[]): string {
  const sheets = names.map(
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  )
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.join('')}</Types>`
}
