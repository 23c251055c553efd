/** Resumen: why the account ranks where it ranks, its figures, its months and what it bought last. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { readAccountFigures } from './account.api.ts'
import './account.css'
import { AccountStrip } from './AccountStrip.tsx'
import { MonthsChart } from './MonthsChart.tsx'
import { Orders } from './Orders.tsx'
import { PartsCard } from './PartsCard.tsx'
import { useReason } from './telling.tsx'

const YEARS_SHOWN = 2

export function SummaryTab({ accountId }: { accountId: string }) {
  const t = useWords()
  const told = useRead(readAccountFigures, { accountId })
  const { account, portfolio } = told
  const reason = useReason(portfolio?.valuation)
  if (!portfolio || account.rank === null) return <Empty>{t('identify:account.noSales')}</Empty>
  const { accounts, asOf: day } = portfolio
  return (
    <>
      <AccountStrip told={told} portfolio={portfolio} />
      <Cards columns="1.55fr 1fr">
        <Stack>
          <Card
            title={t('identify:account.why')}
            aside={t('identify:account.whyBelow', { accounts, day })}
          >
            <p className="Why">{reason(account.reason)}.</p>
          </Card>
          <MonthsChart accountId={accountId} portfolio={portfolio} months={24} />
        </Stack>
        <Stack>
          <PartsCard accountId={accountId} portfolio={portfolio} years={YEARS_SHOWN} most={6} />
          <Card
            title={t('identify:account.orders.title')}
            aside={<A to={`/accounts/${accountId}/figures`}>{t('identify:account.orders.all')}</A>}
          >
            <Orders accountId={accountId} portfolio={portfolio} most={6} />
          </Card>
        </Stack>
      </Cards>
    </>
  )
}
