/** In Hoy: mailboxes of one's own, and those of the firm, from which nothing comes any more; nothing where all is well. */
import { governs } from '../access/SettingsTabs.tsx'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listMailboxes } from './mailbox.api.ts'
import { alarmSince } from './mailbox.ts'
import '../accounts/known.css'

const EVERY_MS = 60_000

export function MailAlarmsPanel() {
  const t = useWords()
  const format = useFormat()
  const { actor, role } = useSession()
  const boxes = useRead(listMailboxes, {}, { everyMs: EVERY_MS }).filter(
    ({ alarm, kind, personId }) =>
      alarm !== null && (personId === actor.id || (kind === 'filing' && governs(role))),
  )
  if (boxes.length === 0) return null
  return (
    <Card
      title={t('engage:mailbox.alarms')}
      aside={<A to="/profile/mail">{t('engage:mailbox.title')}</A>}
    >
      <ul className="Known-rows">
        {boxes.map((box) => (
          <li key={box.mailboxId}>
            <b>{box.address}</b>{' '}
            {t(`engage:mailbox.alarm.${box.alarm!}`, { when: format.instant(alarmSince(box)) })}{' '}
            {box.problem && (
              <span className="dim">{t(`engage:mailbox.problem.${box.problem}`)}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
