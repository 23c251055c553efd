/** A cell of a small table as it is kept, in the words of whoever reads: the page and the command line alike. */
import type { Formats } from '../kernel/format.ts'
import type { SheetField } from '../kernel/sheet.ts'

const MOST_DECIMALS = 4

type Manner = {
  fields: readonly SheetField[]
  format: Formats
  words: (word: 'empty' | 'yes' | 'no') => string
}

export function sheetValue(
  { fields, format, words }: Manner,
  name: string,
  text: string | null,
): string {
  if (text === null) return words('empty')
  const kind = kindOf(fields, name)
  if (kind === 'amount' || kind === 'number') return format.number(text, MOST_DECIMALS)
  if (kind === 'day') return format.day(text)
  if (kind === 'month') return format.month(text)
  if (kind === 'yesNo') return words(text === 'true' ? 'yes' : 'no')
  return text
}

/** Where an account changes, the row moves from one to the other. */
export function wordsOfChange(fields: readonly SheetField[], name: string) {
  return kindOf(fields, name) === 'account' ? 'gather:sheet.move' : 'gather:sheet.change'
}

function kindOf(fields: readonly SheetField[], name: string) {
  return fields.find(({ field }) => field === name)?.kind
}
