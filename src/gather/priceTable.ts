/**
 * Reading a file of price indices: `País;Mes;Índice`, `Mes;Índice` of one country, or a table with a
 * column per country (`Mes;España;Portugal`), as statistical offices publish them.
 */
import { type Day, firstOfMonth } from '../kernel/day.ts'
import { parseDay } from './dayText.ts'
import { PriceIndex } from './priceIndex.ts'
import { cellsOf, delimiterOf, markOf, plain } from './rateTable.ts'

export type PriceTable = {
  prices: PriceIndex[]
  rejected: { line: number; text: string; reason: 'month' | 'country' | 'index' }[]
}

const MONTH_WORDS = /^(mes|month|fecha|date|d.{1,2}a|day|per[ií]odo|period|time)$/i
const COUNTRY_WORDS = /^(pa[ií]s|country|zona|[aá]rea|geo|region|regi[oó]n)$/i
const INDEX_WORDS = /^([ií]ndice|index|ipc|ipca|cpi|valor|value|total|[ií]ndice general)$/i
const NUMBER = /^[\d.,\s]*\d$/

type Row = { line: number; text: string; cells: string[] }
type Found = PriceIndex | PriceTable['rejected'][number]

/**
 * Indices as they stand in the text; null where none can be found in it. `country` is that of a
 * file that names none; '' for the lines of the ledger that say no country.
 */
export function readPriceTable(text: string, { country }: { country: string }): PriceTable | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const delimiter = delimiterOf(lines)
  const rows = lines
    .map((line, at) => ({ line: at + 1, text: line, cells: cellsOf(line, delimiter) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [header] = rows
  if (!header) return null
  const table: PriceTable = { prices: [], rejected: [] }
  const found = isWide(header.cells) ? readWide(rows) : readList(rows, country)
  for (const one of found) {
    if ('reason' in one) table.rejected.push(one)
    else table.prices.push(one)
  }
  return table.prices.length === 0 ? null : table
}

/** A month first, then names of countries: none of them says `índice`, and none is a number. */
function isWide([first = '', ...rest]: string[]): boolean {
  const named = rest.filter((cell) => cell !== '')
  return (
    MONTH_WORDS.test(first) &&
    named.length > 0 &&
    named.every((cell) => ![INDEX_WORDS, COUNTRY_WORDS, NUMBER].some((is) => is.test(cell)))
  )
}

function readWide([header, ...rows]: Row[]): Found[] {
  const countries = header!.cells
  const mark = markOf(rows.flatMap(({ cells }) => cells.slice(1)))
  return rows.flatMap(({ line, text, cells }): Found[] => {
    const month = monthOf(cells[0] ?? '')
    if (!month) return [{ line, text, reason: 'month' }]
    return countries.flatMap((country, at): Found[] => {
      const cell = cells[at] ?? ''
      // A blank or a dash: not published for that month.
      if (at === 0 || country === '' || !/\d/.test(cell)) return []
      return [asPrice({ country, month, index: plain(cell, mark) }, { line, text })]
    })
  })
}

function readList(rows: Row[], country: string): Found[] {
  const place = placesOf(rows)
  if (!place) return []
  const body = rows.slice(place.headerRows)
  const mark = markOf(body.map(({ cells }) => cells[place.index] ?? ''))
  return body.map(({ line, text, cells }): Found => {
    const month = monthOf(cells[place.month] ?? '')
    if (!month) return { line, text, reason: 'month' }
    const named = place.country === -1 ? country : (cells[place.country] ?? '')
    if (named === '' && place.country !== -1) return { line, text, reason: 'country' }
    const index = plain(cells[place.index] ?? '', mark)
    return asPrice({ country: named, month, index }, { line, text })
  })
}

/** Which column holds what: by its header, and where there is none, by what stands in it. */
function placesOf(rows: Row[]) {
  const [first, second] = rows
  const header = first?.cells ?? []
  const headed = {
    month: header.findIndex((cell) => MONTH_WORDS.test(cell)),
    country: header.findIndex((cell) => COUNTRY_WORDS.test(cell)),
    index: header.findIndex((cell) => INDEX_WORDS.test(cell)),
  }
  if (headed.month >= 0 && headed.index >= 0) return { ...headed, headerRows: 1 }
  // Of a table with more in it, guessing would take any number for an index.
  if (header.length > 3) return null
  const headerRows = header.some((cell) => monthOf(cell) !== null) ? 0 : 1
  const sample = (headerRows === 0 ? first : second)?.cells ?? []
  const month = sample.findIndex((cell) => monthOf(cell) !== null)
  const index = sample.findIndex((cell, at) => at !== month && NUMBER.test(cell))
  const country = sample.findIndex((cell, at) => at !== month && at !== index && cell !== '')
  return month >= 0 && index >= 0 ? { month, country, index, headerRows } : null
}

/** `2026-03`, `2026/3`, `03/2026`, `2026M03`, `202603`, `marzo de 2026`, or any day of the month; null for what is none. */
export function monthOf(cell: string): Day | null {
  const yearFirst = /^(\d{4})(?:[-/. ]?[Mm]?|[-/. ])(\d{1,2})$/.exec(cell)
  const monthFirst = /^(\d{1,2})[-/. ](\d{4})$/.exec(cell)
  const [year, month] = yearFirst
    ? [yearFirst[1]!, yearFirst[2]!]
    : monthFirst
      ? [monthFirst[2]!, monthFirst[1]!]
      : ['', '']
  const day = year
    ? `${year}-${month.padStart(2, '0')}-01`
    : (parseDay(cell, 'dmy') ?? parseDay(`1 ${cell}`, 'dmy'))
  return day && parseDay(day, 'ymd') ? firstOfMonth(day) : null
}

function asPrice(given: PriceIndex, { line, text }: { line: number; text: string }): Found {
  const checked = PriceIndex.safeParse(given)
  if (checked.success) return checked.data
  const isCountry = checked.error.issues.every(({ path }) => path[0] === 'country')
  return { line, text, reason: isCountry ? 'country' : 'index' }
}
