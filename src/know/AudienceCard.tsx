/** The client's own buyers: the one that it seeks and the usual ones, with what each means for us. */
import { KnownCard } from '../accounts/KnownCard.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { listAudience } from './audience.api.ts'
import { AudienceForm } from './AudienceForm.tsx'
import { AudienceRows } from './AudienceRows.tsx'

export function AudienceCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const buyers = useRead(listAudience, { accountId }).filter(({ kind }) => kind !== 'voice')
  return (
    <KnownCard
      accountId={accountId}
      title={t('know:audience.title')}
      act={t('know:audience.add')}
      form={(done) => <AudienceForm accountId={accountId} kind="persona" done={done} />}
    >
      {buyers.length === 0 && <Empty>{t('know:audience.none')}</Empty>}
      <AudienceRows accountId={accountId} audience={buyers} />
    </KnownCard>
  )
}
