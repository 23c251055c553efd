/** What a client has asked of us: what is open, then what was closed. */
import { KnownCard } from '../accounts/KnownCard.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { listRequests } from './request.api.ts'
import { RequestForm } from './RequestForm.tsx'
import { RequestRows } from './RequestRows.tsx'

export function RequestsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const requests = useRead(listRequests, { accountId })
  const open = requests.filter(({ state }) => state === 'open')
  const closed = requests.filter(({ state }) => state === 'closed')
  return (
    <KnownCard
      accountId={accountId}
      title={t('engage:request.title')}
      act={t('engage:request.add')}
      form={(done) => <RequestForm accountId={accountId} done={done} />}
    >
      {open.length === 0 && <Empty>{t('engage:request.none')}</Empty>}
      <RequestRows requests={open} />
      {closed.length > 0 && (
        <details className="Known-before">
          <summary>{t('engage:request.closedOnes', { count: closed.length })}</summary>
          <RequestRows requests={closed} />
        </details>
      )}
    </KnownCard>
  )
}
