/** Which currencies the ledger speaks, and on how many of their days a rate is known. */
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { A } from '../ui/A.tsx'
import { Line, Lines } from '../access/Lines.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Coverage, RatesStatus } from './rates.ts'

export function RateCoverage({ status: { home, coverage } }: { status: RatesStatus }) {
  const t = useWords()
  return (
    <Card title={t('gather:rates.coverageTitle')}>
      {coverage.length === 0 ? (
        <Empty step={<A to="/data">{t('gather:rates.noLedgerStep')}</A>}>
          {t('gather:rates.noLedger')}
        </Empty>
      ) : (
        <Lines label={t('gather:rates.coverageTitle')}>
          {coverage.map((one) => (
            <Currency key={one.currency} isHome={one.currency === home} {...one} />
          ))}
        </Lines>
      )}
    </Card>
  )
}

function Currency({ isHome, ...one }: Coverage & { isHome: boolean }) {
  const t = useWords()
  const format = useFormat()
  const { currency, days, missingDays, missingFrom, missingTo, staleDays, through } = one
  const facts = [t('gather:rates.days', { count: days, n: format.number(days) })]
  if (missingDays > 0 && missingFrom && missingTo) {
    facts.push(t('gather:rates.missingSpan', { from: missingFrom, to: missingTo }))
  }
  if (staleDays > 0) facts.push(t('gather:rates.stale', { count: staleDays }))
  if (through) facts.push(t('gather:rates.through', { currency: through }))
  return (
    <Line
      title={currency}
      chips={
        isHome ? (
          <Chip tone="accent">{t('gather:rates.isHome')}</Chip>
        ) : missingDays > 0 ? (
          <Chip tone="warn">{t('gather:rates.missing', { count: missingDays })}</Chip>
        ) : (
          <Chip tone="good">{t('gather:rates.covered')}</Chip>
        )
      }
      facts={facts}
    />
  )
}
