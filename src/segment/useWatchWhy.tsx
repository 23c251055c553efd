/** Why the last figures would let an account in or out, in a sentence. */
import { useCallback } from 'react'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import type { WatchLine } from './watch.ts'

export function useWatchWhy() {
  const t = useWords()
  const format = useFormat()
  return useCallback(
    ({ side, reason }: Pick<WatchLine, 'side' | 'reason'>): string => {
      switch (reason.why) {
        case 'wished':
          return t(`segment:review.why.wished.${reason.wish}`, { reason: reason.reason })
        case 'barred':
          return t(`segment:doubt.barred.${reason.code}`)
        case 'moved': {
          const { name, axis, by } = reason.moved
          const values = { name, by: format.signed(by, 2), axis: t(`segment:axis.${axis}`) }
          return t(`segment:review.why.moved.${side}`, values)
        }
        case 'gone':
          return t('segment:review.why.gone')
        case 'alone':
          return t(`segment:review.why.alone.${side}`)
        case 'others':
          return t(`segment:review.why.others.${side}`)
      }
    },
    [t, format],
  )
}
