/** In Hoy: what is known of one's accounts and may no longer be so, the stalest first. */
import { whyNotWrite } from '../accounts/account.ts'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { FactRow } from './FactRow.tsx'
import './profile.css'
import { listToConfirm } from './toConfirm.api.ts'
import type { ToConfirm } from './toConfirm.ts'
import { ToConfirmRow } from './ToConfirmRow.tsx'

/** Who asks about five has enough for a week. */
const SHOWN = 5

export function ToConfirmPanel() {
  const t = useWords()
  const { rows, total } = useRead(listToConfirm, { size: SHOWN })
  if (total === 0) return null
  return (
    <Card
      title={t('know:profile.panel')}
      aside={<span className="dim">{t('know:profile.panelAll', { count: total })}</span>}
    >
      <ul className="Facts-list">
        {rows.map((one) => (
          <Row key={keyOf(one)} one={one} />
        ))}
      </ul>
    </Card>
  )
}

function Row({ one }: { one: ToConfirm }) {
  const { actor } = useSession()
  const { accountId, account, carers } = one
  const people = carers.map((personId) => ({ personId }))
  const writes = whyNotWrite(actor, people) === null
  if (one.what !== 'fact') return <ToConfirmRow one={one} writes={writes} />
  const about = <A to={`/accounts/${accountId}/profile`}>{account}</A>
  return <FactRow fact={one.fact} about={about} writes={writes} />
}

function keyOf(one: ToConfirm): string {
  if (one.what === 'fact') return one.fact.factId
  if (one.what === 'need') return one.need.needId
  return one.what === 'signal' ? one.signal.signalId : one.item.itemId
}
