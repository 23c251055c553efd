/** What kinds of requests are called: ours by the reader's language, the firm's own as they are. */
import { useRead } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import { readRequestSettings } from './extra.api.ts'
import { REQUEST_TYPES } from './request.ts'

type Known = (typeof REQUEST_TYPES)[number]

export function useTypeName(): (type: string) => string {
  const t = useWords()
  return (type) =>
    (REQUEST_TYPES as readonly string[]).includes(type)
      ? t(`engage:request.types.${type as Known}`)
      : type
}

/** Those of the firm's list, and whichever stands already. */
export function useTypeOptions(kept = ''): { value: string; label: string }[] {
  const name = useTypeName()
  const { types } = useRead(readRequestSettings, {})
  const all = kept === '' || types.includes(kept) ? types : [...types, kept]
  return all.map((value) => ({ value, label: name(value) }))
}
