/** How the files of an import are read, in a few words: «Windows-1252, punto y coma, coma decimal, día/mes/año». */
import { useWords } from '../ui/words.ts'
import type { Import } from './import.ts'

/** Marks have no place in a message's name. */
const NAMES: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  '.': 'point',
  ' ': 'space',
  "'": 'apostrophe',
  '"': 'quote',
  '': 'none',
}

export function nameOfMark(mark: string): string {
  return NAMES[mark] ?? mark
}

export function useReadingFacts({ files, plan }: Import): string[] {
  const t = useWords()
  const name = files.map((file) => file.name).join(', ')
  const reading = plan?.files.find(({ role }) => role === 'ledger')?.reading
  if (!reading) return [name]
  const { format, encoding, delimiter, decimal, dateOrder } = reading
  const facts =
    format === 'csv'
      ? [encoding && t(`gather:reading.encoding.${encoding}`), delimiter && separator(delimiter)]
      : [format && t(`gather:reading.format.${format}`)]
  if (decimal) facts.push(t(`gather:reading.decimal.${nameOfMark(decimal) as 'comma'}`))
  if (dateOrder) facts.push(t(`gather:reading.dateOrder.${dateOrder}`))
  return [name, facts.filter(Boolean).join(', ')]

  function separator(mark: string) {
    return t(`gather:reading.delimiter.${(NAMES[mark] ?? 'other') as 'other'}`, { mark })
  }
}
