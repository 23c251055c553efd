/** When in the year each family is bought: its months against its mean. */
import { useMemo } from 'react'
import { Chart } from '../ui/Chart/Chart.tsx'
import { seasonGrid } from '../ui/Chart/seasonGrid.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Forecast } from './demand.ts'

type Props = {
  /** The whole first. */
  rows: { name: string; forecast: Forecast }[]
  foot: string
}

const MONTHS = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}-01`)
const MOST_ROWS = 12
const ROW_HEIGHT = 30
const AXIS_HEIGHT = 28

export function SeasonsChart({ rows: all, foot }: Props) {
  const t = useWords()
  const format = useFormat()
  const rows = useMemo(() => all.slice(0, MOST_ROWS), [all])
  const picture = useMemo(
    () =>
      seasonGrid({
        rows: rows.map(({ name, forecast }) => ({ name, factors: forecast.profile })),
        months: MONTHS.map(format.monthName),
        words: {
          name: t('identify:demand.seasons.name'),
          month: t('identify:demand.chart.month'),
          factor: t('identify:demand.seasons.factor'),
        },
      }),
    [rows, t, format],
  )
  const [first] = rows
  if (!first) return null
  const { profile, strength } = first.forecast
  const month = (at: number) => format.monthName(MONTHS[at]!)
  const top = profile.indexOf(Math.max(...profile))
  const low = profile.indexOf(Math.min(...profile))
  return (
    <Chart
      title={t('identify:demand.seasons.title')}
      aside={t('identify:demand.seasons.aside')}
      describes={t('identify:demand.seasons.describes', {
        name: first.name,
        high: month(top),
        low: month(low),
        share: strength,
      })}
      file={t('identify:chartFile.seasons')}
      picture={picture}
      height={AXIS_HEIGHT + ROW_HEIGHT * rows.length}
      foot={foot}
    />
  )
}
