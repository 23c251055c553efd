/** What another room knows, as a line beside a question. */
import type { z } from 'zod'
import { type Key, useWords } from '../ui/words.ts'
import type { Known } from './known.ts'

export function useKnownWords() {
  const t = useWords()
  return ({ kind, text }: Pick<z.infer<typeof Known>, 'kind' | 'text'>) => {
    const what = kind === 'tier' ? t(`segment:tier.${text}.name` as Key) : text
    return `${t(`plan:known.${kind}`)}: ${what}`
  }
}
