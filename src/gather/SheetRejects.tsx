/** The rows of a small table's file that stay out: why, and as a file to be mended. */
import { streamAddress } from '../kernel/call.ts'
import { useFormat } from '../ui/session.ts'
import { type Key, useWords } from '../ui/words.ts'
import { downloadSheetRejects } from './sheet.api.ts'
import { KNOWN_REASONS, type SheetCheck, type SheetKind, type SheetReject } from './sheet.ts'
import './import.css'

type Props = { kind: SheetKind; check: SheetCheck; nameOf: (field: string) => string }

export function SheetRejects({ kind, check, nameOf }: Props) {
  const t = useWords()
  const format = useFormat()
  const { rejects, rejected, sheetImportId } = check
  if (rejected === 0) return null
  const why = ({ reason, field, cell }: SheetReject) => {
    const known = (KNOWN_REASONS as readonly string[]).includes(reason)
    const text = `${known ? 'gather:sheet' : kind.words}.reject.${reason}`
    return t(text as Key, { field: field === null ? '' : nameOf(field), cell })
  }
  return (
    <>
      <h3 className="SheetFiles-title">{t('gather:sheet.left')}</h3>
      {rejected > rejects.length && (
        <p className="dim">
          {t('gather:sheet.leftAll', { shown: rejects.length, count: rejected })}
        </p>
      )}
      <ul className="SheetRejects">
        {rejects.map((reject) => (
          <li key={reject.line}>
            <b>{t('gather:sheet.line', { line: format.number(reject.line) })}</b> {why(reject)}
          </li>
        ))}
      </ul>
      <p>
        <a href={streamAddress(downloadSheetRejects, { sheetImportId })} download>
          {t('gather:sheet.download')}
        </a>
      </p>
    </>
  )
}
