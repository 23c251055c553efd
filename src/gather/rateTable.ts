/**
 * Reading a file of rates: the wide reference-rate history of the European Central Bank
 * (`Date,USD,JPY,...`, against the euro, `N/A` where none) or a list `day,currency,rate`.
 */
import { type Day, Day as DayShape } from '../kernel/day.ts'
import { Rate } from './rate.ts'

export type RateTable = {
  layout: 'wide' | 'list'
  base: string
  rates: Rate[]
  rejected: { line: number; text: string; reason: 'day' | 'currency' | 'rate' }[]
}

const DAY_WORDS = /^(date|day|fecha|d.{1,2}a)$/i
const CURRENCY_WORDS = /^(currency|moneda|divisa|code|c.{1,2}digo|iso)$/i
const RATE_WORDS = /^(rate|tipo|tipo de cambio|cambio|value|valor|tasa)$/i
const CODE = /^[A-Z]{3}$/
const NUMBER = /^[\d.,\s]*\d$/

/**
 * Rates as they stand in the text; null where no rate can be found in it.
 * A list is against `home` (1 home = rate foreign); its days may be absent: one rate for all days.
 */
export function readRateTable(text: string, { home }: { home: string }): RateTable | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const delimiter = delimiterOf(lines)
  const rows = lines
    .map((line, at) => ({ line: at + 1, text: line, cells: cellsOf(line, delimiter) }))
    .filter(({ text: line }) => line.trim() !== '')
  const header = rows[0]?.cells
  if (!header) return null

  const wide = header.filter((cell) => CODE.test(cell)).length > 0 && isWide(header)
  const days = dayReader(rows.flatMap(({ cells }) => cells))
  const table: RateTable = wide
    ? { layout: 'wide', base: header.includes('EUR') ? home : 'EUR', rates: [], rejected: [] }
    : { layout: 'list', base: home, rates: [], rejected: [] }
  const found = wide ? readWide(rows, days, table.base) : readList(rows, days, home)
  for (const one of found) {
    if ('reason' in one) table.rejected.push(one)
    else table.rates.push(one)
  }
  return table.rates.length === 0 ? null : table
}

type Row = { line: number; text: string; cells: string[] }
type Found = Rate | RateTable['rejected'][number]
type ReadDay = (cell: string) => Day | null

function isWide(header: string[]): boolean {
  const [first = '', ...rest] = header
  return (
    (first === '' || DAY_WORDS.test(first)) && rest.every((cell) => cell === '' || CODE.test(cell))
  )
}

function readWide([header, ...rows]: Row[], days: ReadDay, base: string): Found[] {
  const codes = header?.cells ?? []
  const mark = markOf(rows.flatMap(({ cells }) => cells.slice(1)))
  return rows.flatMap(({ line, text, cells }): Found[] => {
    const day = days(cells[0] ?? '')
    if (!day) return [{ line, text, reason: 'day' }]
    return codes.flatMap((currency, at): Found[] => {
      const cell = cells[at] ?? ''
      if (at === 0 || !CODE.test(currency) || currency === base) return []
      if (!/\d/.test(cell)) return [] // N/A, blank: that currency had no rate that day
      return [asRate({ base, currency, day, rate: plain(cell, mark) }, { line, text })]
    })
  })
}

function readList(rows: Row[], days: ReadDay, home: string): Found[] {
  const place = placesOf(rows, days)
  if (!place) return []
  const body = rows.slice(place.headerRows)
  const mark = markOf(body.map(({ cells }) => cells[place.rate] ?? ''))
  return body.flatMap(({ line, text, cells }): Found[] => {
    const currency = (cells[place.currency] ?? '').toUpperCase()
    const dayCell = place.day === -1 ? '' : (cells[place.day] ?? '')
    const day = days(dayCell)
    if (dayCell !== '' && !day) return [{ line, text, reason: 'day' }]
    if (!CODE.test(currency)) return [{ line, text, reason: 'currency' }]
    if (currency === home) return []
    return [
      asRate(
        { base: home, currency, day, rate: plain(cells[place.rate] ?? '', mark) },
        { line, text },
      ),
    ]
  })
}

/** Which column holds what: by its header, and where there is none, by what stands in it. */
function placesOf(rows: Row[], days: ReadDay) {
  const [first, second] = rows
  const header = first?.cells ?? []
  const headed = {
    day: header.findIndex((cell) => DAY_WORDS.test(cell)),
    currency: header.findIndex((cell) => CURRENCY_WORDS.test(cell)),
    rate: header.findIndex((cell) => RATE_WORDS.test(cell)),
  }
  if (headed.currency >= 0 && headed.rate >= 0) return { ...headed, headerRows: 1 }
  // Of a table with more in it, guessing would take any number for a rate.
  if (header.length > 3) return null
  const headerRows = header.some((cell) => NUMBER.test(cell)) ? 0 : 1
  const sample = (headerRows === 0 ? first : second)?.cells ?? []
  const day = sample.findIndex((cell) => days(cell) !== null)
  const currency = sample.findIndex((cell) => CODE.test(cell.toUpperCase()))
  const rate = sample.findIndex((cell, at) => at !== day && NUMBER.test(cell))
  return currency >= 0 && rate >= 0 ? { day, currency, rate, headerRows } : null
}

function asRate(given: Rate, { line, text }: { line: number; text: string }): Found {
  const checked = Rate.safeParse(given)
  return checked.success ? checked.data : { line, text, reason: 'rate' }
}

export function delimiterOf(lines: string[]): string {
  const first = lines.find((line) => line.trim() !== '') ?? ''
  return [';', '\t', '|'].find((mark) => first.includes(mark)) ?? ','
}

export function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const letter of line) {
    if (letter === '"') quoted = !quoted
    else if (letter === delimiter && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += letter
  }
  cells.push(cell.trim())
  return cells
}

/** The decimal mark, decided on all numbers of the table together. */
export function markOf(cells: string[]): '.' | ',' {
  const numbers = cells.filter((cell) => NUMBER.test(cell) && /[.,]/.test(cell))
  const both = numbers.find((cell) => cell.includes('.') && cell.includes(','))
  if (both) return both.lastIndexOf('.') > both.lastIndexOf(',') ? '.' : ','
  const commas = numbers.filter((cell) => cell.includes(','))
  if (commas.length === 0) return '.'
  const isDecimal = commas.some((cell) => !/^\d{1,3}(,\d{3})+$/.test(cell))
  return isDecimal || commas.length === numbers.length ? ',' : '.'
}

export function plain(cell: string, mark: '.' | ','): string {
  const grouping = mark === '.' ? /[,\s]/g : /[.\s]/g
  return cell.replace(grouping, '').replace(',', '.').replace(/^\./, '0.')
}

/** Reads days as the whole table writes them: ISO, 20240131, or day before month unless that can't be. */
function dayReader(cells: string[]): ReadDay {
  const split = cells.map((cell) => /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell))
  const monthFirst =
    split.some((parts) => Number(parts?.[2]) > 12) &&
    !split.some((parts) => Number(parts?.[1]) > 12)
  return (cell) => {
    const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(cell)
    const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell)
    const [year, month, date] = iso
      ? [iso[1]!, iso[2]!, iso[3]!]
      : local
        ? monthFirst
          ? [local[3]!, local[1]!, local[2]!]
          : [local[3]!, local[2]!, local[1]!]
        : ['', '', '']
    const day = DayShape.safeParse(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
    return day.success ? day.data : null
  }
}
