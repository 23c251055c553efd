/** In Hoy: whom to call and why, the most urgent first. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listDueContacts } from './cadence.api.ts'
import { CallRows } from './CallRows.tsx'
import { idOfDue } from './dueContact.ts'

/** The others follow when these are spoken with. */
const SHOWN = 6

export function CallsPanel({ only }: OnHoy) {
  const t = useWords()
  const { role } = useSession()
  const due = useRead(listDueContacts, {}).filter(
    (one) => only === undefined || idOfDue(one) === only,
  )
  if (due.length === 0) return null
  return (
    <PanelCard
      only={only}
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
    </PanelCard>
  )
}
