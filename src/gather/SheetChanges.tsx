/** What a small table's file does to what stands: how much is new, changed and the same, and what changes. */
import { useWords } from '../ui/words.ts'
import type { SheetCheck, SheetKind } from './sheet.ts'
import { ChangedRow } from './ChangedRow.tsx'
import './import.css'

type Props = { kind: SheetKind; check: SheetCheck; nameOf: (field: string) => string }

export function SheetChanges({ kind, check, nameOf }: Props) {
  const t = useWords()
  const { accepted, added, changed, same, kept, changes, moved } = check
  const staying = changed - moved
  if (accepted === 0) return null
  if (added + changed === 0) return <p>{t('gather:sheet.nothing')}</p>
  return (
    <>
      <p>{t('gather:sheet.counts', { added, changed, same })}</p>
      {changed > 0 && kept.length > 0 && (
        <p className="dim">{t('gather:sheet.kept', { fields: kept.map(nameOf) })}</p>
      )}
      {changes.length > 0 && (
        <>
          <h3 className="SheetFiles-title">{t('gather:sheet.changes')}</h3>
          {staying > changes.length && (
            <p className="dim">
              {t('gather:sheet.leftAll', { shown: changes.length, count: staying })}
            </p>
          )}
          <ul className="SheetRejects">
            {changes.map((change) => (
              <ChangedRow key={change.line} kind={kind} change={change} nameOf={nameOf} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}
