/** The opportunities of an account: what is open and what it is worth, then what was won and lost. */
import { KnownCard } from '../accounts/KnownCard.tsx'
import '../engage/engage.css'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listOpportunities } from './opportunity.api.ts'
import { valueByCurrency } from './opportunity.ts'
import { OpportunityForm } from './OpportunityForm.tsx'
import { OpportunityRows } from './OpportunityRows.tsx'

export function OpportunitiesCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const all = useRead(listOpportunities, { accountId })
  const open = all.filter(({ state }) => state === 'open')
  const ended = all.filter(({ state }) => state !== 'open')
  const worth = valueByCurrency(open).map(({ currency, amount }) => format.money(amount, currency))
  return (
    <KnownCard
      accountId={accountId}
      title={t('grow:opportunity.title')}
      act={t('grow:opportunity.add')}
      form={(done) => <OpportunityForm accountId={accountId} done={done} />}
    >
      {open.length === 0 && <Empty>{t('grow:opportunity.none')}</Empty>}
      {worth.length > 0 && (
        <p className="Engage-says">
          {t('grow:opportunity.says', { count: open.length, worth: worth.join(' + ') })}
        </p>
      )}
      <OpportunityRows opportunities={open} />
      {ended.length > 0 && (
        <details className="Known-before">
          <summary>{t('grow:opportunity.ended', { count: ended.length })}</summary>
          <OpportunityRows opportunities={ended} />
        </details>
      )}
    </KnownCard>
  )
}
