/**
 * A day as ledgers write it, read into a calendar day: `01/02/2024`, `1-2-24`, `2024-02-01`,
 * `20240201`, `01-feb-2024`, `Feb 1, 2024`, `1 de febrero de 2024`, each with or without a time.
 *
 * Whether 01/02 is the first of February or the second of January is the column's to say. A year
 * of two digits is 1969 to 2068, as POSIX has it. A day that does not exist (31/02) or lies outside
 * 1900 to 2199 is null. `cell.store.ts` says the same in SQL; a test compares.
 */
import type { Day } from '../kernel/day.ts'

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

export function parseDay(text: string, order: DateOrder, serial = false): Day | null {
  const parts = partsOf(text)
  if (!parts) return null
  const [y1, m1, d1, y2, m2, d2, a, b, c, d3, m3, y3, m4, d4, y4, y5, m5, d5, count] = parts
  let day: Day | null = null
  if (y1) day = calendarDay(y1, m1!, d1!)
  else if (y2) day = calendarDay(y2, m2!, d2!)
  else if (a) day = short(a, b!, c!, order)
  else if (d3) day = calendarDay(y3!, monthOf(m3!), d3)
  else if (m4) day = calendarDay(y4!, monthOf(m4), d4!)
  else if (y5) day = calendarDay(y5, monthOf(m5!), d5!)
  else if (count && serial) day = fromSerial(count)
  return day && FIRST_DAY <= day && day <= LAST_DAY ? day : null
}

/** What one text says about the order of its column; null where it fits several or none. */
export function orderEvidence(text: string): DateOrder | 'dmy or mdy' | null {
  const parts = partsOf(text)
  if (!parts) return null
  if (parts[0] || parts[3]) return 'ymd'
  const [a, b] = [Number(parts[6] ?? 0), Number(parts[7] ?? 0)]
  if (a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12)) return null
  if (a > 12) return 'dmy'
  return b > 12 ? 'mdy' : 'dmy or mdy'
}

export const FIRST_DAY = '1900-01-01'
export const LAST_DAY = '2199-12-31'

/** Accents and look-alike spaces away; lower case. */
export const DAY_LETTERS = {
  from: 'áéíóú\u00a0\u2009\u202f\u2007\t\r\n\f\v\u2013\u2212\u2011\u2010',
  to: 'aeiou         ----',
}

const MONTHS = [
  'ene(?:ro)?|jan(?:uary)?',
  'feb(?:rero|ruary)?',
  'mar(?:zo|ch)?',
  'abr(?:il)?|apr(?:il)?',
  'may(?:o)?',
  'jun(?:io|e)?',
  'jul(?:io|y)?',
  'ago(?:sto)?|aug(?:ust)?',
  'sep(?:t|tiembre|tember)?|set(?:iembre)?',
  'oct(?:ubre|ober)?',
  'nov(?:iembre|ember)?',
  'dic(?:iembre)?|dec(?:ember)?',
]
const MONTH = `(${MONTHS.join('|')})\\.?`

/** The first three letters of each month, in places of six: where they stand says the month. */
export const MONTH_PLACES = MONTHS.map((words) =>
  words
    .split('|')
    .map((word) => word.slice(0, 3))
    .join('')
    .padEnd(6),
).join('')

const BETWEEN = '[-/. ]'
const ORDINAL = '(?:st|nd|rd|th)?'

/** Year, month and day in the order of each way; the last is Excel's count of days. The same text serves JavaScript and RE2. */
export const DAY_PATTERN = `^(?:${[
  String.raw`(\d{4})${BETWEEN}(\d{1,2})${BETWEEN}(\d{1,2})`,
  String.raw`(\d{4})(\d{2})(\d{2})`,
  String.raw`(\d{1,2})${BETWEEN}(\d{1,2})${BETWEEN}(\d{4}|\d{2})`,
  String.raw`(\d{1,2})${ORDINAL}(?: de |${BETWEEN}*)${MONTH}(?:,? del? |[-/., ]*)(\d{4}|\d{2})`,
  String.raw`${MONTH}${BETWEEN}*(\d{1,2})${ORDINAL}[-/., ]+(\d{4}|\d{2})`,
  String.raw`(\d{4})${BETWEEN}*${MONTH}${BETWEEN}*(\d{1,2})`,
  String.raw`([2-6]\d{4})(?:\.\d+)?`,
].join(
  '|',
)})${String.raw`(?:(?:t| +|, *)\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)? *(?:[ap]\.? ?m\.?)? *(?:z|utc|gmt)?(?:[+-]\d{2}(?::?\d{2})?)?)?`}$`

/** What the groups of the pattern are called in SQL. */
export const DAY_PARTS = 'y1 m1 d1 y2 m2 d2 a b c d3 m3 y3 m4 d4 y4 y5 m5 d5 serial'.split(' ')

const DAY = new RegExp(DAY_PATTERN)

/** The years of two digits from here on are of the last century. */
export const CENTURY_TURN = 69

function partsOf(text: string): (string | undefined)[] | null {
  let plain = ''
  for (const character of text.toLowerCase()) {
    const at = DAY_LETTERS.from.indexOf(character)
    plain += at < 0 ? character : DAY_LETTERS.to[at]
  }
  return DAY.exec(plain.replace(/^ +| +$/g, ''))?.slice(1) ?? null
}

function short(a: string, b: string, c: string, order: DateOrder): Day | null {
  if (order === 'mdy') return calendarDay(c, a, b)
  return order === 'ymd' && c.length === 2 ? calendarDay(a, b, c) : calendarDay(c, b, a)
}

function monthOf(word: string): string {
  return String(Math.floor(MONTH_PLACES.indexOf(word.slice(0, 3)) / 6) + 1)
}

function calendarDay(year: string, month: string, day: string): Day | null {
  const number = Number(year)
  const full = year.length > 2 ? number : number + (number < CENTURY_TURN ? 2000 : 1900)
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)))
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return exists && full >= 1000 ? date.toISOString().slice(0, 10) : null
}

/** Excel counts days from 1899-12-30, its 29th of February 1900 included. */
function fromSerial(count: string): Day {
  return new Date(Date.UTC(1899, 11, 30 + Number(count))).toISOString().slice(0, 10)
}

/** How DuckDB reads the days of a column that all look like these; null where it has no word for it. */
export function dayFormat(examples: string[], order: DateOrder): string | null {
  const counts = new Map<string, number>()
  for (const text of examples) {
    const format = formatOf(text, order)
    if (format) counts.set(format, (counts.get(format) ?? 0) + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

const SHAPE =
  /^(?:(\d{4})([-/.])\d{1,2}\2\d{1,2}|(\d{8})|\d{1,2}([-/. ])\d{1,2}\4(\d{4}|\d{2}))(?:([ T])\d{1,2}:\d{2}(:\d{2})?)?$/

function formatOf(text: string, order: DateOrder): string | null {
  const [whole, yearFirst, mark, compact, between, year, letter, seconds] = SHAPE.exec(text) ?? []
  if (whole === undefined) return null
  const time = letter ? `${letter}%H:%M${seconds ? ':%S' : ''}` : ''
  if (yearFirst) return `%Y${mark}%m${mark}%d${time}`
  if (compact) return `%Y%m%d${time}`
  if (order === 'ymd' && year!.length === 2) return `%y${between}%m${between}%d${time}`
  const places = order === 'mdy' ? ['%m', '%d'] : ['%d', '%m']
  return `${[...places, year!.length === 4 ? '%Y' : '%y'].join(between)}${time}`
}
