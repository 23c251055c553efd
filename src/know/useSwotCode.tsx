/** Short names of items, by which the matrix calls them: F1, D2, O1, A3. */
import { useMemo } from 'react'
import { useWords } from '../ui/words.ts'
import { byWeight, subjectKey, type SwotItem } from './swot.ts'

export function useSwotCode(items: readonly SwotItem[]): (itemId: string) => string {
  const t = useWords()
  return useMemo(() => {
    const groups = Map.groupBy(items, (item) => `${subjectKey(item)} ${item.kind}`)
    const codes = new Map(
      [...groups.values()].flatMap((group) =>
        group
          .toSorted(byWeight)
          .map(({ itemId, kind }, at) => [itemId, `${t(`know:swot.letter.${kind}`)}${at + 1}`]),
      ),
    )
    return (itemId) => codes.get(itemId) ?? ''
  }, [items, t])
}
