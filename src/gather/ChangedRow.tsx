/** A row that changes what stands: what tells it, and each field from what to what. */
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { SheetChange, SheetKind } from './sheet.ts'
import './import.css'

type Props = { kind: SheetKind; change: SheetChange; nameOf: (field: string) => string }

export function ChangedRow({ kind, change: { line, key, fields }, nameOf }: Props) {
  const t = useWords()
  const format = useFormat()
  const value = useValue(kind)
  return (
    <li>
      <b>{t('gather:sheet.line', { line: format.number(line) })}</b>{' '}
      {key.map((one) => value(one.field, one.value)).join(' · ')}:{' '}
      {fields
        .map(({ field, was, now }) =>
          t(kindOf(kind, field) === 'account' ? 'gather:sheet.move' : 'gather:sheet.change', {
            field: nameOf(field),
            was: value(field, was),
            now: value(field, now),
          }),
        )
        .join('; ')}
    </li>
  )
}

const MOST_DECIMALS = 4

/** A cell as it is kept, in the words of the page. */
function useValue(about: SheetKind) {
  const t = useWords()
  const format = useFormat()
  return (name: string, text: string | null): string => {
    if (text === null) return t('gather:sheet.empty')
    const kind = kindOf(about, name)
    if (kind === 'amount' || kind === 'number') return format.number(text, MOST_DECIMALS)
    if (kind === 'day') return format.day(text)
    if (kind === 'month') return format.month(text)
    if (kind === 'yesNo') return t(text === 'true' ? 'gather:sheet.yes' : 'gather:sheet.no')
    return text
  }
}

function kindOf({ fields }: SheetKind, name: string) {
  return fields.find(({ field }) => field === name)?.kind
}
