/** Cifras: an account in figures, down to the lines of its invoices. */
import { useRead } from '../ui/api.ts'
import { Card, Cards } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Part } from '../ui/Part.tsx'
import { useWords } from '../ui/words.ts'
import { readAccountFigures } from './account.api.ts'
import './account.css'
import { AccountContracts } from './AccountContracts.tsx'
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
  const told = useRead(readAccountFigures, { accountId })
  const { account, portfolio } = told
  if (!portfolio || account.rank === null) return <WithoutSales accountId={accountId} />
  return (
    <>
      <AccountStrip told={told} portfolio={portfolio} whole />
      <Cards columns="1fr">
        <Part>
          <MonthsChart accountId={accountId} portfolio={portfolio} months={36} />
        </Part>
        <Part height={270}>
          <AccountValueCard accountId={accountId} portfolio={portfolio} />
          <RhythmCard accountId={accountId} portfolio={portfolio} />
        </Part>
        <Part>
          <AccountDemand accountId={accountId} portfolio={portfolio} />
        </Part>
        <Part height={270}>
          <AccountMovementsCard accountId={accountId} />
        </Part>
        <Part>
          <AccountCosts accountId={accountId} />
        </Part>
        <Part height={270}>
          <AccountContracts accountId={accountId} />
        </Part>
        <LossLinkCard accountId={accountId} portfolio={portfolio} />
        <Part>
          <PartsCard accountId={accountId} portfolio={portfolio} years={6} most={40} />
        </Part>
        <Part>
          <OrdersCard accountId={accountId} portfolio={portfolio} />
        </Part>
      </Cards>
    </>
  )
}

/** What makes sense before anything is sold: what was done for it, and what was agreed. */
function WithoutSales({ accountId }: { accountId: string }) {
  const t = useWords()
  return (
    <>
      <Empty>{t('identify:account.noSales')}</Empty>
      <Cards columns="1fr">
        <Part>
          <AccountCosts accountId={accountId} />
        </Part>
        <Part height={270}>
          <AccountContracts accountId={accountId} />
        </Part>
      </Cards>
    </>
  )
}

type OfPortfolio = { accountId: string; portfolio: { asOf: string; valuation: string } }

function OrdersCard(props: OfPortfolio) {
  const t = useWords()
  return (
    <Card title={t('identify:account.orders.title')}>
      <Orders {...props} />
    </Card>
  )
}
