/** A forecast as a picture, and in words how well it would have done. */
import { type ReactNode, useMemo } from 'react'
import { Chart } from '../ui/Chart/Chart.tsx'
import { forecastLines } from '../ui/Chart/forecastLines.ts'
import { addMonths } from '../kernel/day.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { Forecast } from './demand.ts'

type Props = {
  title: string
  aside?: ReactNode
  forecast: Forecast
  valuation: string
  /** Of the file that is saved. */
  file: string
}

export const MONTHS_SHOWN = 36

export function ForecastChart({ title, aside, forecast, valuation, file }: Props) {
  const t = useWords()
  const format = useFormat()
  const verdict = useVerdict()
  const picture = useMemo(() => {
    const { from, history, months } = forecast
    const known = history.map((value, at) => ({ month: addMonths(from, at), value }))
    return forecastLines({
      known: known.slice(-MONTHS_SHOWN),
      ahead: months,
      show: (value, look, whole) =>
        whole ? look.format.money(value, valuation) : look.format.moneyShort(value, valuation),
      words: {
        month: t('identify:demand.chart.month'),
        known: t('identify:demand.chart.known'),
        point: t('identify:demand.chart.point'),
        same: t('identify:demand.chart.same'),
        band80: t('identify:demand.chart.band80'),
        low80: t('identify:demand.chart.low', { percent: 80 }),
        high80: t('identify:demand.chart.high', { percent: 80 }),
        low95: t('identify:demand.chart.low', { percent: 95 }),
        high95: t('identify:demand.chart.high', { percent: 95 }),
      },
    })
  }, [forecast, valuation, t])
  const { point, low80, high80 } = forecast.year
  const put = (value: number) => format.moneyShort(value, valuation)
  const sum = t('identify:demand.chart.describes', {
    amount: put(point),
    low: put(low80),
    high: put(high80),
    last: put(forecast.last12),
  })
  return (
    <Chart
      title={title}
      aside={aside}
      describes={sum}
      file={file}
      picture={picture}
      height={270}
      foot={
        <>
          {sum} {verdict(forecast)}
        </>
      }
    />
  )
}

/** How well the way used would have done, against the same months of the year before. */
export function useVerdict(): (forecast: Forecast) => string {
  const t = useWords()
  return ({ method, trials, origins, history }) => {
    const [chosen] = trials
    const base = trials.find((one) => one.method === 'same')
    if (!chosen || !base) {
      return method === 'mean'
        ? t('identify:demand.verdict.mean', { count: history.length })
        : t('identify:demand.verdict.year', { count: history.length })
    }
    if (chosen.share === null || base.share === null) return t('identify:demand.verdict.silent')
    if (method === 'same') {
      return t('identify:demand.verdict.same', { share: base.share, count: origins })
    }
    return t('identify:demand.verdict.better', {
      method: t(`identify:demand.method.${method}`),
      share: chosen.share,
      base: base.share,
      count: origins,
    })
  }
}
