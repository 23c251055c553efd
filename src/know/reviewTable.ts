/** Reading pasted reviews: a line each, with link, day, stars and text in any order, with or without a header. */
import { type DateOrder, orderEvidence, parseDay } from '../gather/dayText.ts'
import { PublicReviewGiven } from './publicReview.ts'

export type ReviewTable = {
  reviews: PublicReviewGiven[]
  rejected: { line: number; text: string; reason: 'day' | 'rating' | 'text' }[]
}

type Column = 'link' | 'writtenOn' | 'rating' | 'text'

const HEADERS: Record<Column, RegExp> = {
  link: /^(link|url|enlace|p[aá]gina|web)$/i,
  writtenOn: /^(day|date|fecha|d[ií]a)$/i,
  rating: /^(rating|stars|score|nota|estrellas|puntuaci[oó]n|valoraci[oó]n)$/i,
  text: /^(text|review|comment|texto|rese[nñ]a|comentario|opini[oó]n)$/i,
}

/** Where the columns stand when nothing says so. */
const USUAL: readonly Column[] = ['link', 'writtenOn', 'rating', 'text']

/** Separator: tab or semicolon where the first line has one, else comma. Cells in quotes may hold line ends. */
export function readReviewTable(pasted: string): ReviewTable {
  const rows = rowsOf(pasted.replace(/^\uFEFF/, ''))
  const header = rows[0]?.cells.map(columnOf) ?? []
  const isHeader = header.filter(Boolean).length >= 2
  const columns = isHeader ? header : USUAL
  const body = isHeader ? rows.slice(1) : rows
  const order = orderOf(body.map(({ cells }) => cells[columns.indexOf('writtenOn')] ?? ''))
  const table: ReviewTable = { reviews: [], rejected: [] }
  for (const row of body) {
    const of = (column: Column) => row.cells[columns.indexOf(column)]?.trim() ?? ''
    const rating = starsOf(of('rating'))
    const writtenOn = parseDay(of('writtenOn'), order)
    const given = PublicReviewGiven.safeParse({ ...blank(of), writtenOn, rating })
    if (given.success) table.reviews.push(given.data)
    else {
      const reason = writtenOn === null ? 'day' : Number.isNaN(rating) ? 'rating' : 'text'
      table.rejected.push({ line: row.line, text: row.cells.join(' · ').slice(0, 120), reason })
    }
  }
  return table
}

/** A link that opens no page is left out, the review stays. */
function blank(of: (column: Column) => string) {
  const link = of('link')
  return { link: /^https?:\/\/\S+$/i.test(link) ? link : '', text: of('text').slice(0, 4000) }
}

function columnOf(cell: string): Column | undefined {
  return USUAL.find((column) => HEADERS[column].test(cell.trim()))
}

function orderOf(days: readonly string[]): DateOrder {
  return days.some((day) => orderEvidence(day) === 'mdy') ? 'mdy' : 'dmy'
}

/** `4`, `4,5`, `4.5/5`, `★★★★☆`; null where there are none, not a number where it can't be read. */
function starsOf(cell: string): number | null {
  if (cell === '') return null
  const stars = cell.match(/★/g)?.length
  if (stars) return stars
  const [, number] = /^(\d(?:[.,]\d+)?)(?:\s*\/\s*5)?$/.exec(cell) ?? []
  const rating = number ? Number(number.replace(',', '.')) : Number.NaN
  return rating <= 5 ? rating : Number.NaN
}

type Row = { line: number; cells: string[] }

function rowsOf(text: string): Row[] {
  const first = text.split(/\r?\n/, 1)[0] ?? ''
  const separator = ['\t', ';'].find((mark) => first.includes(mark)) ?? ','
  const rows: Row[] = []
  let [line, begun] = [1, 1]
  let cells: string[] = []
  let cell = ''
  let quoted = false
  const endRow = () => {
    cells.push(cell)
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begun, cells })
    cells = []
    cell = ''
    begun = line + 1
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!
    if (letter === '"' && quoted && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (letter === '"' && (quoted || cell.trim() === '')) quoted = !quoted
    else if (letter === separator && !quoted) {
      cells.push(cell)
      cell = ''
    } else if (letter === '\n' && !quoted) {
      endRow()
      line += 1
    } else if (letter === '\n') {
      cell += letter
      line += 1
    } else if (letter !== '\r') cell += letter
  }
  endRow()
  return rows
}
