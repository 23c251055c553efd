/** What a small table's file does to what stands: how much is new, changed and the same, and what changes. */
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { SheetChange, SheetCheck, SheetKind } from './sheet.ts'
import './import.css'

type Props = { kind: SheetKind; check: SheetCheck; nameOf: (field: string) => string }

export function SheetChanges({ kind, check, nameOf }: Props) {
  const t = useWords()
  const { accepted, added, changed, same, changes } = check
  if (accepted === 0) return null
  if (added + changed === 0) return <p>{t('gather:sheet.nothing')}</p>
  return (
    <>
      <p>{t('gather:sheet.counts', { added, changed, same })}</p>
      {changes.length > 0 && (
        <>
          <h3 className="SheetFiles-title">{t('gather:sheet.changes')}</h3>
          {changed > changes.length && (
            <p className="dim">
              {t('gather:sheet.leftAll', { shown: changes.length, count: changed })}
            </p>
          )}
          <ul className="SheetRejects">
            {changes.map((change) => (
              <Change key={change.line} kind={kind} change={change} nameOf={nameOf} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

type ChangeProps = { kind: SheetKind; change: SheetChange; nameOf: Props['nameOf'] }

function Change({ kind, change: { line, key, fields }, nameOf }: ChangeProps) {
  const t = useWords()
  const format = useFormat()
  const value = useValue(kind)
  return (
    <li>
      <b>{t('gather:sheet.line', { line: format.number(line) })}</b>{' '}
      {key.map((one) => value(one.field, one.value)).join(' · ')}:{' '}
      {fields
        .map(({ field, was, now }) =>
          t('gather:sheet.change', {
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
function useValue({ fields }: SheetKind) {
  const t = useWords()
  const format = useFormat()
  return (name: string, text: string | null): string => {
    if (text === null) return t('gather:sheet.empty')
    const kind = fields.find(({ field }) => field === name)?.kind
    if (kind === 'amount' || kind === 'number') return format.number(text, MOST_DECIMALS)
    if (kind === 'day') return format.day(text)
    if (kind === 'month') return format.month(text)
    if (kind === 'yesNo') return t(text === 'true' ? 'gather:sheet.yes' : 'gather:sheet.no')
    return text
  }
}
