/** A measured value with its unit: money, percent, a count, a stage by its name, or what someone typed. */
import { STAGES } from '../accounts/stage.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { LIVE_UNITS, type MeasuredBy } from './liveMetric.ts'

type Measure = { metric: MeasuredBy; measure: string; unit: string }

export function useMeasured(currency: string | null) {
  const t = useWords()
  const format = useFormat()
  const told = (value: number | null, { metric, unit }: Pick<Measure, 'metric' | 'unit'>) => {
    if (value === null) return '—'
    if (metric === 'hand') return `${format.number(value, 2)}${unit && ` ${unit}`}`
    switch (LIVE_UNITS[metric]) {
      case 'money':
        return format.moneyShort(value, currency ?? undefined)
      case 'percent':
        return format.percent(value / 100)
      case 'count':
        return format.number(value)
      case 'stage': {
        const stage = STAGES[Math.round(value) - 1]
        return stage ? t(`accounts:stage.${stage}.name`) : format.number(value, 1)
      }
    }
  }
  const name = ({ metric, measure }: Pick<Measure, 'metric' | 'measure'>) =>
    metric === 'hand' ? measure : t(`plan:metric.${metric}`)
  return { told, name }
}
