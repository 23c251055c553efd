/** On a key account: whether it grows, and where its case stands if it doesn't. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import { readStalledAccount } from './stalled.api.ts'
import { StalledSteps } from './StalledSteps.tsx'
import { useVerdict } from './StalledWatch.tsx'

export function StalledCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const { cases, criteria, settings, watched } = useRead(readStalledAccount, { accountId })
  const verdict = useVerdict(settings)
  const [newest] = cases
  if (!newest && !watched) return null
  return (
    <Card
      title={t('segment:stalled.card.title')}
      aside={<A to="/selection/stalled">{t('segment:stalled.card.all')}</A>}
    >
      {watched && <p>{verdict(watched)}</p>}
      {newest && <StalledSteps told={newest} criteria={criteria} />}
    </Card>
  )
}
