/** On the account: what the client gets on which condition. And in Hoy: what whoever looks has to deliver or to decide. */
import { KnownCard } from '../accounts/KnownCard.tsx'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { useWords } from '../ui/words.ts'
import { listDueRewards, listRewards } from './reward.api.ts'
import { RewardForm } from './RewardForm.tsx'
import { RewardRows } from './RewardRows.tsx'

/** The others stand on their accounts. */
const SHOWN = 4

export function RewardsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const rewards = useRead(listRewards, { accountId })
  return (
    <KnownCard
      accountId={accountId}
      title={t('commit:reward.title')}
      act={t('commit:reward.add')}
      form={(done) => <RewardForm accountId={accountId} done={done} />}
    >
      {rewards.length === 0 && <Empty>{t('commit:reward.none')}</Empty>}
      <RewardRows rewards={rewards} />
    </KnownCard>
  )
}

export function DueRewardsPanel({ only }: OnHoy) {
  const t = useWords()
  const due = useRead(listDueRewards, {}).filter(
    (one) => only === undefined || one.rewardId === only,
  )
  if (due.length === 0) return null
  return (
    <PanelCard
      only={only}
      title={t('commit:reward.mine')}
      aside={<span className="dim">{t('commit:reward.count', { count: due.length })}</span>}
    >
      <RewardRows
        rewards={due.slice(0, SHOWN)}
        about={({ accountId, account }) => (
          <A to={`/accounts/${accountId}/commitments`}>{account}</A>
        )}
      />
    </PanelCard>
  )
}
