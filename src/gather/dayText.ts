/**
 * A day as ledgers write it, read into a calendar day: `01/02/2024`, `1-2-24`, `2024-02-01`,
 * `20240201`, `01-feb-2024`, `Feb 1, 2024`, `1 de febrero de 2024`, each with or without a time.
 *
 * Whether 01/02 is the first of February or the second of January is the column's to say. A year
 * of two digits is 1970 to 2069. A day that does not exist (31/02) or lies outside 1900 to 2199 is
 * null. `cell.store.ts` says the same in SQL; a test compares.
 */
import type { Day } from '../kernel/day.ts'

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

export function parseDay(text: string, order: DateOrder, serial = false): Day | null {
  const core = dayPart(text)
  const day =
    numbered(core, order) ?? worded(core) ?? (serial && SERIAL.test(core) ? fromSerial(core) : null)
  return day && FIRST_DAY <= day && day <= LAST_DAY ? day : null
}

/** What one text says about the order of its column; null where it fits several or none. */
export function orderEvidence(text: string): DateOrder | 'dmy or mdy' | null {
  const core = dayPart(text)
  if (YEAR_FIRST.test(core) || COMPACT.test(core)) return 'ymd'
  const [, first = '', second = ''] = SHORT.exec(core) ?? []
  const [a, b] = [Number(first), Number(second)]
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

/** What lies before a time of day. */
export const TIME_PATTERN = String.raw`^(.*?)(?:(?:t| +|, *)\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)? *(?:[ap]\.? ?m\.?)? *(?:z|utc|gmt)?(?:[+-]\d{2}(?::?\d{2})?)?)?$`
export const YEAR_FIRST_PATTERN = String.raw`^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$`
export const COMPACT_PATTERN = String.raw`^(\d{4})(\d{2})(\d{2})$`
export const SHORT_PATTERN = String.raw`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$`
export const SERIAL_PATTERN = String.raw`^([2-6]\d{4})(?:\.\d+)?$`

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

/** The first three letters say the month. */
export const MONTH_OF: Record<string, number> = Object.fromEntries(
  MONTHS.flatMap((words, at) => words.split('|').map((word) => [word.slice(0, 3), at + 1])),
)

export const DAY_MONTH_PATTERN = String.raw`^(\d{1,2})(?:st|nd|rd|th|o|a|\x{BA})?(?: de |[-/. ]*)${MONTH}(?:,? del? |[-/., ]*)(\d{4}|\d{2})$`
export const MONTH_DAY_PATTERN = String.raw`^${MONTH}[-/. ]*(\d{1,2})(?:st|nd|rd|th)?(?:[-/., ]+)(\d{4}|\d{2})$`
export const YEAR_MONTH_PATTERN = String.raw`^(\d{4})[-/. ]*${MONTH}[-/. ]*(\d{1,2})$`

/** RE2 writes a code point \x{BA}; JavaScript \u00BA. */
const inJavaScript = (pattern: string) =>
  new RegExp(pattern.replace(/\\x\{([0-9A-F]{2})\}/g, String.raw`\u00$1`))

const TIME = inJavaScript(TIME_PATTERN)
const YEAR_FIRST = inJavaScript(YEAR_FIRST_PATTERN)
const COMPACT = inJavaScript(COMPACT_PATTERN)
const SHORT = inJavaScript(SHORT_PATTERN)
const SERIAL = inJavaScript(SERIAL_PATTERN)
const DAY_MONTH = inJavaScript(DAY_MONTH_PATTERN)
const MONTH_DAY = inJavaScript(MONTH_DAY_PATTERN)
const YEAR_MONTH = inJavaScript(YEAR_MONTH_PATTERN)

function dayPart(text: string): string {
  let plain = ''
  for (const character of text.toLowerCase()) {
    const at = DAY_LETTERS.from.indexOf(character)
    plain += at < 0 ? character : DAY_LETTERS.to[at]
  }
  return TIME.exec(plain.replace(/^ +| +$/g, ''))?.[1] ?? ''
}

function numbered(core: string, order: DateOrder): Day | null {
  const [, year, month, day] = YEAR_FIRST.exec(core) ?? COMPACT.exec(core) ?? []
  if (year) return calendarDay(year, month!, day!)
  const [, a, b, c] = SHORT.exec(core) ?? []
  if (!a) return null
  if (order === 'mdy') return calendarDay(c!, a, b!)
  return order === 'ymd' && c!.length === 2 ? calendarDay(a, b!, c!) : calendarDay(c!, b!, a)
}

function worded(core: string): Day | null {
  const month = (word: string) => String(MONTH_OF[word.slice(0, 3)])
  const a = DAY_MONTH.exec(core)
  if (a) return calendarDay(a[3]!, month(a[2]!), a[1]!)
  const b = MONTH_DAY.exec(core)
  if (b) return calendarDay(b[3]!, month(b[1]!), b[2]!)
  const c = YEAR_MONTH.exec(core)
  return c ? calendarDay(c[1]!, month(c[2]!), c[3]!) : null
}

function calendarDay(year: string, month: string, day: string): Day | null {
  const full = year.length > 2 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900)
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)))
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return exists && full >= 1000 ? date.toISOString().slice(0, 10) : null
}

/** Excel counts days from 1899-12-30, its 29th of February 1900 included. */
function fromSerial(core: string): Day {
  return new Date(Date.UTC(1899, 11, 30 + Math.floor(Number(core)))).toISOString().slice(0, 10)
}
