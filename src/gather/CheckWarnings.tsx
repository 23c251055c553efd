/** What is worth knowing before publishing: it holds nothing up. */
import { Card } from '../ui/Card.tsx'
import { type Say, useWords } from '../ui/words.ts'
import { NO_CURRENCY, type Money, type Warning } from './check.ts'
import type { Import } from './import.ts'
import { useAmount } from './useAmount.tsx'
import './import.css'

export function CheckWarnings({ one: { report } }: { one: Import }) {
  const t = useWords()
  const amount = useAmount()
  const warnings = report?.check.warnings ?? []
  if (warnings.length === 0) return null
  const list = (amounts: Money[]) =>
    amounts.map((money) => amount.whole(money.amount.replace('-', ''), money.currency))
  return (
    <Card title={t('gather:check.worth')}>
      <ul className="Worth">
        {warnings.map((warning) => (
          <li key={warning.kind}>{saidOf(warning, { t, list })}</li>
        ))}
      </ul>
    </Card>
  )
}

type Ways = { t: Say; list: (amounts: Money[]) => string[] }

function saidOf(warning: Warning, { t, list }: Ways): string {
  const { kind, lines: count } = warning
  switch (kind) {
    case 'creditNotes':
    case 'noClient':
    case 'duplicates':
      return t(`gather:warning.${kind}`, { count, amounts: list(warning.amounts) })
    case 'futureDays':
      return t('gather:warning.futureDays', { count, last: warning.last })
    case 'missingCost':
      return t('gather:warning.missingCost', { share: warning.share })
    case 'noCurrency':
      return warning.currency === NO_CURRENCY
        ? t('gather:warning.noCurrencyAtAll')
        : t('gather:warning.noCurrency', { count, currency: warning.currency })
    case 'outliers':
      return t('gather:warning.outliers', { count, ...warning.examples[0] })
  }
}
