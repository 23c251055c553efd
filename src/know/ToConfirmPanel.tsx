/** In Hoy: what is known of one's accounts and may no longer be so, the stalest first. */
import { whyNotWrite } from '../accounts/account.ts'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { FactRow } from './FactRow.tsx'
import './profile.css'
import { listToConfirm } from './toConfirm.api.ts'
import { confirmedId, type ToConfirm } from './toConfirm.ts'
import { ToConfirmRow } from './ToConfirmRow.tsx'

/** Who asks about five has enough for a week. */
const SHOWN = 5
/** As many as stand in the list. */
const IN_LIST = 10

export function ToConfirmPanel({ only }: OnHoy) {
  const t = useWords()
  const { rows: all, total } = useRead(listToConfirm, {
    size: only === undefined ? SHOWN : IN_LIST,
  })
  const rows = all.filter((one) => only === undefined || confirmedId(one) === only)
  if (rows.length === 0) return null
  return (
    <PanelCard
      only={only}
      title={t('know:profile.panel')}
      aside={<span className="dim">{t('know:profile.panelAll', { count: total })}</span>}
    >
      <ul className="Facts-list">
        {rows.map((one) => (
          <Row key={confirmedId(one)} one={one} />
        ))}
      </ul>
    </PanelCard>
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
