/** How a file is read: what was sniffed, what a person corrected, and what only a person can say. */
import { z } from 'zod'
import { type DecimalMark, markEvidence } from './amount.ts'
import { type DateOrder, orderEvidence } from './dayText.ts'

// words: gather:reading.*
export const FORMATS = ['csv', 'xlsx', 'parquet', 'jsonl'] as const
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'latin-1'] as const
export const DELIMITERS = [',', ';', '\t', '|'] as const

export const Reading = z.object({
  format: z.enum(FORMATS),
  compression: z.enum(['none', 'gzip']),
  encoding: z.enum(ENCODINGS),
  delimiter: z.string().length(1),
  /** Empty: no cell is quoted, a quote is a character like any other. */
  quote: z.enum(['"', "'", '']),
  /** Lines above the header, such as the title of a report. */
  skip: z.int().min(0).max(100),
  /** Without one the columns are called #1, #2 and so on. */
  header: z.boolean(),
  decimal: z.enum([',', '.']),
  /** The mark between thousands, where amounts show one. */
  thousands: z.enum(['', '.', ',', ' ', "'"]),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']),
  sheet: z.string().nullable(),
})
export type Reading = z.infer<typeof Reading>
export type Encoding = Reading['encoding']

/** What the whole column leaves open; the reading holds what is assumed until someone answers. */
export const Question = z.object({
  about: z.enum(['dateOrder', 'decimal']),
  column: z.string(),
  examples: z.array(z.string()),
})
export type Question = z.infer<typeof Question>

/** How many cells say what about the marks of numbers. */
export type MarkCounts = {
  comma: number
  point: number
  threeAfterComma: number
  threeAfterPoint: number
  plain: number
}

export type Decided<T> = { is: T; sure: boolean }

/**
 * A column whose marks all stand before three digits is open: `1.234` may be a thousand or one and
 * a bit. A whole number of four digits without a mark shows that thousands are not marked.
 */
export function decideDecimal(counts: MarkCounts): Decided<DecimalMark> {
  const { comma, point, threeAfterComma, threeAfterPoint, plain } = counts
  if (comma + point > 0) return { is: comma > point ? ',' : '.', sure: true }
  if (threeAfterComma + threeAfterPoint === 0) return { is: '.', sure: true }
  const afterComma = threeAfterComma > threeAfterPoint
  if (plain > 0) return { is: afterComma ? ',' : '.', sure: true }
  return { is: afterComma ? '.' : ',', sure: false }
}

export function countMarks(texts: Iterable<string>): MarkCounts {
  const counts = { comma: 0, point: 0, threeAfterComma: 0, threeAfterPoint: 0, plain: 0 }
  for (const text of texts) {
    const { says, mark } = markEvidence(text)
    if (says === ',') counts.comma++
    else if (says === '.') counts.point++
    else if (says === 'plain') counts.plain++
    else if (says === 'three') counts[mark === ',' ? 'threeAfterComma' : 'threeAfterPoint']++
  }
  return counts
}

/** How many cells are in which order, or fit both 01/02 and 02/01. */
export type OrderCounts = Record<DateOrder | 'either', number>

/** Two of a kind are needed against the other: one mistyped day must not turn a column. */
export function decideOrder({ dmy, mdy, ymd, either }: OrderCounts): Decided<DateOrder> {
  if (ymd > dmy + mdy + either) return { is: 'ymd', sure: true }
  if (dmy + mdy > 0) return { is: dmy >= mdy ? 'dmy' : 'mdy', sure: dmy !== mdy }
  return either > 0 ? { is: 'dmy', sure: false } : { is: 'ymd', sure: true }
}

export function countOrders(texts: Iterable<string>): OrderCounts {
  const counts = { dmy: 0, mdy: 0, ymd: 0, either: 0 }
  for (const text of texts) {
    const says = orderEvidence(text)
    if (says) counts[says === 'dmy or mdy' ? 'either' : says]++
  }
  return counts
}

/** The mark between thousands that these amounts show, once the decimal mark is known. */
export function thousandsMark(texts: Iterable<string>, decimal: DecimalMark): Reading['thousands'] {
  for (const text of texts) {
    const mark = /\d([.,  \u00a0\u202f'’])\d{3}(?!\d)/.exec(text)?.[1]
    if (!mark || mark === decimal) continue
    if (mark === '.' || mark === ',') return mark
    return /['’]/.test(mark) ? "'" : ' '
  }
  return ''
}
