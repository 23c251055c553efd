/** What would go with a key account: sales, margin, divisions and zones, months to replace it. */
import { LossResult } from '../identify/LossResult.tsx'
import { readLoss } from '../identify/dependency.api.ts'
import { losing } from '../identify/dependencyView.ts'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'

/** Nothing for who sees only their own accounts, and until it is worked out. */
export function LoseCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const { told, valuation } = useRead(readLoss, { account: accountId })
  if (!told || !valuation || told.sales.before <= 0) return null
  return (
    <Card
      title={t('segment:lose.title')}
      aside={<A to={losing({ id: accountId, name: '' })}>{t('segment:lose.more')}</A>}
    >
      {told.sales.lost > 0 ? (
        <LossResult loss={told} currency={valuation} />
      ) : (
        <p className="dim">{t('segment:lose.nothing')}</p>
      )}
    </Card>
  )
}
