/** On the account: what is promised to it, the late ones first, and what ended. */
import { KnownCard } from '../accounts/KnownCard.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { listAccountCommitments } from './commitment.api.ts'
import { CommitmentForm } from './CommitmentForm.tsx'
import { CommitmentRows } from './CommitmentRows.tsx'

export function CommitmentsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const commitments = useRead(listAccountCommitments, { accountId })
  const open = commitments.filter(({ state }) => state === 'open')
  const ended = commitments.filter(({ state }) => state !== 'open')
  return (
    <KnownCard
      accountId={accountId}
      title={t('commit:title')}
      act={t('commit:add')}
      form={(done) => <CommitmentForm accountId={accountId} done={done} />}
    >
      {commitments.length === 0 && <Empty>{t('commit:none')}</Empty>}
      {commitments.length > 0 && open.length === 0 && <p>{t('commit:noneOpen')}</p>}
      <CommitmentRows commitments={open} />
      {ended.length > 0 && (
        <details className="Known-before">
          <summary>{t('commit:ended', { count: ended.length })}</summary>
          <CommitmentRows commitments={ended} />
        </details>
      )}
    </KnownCard>
  )
}
