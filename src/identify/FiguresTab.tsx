/** Cifras: an account in figures, down to the lines of its invoices. */
import { Suspense } from 'react'
import { useRead } from '../ui/api.ts'
import { Card, Cards } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Boundary } from '../ui/Problem.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { readAccountFigures } from './account.api.ts'
import './account.css'
import { AccountCosts } from './AccountCosts.tsx'
import { AccountDemand } from './AccountDemand.tsx'
import { AccountMovementsCard } from './AccountMovementsCard.tsx'
import { AccountStrip } from './AccountStrip.tsx'
import { AccountValueCard } from './AccountValueCard.tsx'
import { LossLinkCard } from './LossLinkCard.tsx'
import { MonthsChart } from './MonthsChart.tsx'
import { Orders } from './Orders.tsx'
import { PartsCard } from './PartsCard.tsx'
import { RhythmCard } from './RhythmCard.tsx'

export function FiguresTab({ accountId }: { accountId: string }) {
  const t = useWords()
  const told = useRead(readAccountFigures, { accountId })
  const { account, portfolio } = told
  if (!portfolio || account.rank === null) return <Empty>{t('identify:account.noSales')}</Empty>
  return (
    <>
      <AccountStrip told={told} portfolio={portfolio} whole />
      <Cards columns="1fr">
        <MonthsChart accountId={accountId} portfolio={portfolio} months={36} />
        <Boundary>
          <Suspense fallback={<BlockSkeleton height={270} />}>
            <AccountValueCard accountId={accountId} portfolio={portfolio} />
            <RhythmCard accountId={accountId} portfolio={portfolio} />
          </Suspense>
          <Suspense fallback={<BlockSkeleton height={330} />}>
            <AccountDemand accountId={accountId} portfolio={portfolio} />
          </Suspense>
        </Boundary>
        <AccountMovementsCard accountId={accountId} />
        <Boundary>
          <Suspense fallback={<BlockSkeleton height={330} />}>
            <AccountCosts accountId={accountId} />
          </Suspense>
        </Boundary>
        <LossLinkCard accountId={accountId} portfolio={portfolio} />
        <PartsCard accountId={accountId} portfolio={portfolio} years={6} most={40} />
        <Card title={t('identify:account.orders.title')}>
          <Orders accountId={accountId} portfolio={portfolio} />
        </Card>
      </Cards>
    </>
  )
}
