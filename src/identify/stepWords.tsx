/** Segments and classes in words. */
import { type Key, useWords } from '../ui/words.ts'
import type { By } from './movement.ts'

/** What a segment or a class is called; null is an account that wasn't there. */
export function useStepName(by: By): (step: string | null) => string {
  const t = useWords()
  return (step) =>
    step === null
      ? t('identify:movement.notThere')
      : by === 'abc'
        ? t('identify:portfolio.class', { abc: step })
        : t(`identify:segment.${step}` as Key)
}
