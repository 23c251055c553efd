/** In Hoy: what is known of one's accounts and may no longer be so, the stalest first. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { useWords } from '../ui/words.ts'
import './profile.css'
import { listToConfirm } from './toConfirm.api.ts'
import { confirmedId } from './toConfirm.ts'
import { ToConfirmOne } from './ToConfirmOne.tsx'

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
      aside={<A to="/to-confirm">{t('know:profile.panelAll', { count: total })}</A>}
    >
      <ul className="Facts-list">
        {rows.map((one) => (
          <ToConfirmOne key={confirmedId(one)} one={one} />
        ))}
      </ul>
    </PanelCard>
  )
}
