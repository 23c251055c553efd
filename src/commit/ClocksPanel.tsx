/** In Hoy: clocks that run for whoever looks, the breached and those at risk first. */
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { type OnHoy, PanelCard } from '../ui/PanelCard.tsx'
import { useWords } from '../ui/words.ts'
import { ClockRows } from './ClockRows.tsx'
import { listMyClocks } from './serviceClock.api.ts'

const SHOWN = 6
const EVERY_MS = 30_000
const FIRST = ['breached', 'atRisk', 'onTrack', 'paused', 'met']

export function ClocksPanel({ only }: OnHoy) {
  const t = useWords()
  const clocks = useRead(listMyClocks, {}, { everyMs: EVERY_MS }).filter(
    (one) => only === undefined || one.clockId === only,
  )
  if (clocks.length === 0) return null
  const ordered = clocks.toSorted((a, b) => FIRST.indexOf(a.state) - FIRST.indexOf(b.state))
  return (
    <PanelCard
      only={only}
      title={t('commit:clock.mine')}
      aside={t('commit:clock.mineAll', { count: clocks.length })}
    >
      <ClockRows
        clocks={ordered.slice(0, SHOWN)}
        about={({ accountId, account }) => (
          <A to={`/accounts/${accountId}/commitments`}>{account}</A>
        )}
      />
    </PanelCard>
  )
}
