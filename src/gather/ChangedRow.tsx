/** A row that changes what stands: what tells it, and each field from what to what. */
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { SheetChange, SheetKind } from './sheet.ts'
import { sheetValue, wordsOfChange } from './sheetValue.ts'
import './import.css'

type Props = { kind: SheetKind; change: SheetChange; nameOf: (field: string) => string }

export function ChangedRow({ kind, change: { line, key, fields }, nameOf }: Props) {
  const t = useWords()
  const format = useFormat()
  const manner = {
    fields: kind.fields,
    format,
    words: (word: 'empty' | 'yes' | 'no') => t(`gather:sheet.${word}`),
  }
  const value = (field: string, text: string | null) => sheetValue(manner, field, text)
  return (
    <li>
      <b>{t('gather:sheet.line', { line: format.number(line) })}</b>{' '}
      {key.map((one) => value(one.field, one.value)).join(' · ')}:{' '}
      {fields
        .map(({ field, was, now }) =>
          t(wordsOfChange(kind.fields, field), {
            field: nameOf(field),
            was: value(field, was),
            now: value(field, now),
          }),
        )
        .join('; ')}
    </li>
  )
}
