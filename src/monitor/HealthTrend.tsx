/** The score of an account month by month. */
import { useMemo } from 'react'
import { Chart } from '../ui/Chart/Chart.tsx'
import { monthlyLines } from '../ui/Chart/monthlyLines.ts'
import { useWords } from '../ui/words.ts'
import type { AccountHealth } from './healthTold.ts'

const LEAST = 3

export function HealthTrend({ told: { months } }: { told: AccountHealth }) {
  const t = useWords()
  const picture = useMemo(
    () =>
      monthlyLines({
        months: months.map(({ day }) => day),
        now: months.map(({ score }) => score),
        trend: months.map(({ confidence }) => confidence * 100),
        show: (value, { format }) => format.number(Math.round(value)),
        words: {
          month: t('monitor:health.month'),
          now: t('monitor:health.score'),
          before: '',
          trend: t('monitor:health.confidenceName'),
        },
      }),
    [months, t],
  )
  const [first, last] = [months.find(({ score }) => score !== null), months.at(-1)]
  if (months.length < LEAST || !first || !last || last.score === null) return null
  return (
    <Chart
      title={t('monitor:health.trend')}
      describes={t('monitor:health.trendSays', {
        from: Math.round(first.score!),
        to: Math.round(last.score),
        count: months.length,
      })}
      file="salud"
      picture={picture}
      height={220}
    />
  )
}
