/** On the account: how likely it buys nothing for half a year, why, and what to do. */
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readAccountChurn } from './churn.api.ts'
import { useChurnWords } from './churnWords.tsx'
import './monitor.css'

export function ChurnCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const { firm } = useSession()
  const says = useChurnWords(firm.homeCurrency)
  const told = useRead(readAccountChurn, { accountId })
  if (!told) return null
  const { probability, whyNot, reasons, horizonDays, asOf } = told
  const [first] = reasons
  return (
    <Card
      title={t('monitor:churn.title')}
      aside={t('monitor:health.asOf', { day: format.day(asOf) })}
    >
      <p>
        {probability === null
          ? whyNot && t(`monitor:churn.whyNot.${whyNot}`)
          : t('monitor:churn.account', {
              probability: format.percent(probability, 0),
              days: horizonDays,
            })}
      </p>
      <ul className="Health-reasons">
        {reasons.map((one) => (
          <li key={one.feature}>
            <span>{says(one)}</span>
          </li>
        ))}
      </ul>
      {first && <p className="dim">{t(`monitor:churn.play.${first.feature}`)}</p>}
    </Card>
  )
}
