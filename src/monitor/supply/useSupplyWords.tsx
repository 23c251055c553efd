/** How an account or the firm is supplied, in a sentence with its numbers. */
import { useCallback } from 'react'
import { useFormat } from '../../ui/session.ts'
import { useWords } from '../../ui/words.ts'
import { rateOf } from './supply.ts'

export type Supplied = { lines: number; both: number; linesBefore: number; bothBefore: number }

export function useSupplyWords() {
  const t = useWords()
  const format = useFormat()
  return useCallback(
    ({ lines, both, linesBefore, bothBefore }: Supplied) => {
      if (lines === 0) return t('monitor:supply.saysNone')
      const { share, low, high } = rateOf(both, lines)
      const says = t('monitor:supply.says', {
        share: format.percent(share!, 0),
        low: format.percent(low, 0),
        high: format.percent(high, 0),
        both,
        count: lines,
      })
      if (linesBefore === 0) return says
      const before = format.percent(bothBefore / linesBefore, 0)
      return `${says} · ${t('monitor:supply.saysBefore', { before, count: linesBefore })}`
    },
    [t, format],
  )
}
