/** A probability in words that promise nothing: `34 %`, `más del 99 %`, `menos del 1 %`. */
import { useCallback } from 'react'
import { chanceTold } from '../kernel/format.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'

export function useChance(): (probability: number) => string {
  const t = useWords()
  const format = useFormat()
  return useCallback(
    (probability) => {
      const { beyond, share } = chanceTold(probability)
      return beyond ? t(`identify:chance.${beyond}`, { share }) : format.percent(share, 0)
    },
    [t, format],
  )
}
