/** Who may have left an account, by what was written lately; nothing where nothing says so. */
import { writesAll } from '../accounts/account.ts'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listDepartureHints } from './departureHint.api.ts'
import { HintRows } from './HintRows.tsx'

export function HintsCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const hints = useRead(listDepartureHints, { account: accountId })
  if (hints.length === 0) return null
  return (
    <Card title={t('know:hint.title')}>
      <HintRows hints={hints} />
    </Card>
  )
}

/** On Hoy: of the accounts that one looks after, or answers for. */
export function HintsPanel({ only }: OnHoy) {
  const t = useWords()
  const { role } = useSession()
  // Who answers for all accounts is asked about all.
  const hints = useRead(listDepartureHints, writesAll(role) ? {} : { mine: 'true' }).filter(
    (one) => only === undefined || `${one.contactId} ${one.accountId}` === only,
  )
  if (hints.length === 0) return null
  return (
    <PanelCard only={only} title={t('know:hint.title')}>
      <HintRows hints={hints.slice(0, SHOWN)} named />
    </PanelCard>
  )
}

/** What one can find out in a week. */
const SHOWN = 5
