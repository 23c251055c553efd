/** On the account: what the client believes was promised, the open gaps first. And in Hoy: those of one's own accounts. */
import { KnownCard } from '../accounts/KnownCard.tsx'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { useWords } from '../ui/words.ts'
import { listExpectations, listMyExpectations } from './expectation.api.ts'
import { ExpectationForm } from './ExpectationForm.tsx'
import { ExpectationRows } from './ExpectationRows.tsx'

/** The others stand on their accounts. */
const SHOWN = 4

export function ExpectationsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const expectations = useRead(listExpectations, { accountId })
  return (
    <KnownCard
      accountId={accountId}
      title={t('commit:expectation.title')}
      act={t('commit:expectation.add')}
      form={(done) => <ExpectationForm accountId={accountId} done={done} />}
    >
      {expectations.length === 0 && <Empty>{t('commit:expectation.none')}</Empty>}
      <ExpectationRows expectations={expectations} />
    </KnownCard>
  )
}

export function ExpectationsPanel({ only }: OnHoy) {
  const t = useWords()
  const expectations = useRead(listMyExpectations, {}).filter(
    (one) => only === undefined || one.expectationId === only,
  )
  if (expectations.length === 0) return null
  return (
    <PanelCard
      only={only}
      title={t('commit:expectation.mine')}
      aside={
        <span className="dim">{t('commit:expectation.count', { count: expectations.length })}</span>
      }
    >
      <ExpectationRows
        expectations={expectations.slice(0, SHOWN)}
        about={({ accountId, account }) => (
          <A to={`/accounts/${accountId}/commitments`}>{account}</A>
        )}
      />
    </PanelCard>
  )
}
