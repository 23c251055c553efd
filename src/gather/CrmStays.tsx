/** What stayed when a run was taken back, and why. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import { readCrmLines } from './crm.api.ts'
import type { CrmImport } from './crm.ts'
import './crm.css'

export function CrmStays({ one: { crmImportId, undone } }: { one: CrmImport }) {
  const t = useWords()
  const { stays } = useRead(readCrmLines, { crmImportId })
  if (stays.length === 0) return null
  return (
    <Card title={t('gather:crm.stays')}>
      <ul className="Crm-left">
        {stays.map(({ kind, id, name, why, accountId }) => (
          <li key={id}>
            <span className="dim">{t(`gather:crm.kind.${kind}`)}</span>{' '}
            {accountId ? <A to={`/accounts/${accountId}`}>{name}</A> : <b>{name}</b>}
            {': '}
            {t(`gather:crm.staysWhy.${why}`)}
          </li>
        ))}
      </ul>
      {(undone?.kept ?? 0) > stays.length && (
        <p className="dim">{t('gather:crm.staysOnly', { count: stays.length })}</p>
      )}
    </Card>
  )
}
