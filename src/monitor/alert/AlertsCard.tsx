/** On the account: its alerts. */
import { A } from '../../ui/A.tsx'
import { useRead } from '../../ui/api.ts'
import { Card } from '../../ui/Card.tsx'
import { useWords } from '../../ui/words.ts'
import { listAccountAlerts } from './alert.api.ts'
import { AlertRows } from './AlertRows.tsx'

export function AlertsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const alerts = useRead(listAccountAlerts, { accountId })
  return (
    <Card
      title={t('monitor:alert.title')}
      aside={
        alerts.length > 0 && (
          <A to={`/alerts?account=${accountId}`}>
            {t('monitor:alert.panelAll', { count: alerts.length })}
          </A>
        )
      }
    >
      {alerts.length === 0 ? (
        <p className="dim">{t('monitor:alert.none')}</p>
      ) : (
        <AlertRows alerts={alerts} />
      )}
    </Card>
  )
}
