/** A tier with its phase in words: `Clave`, `Clave en crecimiento`. */
import { useCallback } from 'react'
import { useWords } from '../ui/words.ts'
import type { Standing } from './standing.ts'

export function useTierWords(): (place: Pick<Standing, 'tier' | 'phase'>) => string {
  const t = useWords()
  return useCallback(
    ({ tier, phase }) => {
      const name = t(`segment:tier.${tier}.name`)
      return phase ? t(`segment:notice.inPhase.${phase}`, { tier: name }) : name
    },
    [t],
  )
}
