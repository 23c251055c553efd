/** In Hoy: what whoever looks has promised and is late or due within a week. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { useWords } from '../ui/words.ts'
import { listDueCommitments } from './commitment.api.ts'
import { CommitmentRows } from './CommitmentRows.tsx'

/** The others are one click away. */
const SHOWN = 6

export function DueCommitmentsPanel({ only }: OnHoy) {
  const t = useWords()
  const due = useRead(listDueCommitments, {}).filter(
    (one) => only === undefined || one.commitmentId === only,
  )
  if (due.length === 0) return null
  return (
    <PanelCard
      only={only}
      title={t('commit:mine')}
      aside={<A to="/commitments?owner=me">{t('commit:mineAll', { count: due.length })}</A>}
    >
      <CommitmentRows
        commitments={due.slice(0, SHOWN)}
        about={({ accountId, account }) => (
          <A to={`/accounts/${accountId}/commitments`}>{account}</A>
        )}
      />
    </PanelCard>
  )
}
