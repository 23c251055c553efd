/** What is to be done for an account, and what was. */
import { Empty } from '../ui/Empty.tsx'
import { useRead } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import { listActions } from './action.api.ts'
import { ActionForm } from './ActionForm.tsx'
import { ActionRows } from './ActionRows.tsx'
import { KnownCard } from './KnownCard.tsx'

export function ActionsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const actions = useRead(listActions, { accountId })
  const open = actions.filter(({ state }) => state === 'open')
  const ended = actions.filter(({ state }) => state !== 'open')
  return (
    <KnownCard
      accountId={accountId}
      title={t('accounts:action.title')}
      act={t('accounts:action.add')}
      form={(done) => <ActionForm accountId={accountId} done={done} />}
    >
      {open.length === 0 && <Empty>{t('accounts:action.none')}</Empty>}
      <ActionRows actions={open} />
      {ended.length > 0 && (
        <details className="Known-before">
          <summary>{t('accounts:action.ended')}</summary>
          <ActionRows actions={ended} />
        </details>
      )}
    </KnownCard>
  )
}
