/** What happened, in its order: the steps of the escalation, and what was recorded of its request. */
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type EscalationEvent, STEPS, type StepKind } from './escalation.ts'

const OF_REQUEST = {
  'request.added': 'requestAdded',
  'request.changed': 'requestChanged',
  'request.clientWaits': 'clientWaits',
  'request.usWaits': 'usWaits',
  'request.nobodyWaits': 'nobodyWaits',
  'request.granted': 'granted',
  'request.cured': 'cured',
  'request.refused': 'refused',
  'request.undecided': 'undecided',
  'request.closed': 'requestClosed',
  'request.reopened': 'requestReopened',
  'clock.breached': 'clockBreached',
  'clock.atRisk': 'clockAtRisk',
} as const

export function EscalationEvents({ events }: { events: readonly EscalationEvent[] }) {
  const t = useWords()
  const format = useFormat()
  const nameOf = ({ what, level }: EscalationEvent) => {
    const kind = what.split('.')[1] as StepKind
    if (what.startsWith('escalation.') && STEPS.includes(kind))
      return t(`engage:escalation.steps.${kind}`, { level })
    const key = OF_REQUEST[what as keyof typeof OF_REQUEST]
    return key ? t(`engage:escalation.told.${key}`) : what
  }
  return (
    <Card title={t('engage:escalation.timeline')}>
      <ol className="Engage-events">
        {events.map((event) => (
          <li key={event.eventId}>
            <time dateTime={event.at} className="dim">
              {format.instant(event.at)}
            </time>
            <div>
              <b>{nameOf(event)}</b> <span className="dim">{event.byName}</span>
              {event.note && <p>{event.note}</p>}
              {event.told.length > 0 && (
                <p className="dim">{t('engage:escalation.toldTo', { names: event.told })}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}
