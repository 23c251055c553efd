/** In Hoy: the grave alerts of whoever looks, or one of them with its acts. */
import { A } from '../../ui/A.tsx'
import { useRead } from '../../ui/api.ts'
import { type OnHoy, PanelCard } from '../../ui/PanelCard.tsx'
import { useWords } from '../../ui/words.ts'
import { listMyAlerts } from './alert.api.ts'
import { AlertRows } from './AlertRows.tsx'

const EVERY_MS = 60_000

export function AlertsPanel({ only }: OnHoy) {
  const t = useWords()
  const { rows, total } = useRead(listMyAlerts, only === undefined ? {} : { alertId: only }, {
    everyMs: EVERY_MS,
  })
  if (rows.length === 0) return null
  return (
    <PanelCard
      only={only}
      title={t('monitor:alert.panel')}
      aside={<A to="/alerts?mine=true">{t('monitor:alert.panelAll', { count: total })}</A>}
    >
      <AlertRows
        alerts={rows}
        about={({ accountId, account }) => <A to={`/accounts/${accountId}`}>{account}</A>}
      />
    </PanelCard>
  )
}
