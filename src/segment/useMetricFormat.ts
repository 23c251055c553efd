/** Writes a figure of a metric in its unit: money of the firm, a share, a number. */
import { useFormat, useSession } from '../ui/session.ts'
import { UNIT_OF } from './criteria.ts'
import type { Metric } from './criterion.ts'

export function useMetricFormat(metric: Metric, valuation?: string) {
  const format = useFormat()
  const { firm } = useSession()
  const currency = valuation ?? firm.homeCurrency ?? 'EUR'
  return (value: number): string => {
    const unit = UNIT_OF[metric]
    if (unit === 'money') return format.moneyShort(value, currency)
    return unit === 'share' ? format.percent(value) : format.number(value, 1)
  }
}
