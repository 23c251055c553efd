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

/** The first file by its name, the others by their number. */
export function useNames(files: Import['files']): string[] {
  const t = useWords()
  const [first, ...others] = files
  if (!first) return []
  const more = others.length > 0 ? [t('gather:done.andMore', { count: others.length })] : []
  return [first.name, ...more]
}

export function useReadingFacts({ files, plan }: Import): string[] {
  const t = useWords()
  const names = useNames(files)
  const reading = plan?.files.find(({ role }) => role === 'ledger')?.reading
  if (!reading) return names
  const { format, encoding, delimiter, decimal, dateOrder } = reading
  const facts =
    format === 'csv'
      ? [encoding && t(`gather:reading.encoding.${encoding}`), delimiter && separator(delimiter)]
      : [format && t(`gather:reading.format.${format}`)]
  if (decimal) facts.push(t(`gather:reading.decimal.${nameOfMark(decimal) as 'comma'}`))
  if (dateOrder) facts.push(t(`gather:reading.dateOrder.${dateOrder}`))
  return [...names, facts.filter(Boolean).join(', ')]

  function separator(mark: string) {
    return t(`gather:reading.delimiter.${(NAMES[mark] ?? 'other') as 'other'}`, { mark })
  }
}
