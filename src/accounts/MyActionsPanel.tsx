/** In Hoy: what whoever looks has to do, by its day, to be ended in its row. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { useWords } from '../ui/words.ts'
import { listMyActions } from './action.api.ts'
import { ActionRows } from './ActionRows.tsx'

/** The others follow when these are done. */
const SHOWN = 10

export function MyActionsPanel({ only }: OnHoy) {
  const t = useWords()
  const actions = useRead(listMyActions, {}).filter(
    (one) => only === undefined || one.actionId === only,
  )
  if (actions.length === 0) return null
  return (
    <PanelCard
      only={only}
      title={t('accounts:action.mine')}
      aside={<span className="dim">{t('accounts:action.mineAll', { count: actions.length })}</span>}
    >
      <ActionRows
        actions={actions.slice(0, SHOWN)}
        about={({ accountId, account }) => <A to={`/accounts/${accountId}`}>{account}</A>}
      />
    </PanelCard>
  )
}
