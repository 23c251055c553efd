/** What usage says of an account, in a sentence with its numbers. */
import { useCallback } from 'react'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import type { TrendKept } from './usage.ts'

export const USAGE_TONES = {
  falls: 'bad',
  stopped: 'bad',
  low: 'warn',
  silent: 'warn',
  over: 'note',
  grows: 'good',
  steady: 'plain',
  young: 'plain',
} as const

export function useUsageWords() {
  const t = useWords()
  const format = useFormat()
  return useCallback(
    (trend: TrendKept) => {
      const { measure, verdict, grain, change, changeLow, changeHigh, season } = trend
      const show = (value: number) => format.number(value, Math.abs(value) < 10 ? 1 : 0)
      const parts = [
        t(`monitor:usage.says.${verdict}`, {
          measure,
          last: show(trend.last),
          day: format.day(trend.lastOn),
        }),
      ]
      if (change !== null)
        parts.push(
          t(`monitor:usage.line.${grain}`, {
            change: format.change(change, 0),
            low: format.change(changeLow!, 0),
            high: format.change(changeHigh!, 0),
          }),
        )
      if (season !== null)
        parts.push(t('monitor:usage.season', { change: format.change(season - 1, 0) }))
      if (trend.contractedShare !== null)
        parts.push(
          t('monitor:usage.ofContracted', {
            share: format.percent(trend.contractedShare, 0),
            contracted: show(trend.contracted!),
          }),
        )
      if (trend.sinceOn !== null)
        parts.push(t('monitor:usage.since', { day: format.day(trend.sinceOn) }))
      return parts.join(' · ')
    },
    [t, format],
  )
}
