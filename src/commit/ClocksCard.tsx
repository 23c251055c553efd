/** On the account: clocks that run, those that ended, and the share met of each level by period. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { KnownCard } from '../accounts/KnownCard.tsx'
import { useRead } from '../ui/api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { ClockRows } from './ClockRows.tsx'
import { listAccountClocks, listClockPeriods } from './serviceClock.api.ts'
import { shareMet } from './serviceClock.ts'
import { StartClockForm } from './StartClockForm.tsx'

/** Bars move while one looks. */
const EVERY_MS = 30_000
const BY = ['quarter', 'month'] as const

export function ClocksCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const { open, ended } = useRead(listAccountClocks, { accountId }, { everyMs: EVERY_MS })
  return (
    <KnownCard
      accountId={accountId}
      title={t('commit:clock.title')}
      act={t('commit:clock.start')}
      form={(done) => <StartClockForm accountId={accountId} done={done} />}
    >
      {open.length === 0 && <Empty>{t('commit:clock.none')}</Empty>}
      <ClockRows clocks={open} />
      <Periods accountId={accountId} />
      {ended.length > 0 && (
        <details className="Known-before">
          <summary>{t('commit:clock.ended', { count: ended.length })}</summary>
          <ClockRows clocks={ended} />
        </details>
      )}
    </KnownCard>
  )
}

function Periods({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const [by, setBy] = useState<(typeof BY)[number]>('quarter')
  const periods = useRead(listClockPeriods, { accountId, by })
  if (periods.length === 0) return null
  const told = (period: string) =>
    by === 'month'
      ? format.month(`${period}-01`)
      : t('commit:clock.quarter', { year: period.slice(0, 4), quarter: period.slice(-1) })
  return (
    <div className="Clock-sum-scroll">
      <table className="Clock-sum">
        <caption className="Clock-caption">
          {t('commit:clock.periods')}{' '}
          <SegmentedControl
            size="xs"
            aria-label={t('commit:clock.periods')}
            value={by}
            onChange={(value) => setBy(value as typeof by)}
            data={BY.map((value) => ({ value, label: t(`commit:clock.periodsBy.${value}`) }))}
          />
        </caption>
        <thead>
          <tr>
            <th>{t('commit:clock.period')}</th>
            <th>{t('commit:clock.field.metric')}</th>
            <th>{t('commit:clock.decided')}</th>
            <th>{t('commit:clock.share')}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((one) => (
            <tr key={`${one.period} ${one.levelId}`}>
              <td>{told(one.period)}</td>
              <td>{t(`commit:level.metric.${one.metric}`)}</td>
              <td>{t('commit:clock.metOf', { met: one.met, count: one.met + one.breached })}</td>
              <td>{format.percent(shareMet(one) ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
