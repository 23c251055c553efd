/** Clients by band, month by month. */
import { useMemo } from 'react'
import { Chart } from '../ui/Chart/Chart.tsx'
import { stackedMonths } from '../ui/Chart/stackedMonths.ts'
import { useWords } from '../ui/words.ts'
import { BANDS } from './healthBand.ts'
import type { HealthFirm } from './healthTold.ts'

const LOOK = {
  good: { tone: 'good' },
  watch: { tone: 'warn' },
  bad: { tone: 'bad' },
  unsure: { tone: 'dim', shade: 0.4 },
} as const

const LEAST = 3

export function HealthBandsChart({ firm: { months } }: { firm: HealthFirm }) {
  const t = useWords()
  const picture = useMemo(() => {
    const layers = (['bad', 'watch', 'unsure', 'good'] as const).map((band) => ({
      name: t(`monitor:health.band.${band}`),
      ...LOOK[band],
      counts: months.map((month) => month[band]),
    }))
    return stackedMonths({
      months: months.map(({ day }) => day),
      layers,
      legend: BANDS.map((band) => ({
        name: t(`monitor:health.band.${band}`),
        colour: LOOK[band].tone,
      })),
      words: { month: t('monitor:health.month') },
    })
  }, [months, t])
  const last = months.at(-1)
  if (months.length < LEAST || !last) return null
  return (
    <Chart
      title={t('monitor:health.months')}
      describes={t('monitor:health.monthsSay', {
        bad: last.bad,
        watch: last.watch,
        good: last.good,
        unsure: last.unsure,
      })}
      file="salud-meses"
      picture={picture}
      height={240}
      foot={t('monitor:health.monthsFoot')}
    />
  )
}
