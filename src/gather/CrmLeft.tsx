/** Lines of a run that stay out, and those that name someone who isn't there: which file and line, and why. */
import { streamAddress } from '../kernel/call.ts'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { downloadCrmLines, readCrmLines } from './crm.api.ts'
import { type CrmImport, missAdvice, rejectAdvice } from './crm.ts'
import './crm.css'
import './import.css'

const SHOWN = 25

export function CrmLeft({ one: { crmImportId, files } }: { one: CrmImport }) {
  const t = useWords()
  const format = useFormat()
  const { rejects, misses, totals } = useRead(readCrmLines, { crmImportId })
  if (totals.rejects + totals.misses === 0) return null
  const place = (fileNo: number, line: number) =>
    `${files.find((one) => one.fileNo === fileNo)?.file ?? ''} · ${t('gather:sheet.line', { line: format.number(line) })}`
  const advised = ({ kept, todo }: ReturnType<typeof rejectAdvice | typeof missAdvice>) =>
    `${t(`gather:crm.keptOf.${kept}`)}. ${t(`gather:crm.todoOf.${todo}`)}.`
  return (
    <Card
      title={t('gather:crm.left')}
      aside={
        <a href={streamAddress(downloadCrmLines, { crmImportId })} download>
          {t('gather:crm.download')}
        </a>
      }
    >
      {rejects.length > 0 && (
        <>
          <h3 className="SheetFiles-title">{t('gather:crm.rejects', { count: totals.rejects })}</h3>
          <ul className="Crm-left">
            {rejects.slice(0, SHOWN).map(({ fileNo, line, reason, field, cell }) => (
              <li key={`${fileNo}:${line}`}>
                <b>{place(fileNo, line)}</b>{' '}
                {t(`gather:sheet.reject.${reason as 'missing'}`, {
                  field: field === null ? '' : t(`gather:crm.field.${field as 'name'}`),
                  cell: cell.slice(0, 120),
                })}{' '}
                <span className="dim">{advised(rejectAdvice(reason))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {misses.length > 0 && (
        <>
          <h3 className="SheetFiles-title">{t('gather:crm.misses', { count: totals.misses })}</h3>
          <p className="dim">{t('gather:crm.missesHint')}</p>
          <ul className="Crm-left">
            {misses.slice(0, SHOWN).map(({ fileNo, line, reason, text }) => (
              <li key={`${fileNo}:${line}:${reason}`}>
                <b>{place(fileNo, line)}</b>{' '}
                {t(`gather:crm.miss.${reason}`, { text: text.slice(0, 120) })}.{' '}
                <span className="dim">{advised(missAdvice(reason))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {Math.max(totals.rejects, totals.misses) > SHOWN && (
        <p className="dim">{t('gather:crm.onlyFirst', { count: SHOWN })}</p>
      )}
    </Card>
  )
}
