/** In Hoy: whom to call and why, the most urgent first. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listDueContacts } from './cadence.api.ts'
import { CallRows } from './CallRows.tsx'

/** The others follow when these are spoken with. */
const SHOWN = 6

export function CallsPanel() {
  const t = useWords()
  const { role } = useSession()
  const due = useRead(listDueContacts, {})
  if (due.length === 0) return null
  return (
    <Card
      title={t('engage:calls.title')}
      aside={<span className="dim">{t('engage:calls.all', { count: due.length })}</span>}
    >
      <CallRows
        due={due.slice(0, SHOWN)}
        writes={role !== 'viewer' && role !== 'expert'}
        about={({ accountId, account, person }) =>
          person ? (
            <A to={`/accounts/${accountId}`}>{account}</A>
          ) : (
            <A to={`/accounts/${accountId}`}>{t('engage:calls.account')}</A>
          )
        }
      />
    </Card>
  )
}
