/** What people did about an alert. */
import { useWords } from '../../ui/words.ts'
import type { Alert } from './alert.ts'

export function AlertState({ alert }: { alert: Alert }) {
  const t = useWords()
  const { state, snoozedUntil, snoozedBecause, said, closedByName, actions } = alert
  const parts = [
    state === 'snoozed' &&
      t('monitor:alert.comesBack', { day: snoozedUntil, reason: snoozedBecause }),
    state !== 'open' && state !== 'snoozed' && t(`monitor:alert.state.${state}`),
    said !== '' &&
      t('monitor:alert.closedBy', { name: closedByName ?? t('monitor:someone'), said }),
    actions > 0 && t('monitor:alert.tasks', { count: actions }),
  ].filter(Boolean)
  return parts.length > 0 && <small className="dim">{parts.join(' · ')}</small>
}
