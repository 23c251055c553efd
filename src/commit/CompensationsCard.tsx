/** On the account: what is owed where too little was kept, what would be owed for the period that runs, and what is agreed. */
import { KnownCard } from '../accounts/KnownCard.tsx'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { useWords } from '../ui/words.ts'
import { listCompensations, listOpenCompensations, listTerms } from './compensation.api.ts'
import { CompensationRows } from './CompensationRows.tsx'
import { TermsForm } from './TermsForm.tsx'
import { TermsRows } from './TermsRows.tsx'

/** The others stand on their accounts. */
const SHOWN = 5

export function CompensationsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const terms = useRead(listTerms, { accountId })
  const all = useRead(listCompensations, { accountId })
  const open = all.filter(({ state }) => state === 'due' || state === 'approved')
  const ended = all.filter(({ state }) => state !== 'due' && state !== 'approved')
  return (
    <KnownCard
      accountId={accountId}
      title={t('commit:compensation.title')}
      act={t('commit:compensation.addTerms')}
      form={(done) => <TermsForm accountId={accountId} done={done} />}
    >
      {terms.length === 0 && <Empty>{t('commit:compensation.none')}</Empty>}
      <CompensationRows compensations={open} />
      {terms.length > 0 && (
        <>
          <h3>{t('commit:compensation.agreed')}</h3>
          <TermsRows terms={terms} />
        </>
      )}
      {ended.length > 0 && (
        <details className="Known-before">
          <summary>{t('commit:compensation.ended', { count: ended.length })}</summary>
          <CompensationRows compensations={ended} />
        </details>
      )}
    </KnownCard>
  )
}

/** In Hoy: what waits for a decision or for delivery. */
export function OpenCompensationsPanel({ only }: OnHoy) {
  const t = useWords()
  const open = useRead(listOpenCompensations, {}).filter(
    (one) => only === undefined || one.compensationId === only,
  )
  if (open.length === 0) return null
  return (
    <PanelCard
      only={only}
      title={t('commit:compensation.mine')}
      aside={<span className="dim">{t('commit:compensation.count', { count: open.length })}</span>}
    >
      <CompensationRows
        compensations={open.slice(0, SHOWN)}
        about={({ accountId, account }) => (
          <A to={`/accounts/${accountId}/commitments`}>{account}</A>
        )}
      />
    </PanelCard>
  )
}
