/** In Hoy: plans B that wait for whoever looks to decide, and readings that they owe. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readWatch } from './firing.api.ts'
import { FiringRows } from './FiringRows.tsx'

/** The others follow when these are done. */
const SHOWN = 6

export function PlanWatchPanel({ only }: OnHoy) {
  const t = useWords()
  const format = useFormat()
  const watch = useRead(readWatch, {})
  const firings = watch.firings.filter((one) => only === undefined || one.firingId === only)
  const readings = only === undefined ? watch.readings : []
  const to = (accountId: string) => `/accounts/${accountId}/plan`
  return (
    <>
      {firings.length > 0 && (
        <PanelCard
          only={only}
          title={t('plan:firing.mine')}
          aside={<span className="dim">{t('plan:firing.mineAll', { count: firings.length })}</span>}
        >
          <FiringRows
            firings={firings.slice(0, SHOWN)}
            currency={null}
            about={({ accountId, account }) => <A to={to(accountId)}>{account}</A>}
          />
        </PanelCard>
      )}
      {readings.length > 0 && (
        <Card
          title={t('plan:readingsDue.title')}
          aside={
            <span className="dim">{t('plan:readingsDue.all', { count: readings.length })}</span>
          }
        >
          <ul className="Known-rows">
            {readings.slice(0, SHOWN).map((one) => (
              <li key={one.itemId}>
                <b>{one.title}</b> <A to={to(one.accountId)}>{one.account}</A>{' '}
                <Chip tone="warn">{t('plan:kpi.late', { count: one.late })}</Chip>{' '}
                <span className="dim">
                  {t(`plan:option.frequency.${one.frequency}`)}
                  {one.lastOn &&
                    ` · ${t('plan:readingsDue.last', { day: format.day(one.lastOn) })}`}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
