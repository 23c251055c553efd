/** Who may have left an account, by what was written lately; nothing where nothing says so. */
import { writesAll } from '../accounts/account.ts'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
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
export function HintsPanel() {
  const t = useWords()
  const { role } = useSession()
  // Who answers for all accounts is asked about all.
  const hints = useRead(listDepartureHints, writesAll(role) ? {} : { mine: 'true' })
  if (hints.length === 0) return null
  return (
    <Card title={t('know:hint.title')}>
      <HintRows hints={hints.slice(0, SHOWN)} named />
    </Card>
  )
}

/** What one can find out in a week. */
const SHOWN = 5
