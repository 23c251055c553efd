/** A stalled account's growth period by period, with what was spent on it below. */
import { useMemo } from 'react'
import { Chart } from '../ui/Chart/Chart.tsx'
import { growthAndSpend } from '../ui/Chart/growthAndSpend.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { StalledCase } from './stalled.ts'

export function StalledChart({ told: { account, figures } }: { told: StalledCase }) {
  const t = useWords()
  const format = useFormat()
  const { periods, valuation, settings } = figures
  const picture = useMemo(
    () =>
      growthAndSpend({
        periods: periods.map(({ from, to, constant, constantBefore, change, spent }) => ({
          short: format.month(to),
          long: `${format.day(from)} – ${format.day(to)}`,
          sales: constant,
          before: constantBefore,
          ...change,
          spent,
        })),
        least: settings.leastGrowth,
        money: (amount, { moneyShort }) => moneyShort(amount, valuation),
        words: {
          period: t('segment:stalled.chart.period'),
          sales: t('segment:stalled.chart.sales'),
          before: t('segment:stalled.chart.before'),
          constant: t('segment:stalled.chart.constant'),
          real: t('segment:stalled.chart.real'),
          spent: t('segment:stalled.chart.spent'),
        },
      }),
    [periods, settings, valuation, format, t],
  )
  const last = periods.at(-1)
  const change = (value: number | null | undefined) =>
    value === null || value === undefined
      ? t('segment:stalled.chart.unknown')
      : format.change(value, 1)
  return (
    <Chart
      title={t('segment:stalled.chart.title', { account })}
      describes={t('segment:stalled.chart.describes', {
        sales: format.moneyShort(last?.constant ?? 0, valuation),
        constant: change(last?.change.constant),
        real: change(last?.change.real),
        spent: format.moneyShort(last?.spent ?? 0, valuation),
      })}
      file="cuenta-estancada"
      picture={picture}
      height={300}
      foot={t('segment:stalled.chart.foot', { least: settings.leastGrowth })}
    />
  )
}
