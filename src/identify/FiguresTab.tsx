/** Cifras: an account in figures, down to the lines of its invoices. */
import { useRead } from '../ui/api.ts'
import { Card, Cards } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { readAccountFigures } from './account.api.ts'
import './account.css'
import { AccountCosts } from './AccountCosts.tsx'
import { AccountMovementsCard } from './AccountMovementsCard.tsx'
import { AccountStrip } from './AccountStrip.tsx'
import { MonthsChart } from './MonthsChart.tsx'
import { Orders } from './Orders.tsx'
import { PartsCard } from './PartsCard.tsx'

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
        <AccountMovementsCard accountId={accountId} />
        <AccountCosts accountId={accountId} />
        <PartsCard accountId={accountId} portfolio={portfolio} years={6} most={40} />
        <Card title={t('identify:account.orders.title')}>
          <Orders accountId={accountId} portfolio={portfolio} />
        </Card>
      </Cards>
    </>
  )
}
