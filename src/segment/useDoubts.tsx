/** What makes one doubt a candidate, in the reader's words. */
import { useCallback } from 'react'
import { useWords } from '../ui/words.ts'
import { doubtsOf } from './doubts.ts'
import type { SelectionAccount } from './keptSelection.ts'

export function useDoubts() {
  const t = useWords()
  return useCallback((one: SelectionAccount) => doubtsOf(t, one), [t])
}
