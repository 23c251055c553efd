/** A few alerts with why, what to do, and the acts in the row. */
import type { ReactNode } from 'react'
import { A } from '../../ui/A.tsx'
import { Act } from '../../ui/Act.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import type { Alert } from './alert.ts'
import { SEVERITY_TONES, useAlertSays } from './alertChanged.tsx'
import { AlertModal } from './AlertModal.tsx'
import { AlertState } from './AlertState.tsx'
import { placeOf, useAlertActs } from './useAlertActs.tsx'

type Props = { alerts: readonly Alert[]; about?: (alert: Alert) => ReactNode }

export function AlertRows({ alerts, about }: Props) {
  const t = useWords()
  const format = useFormat()
  const says = useAlertSays()
  const { acts, asked, done } = useAlertActs()
  return (
    <>
      <ul className="Known-rows">
        {alerts.map((alert) => (
          <li key={alert.alertId}>
            <Chip tone={SEVERITY_TONES[alert.severity]}>
              {t(`monitor:alert.severity.${alert.severity}`)}
            </Chip>{' '}
            <A to={placeOf(alert)}>{t(`monitor:alert.rule.${alert.rule}`)}</A> {about?.(alert)}
            <p>
              {says(alert)} <AlertState alert={alert} />
            </p>
            <span className="dim">
              {t('monitor:erosion.sinceDay', { day: format.day(alert.sinceOn) })}
            </span>
            <div className="Known-acts">
              {acts(alert)
                .slice(1)
                .filter(({ refusal }) => !refusal)
                .map(({ name, run }) => (
                  <Act
                    key={name}
                    size="compact-sm"
                    variant="default"
                    aria-label={`${name}: ${t(`monitor:alert.rule.${alert.rule}`)}`}
                    onClick={run}
                  >
                    {name}
                  </Act>
                ))}
            </div>
          </li>
        ))}
      </ul>
      <AlertModal asked={asked} done={done} />
    </>
  )
}
