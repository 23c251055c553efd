/** The plan on an axis of months: lines and actions, what waits for what, and today; read row by row with the keyboard. */
import { useState } from 'react'
import { listActions } from '../accounts/action.api.ts'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { PlanReading } from './PlanRead.tsx'
import { type Bar, barsOf, type BarState, monthsOf } from './timeline.ts'
import { TimelinePicture } from './TimelinePicture.tsx'
import { TimelineTable } from './TimelineTable.tsx'
import { usePlanActions } from './usePlanActions.tsx'

export function TimelineCard({ read: { plan, items } }: { read: PlanReading }) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const [chosen, setChosen] = useState<string | null>(null)
  const actions = usePlanActions(plan, useRead(listActions, { accountId: plan.accountId }))
  const bars = barsOf({ fromOn: plan.fromOn, items, actions, today })
  const bar = bars.find(({ id }) => id === chosen)
  return (
    <Card title={t('plan:timeline.title')}>
      {bars.length === 0 ? (
        <Empty>{t('plan:timeline.none')}</Empty>
      ) : (
        <>
          <TimelinePicture
            bars={bars}
            months={monthsOf(bars, today)}
            chosen={chosen}
            choose={setChosen}
          />
          <p className="Timeline-told" aria-live="polite">
            {bar ? (
              <>
                <b>{bar.title}</b>{' '}
                <Chip tone={TONES[bar.state]}>{t(`plan:timeline.state.${bar.state}`)}</Chip>{' '}
                <span className="dim">{saidOf(bar)}</span>
              </>
            ) : (
              <span className="dim">{t('plan:timeline.choose')}</span>
            )}
          </p>
          <details className="Known-before">
            <summary>{t('plan:timeline.table')}</summary>
            <TimelineTable bars={bars} />
          </details>
        </>
      )}
    </Card>
  )

  function saidOf({ from, to, ownerName, needs }: Bar): string {
    const before = bars.filter(({ id }) => needs.includes(id)).map(({ title }) => title)
    return [
      t('plan:timeline.span', { from: format.day(from), to: format.day(to) }),
      ...(ownerName ? [ownerName] : []),
      ...(before.length > 0 ? [t('plan:timeline.after', { titles: before.join(' · ') })] : []),
    ].join(' · ')
  }
}

const TONES: Record<BarState, 'plain' | 'warn' | 'bad' | 'good'> = {
  draft: 'plain',
  open: 'plain',
  waiting: 'warn',
  late: 'bad',
  done: 'good',
  dropped: 'plain',
}
