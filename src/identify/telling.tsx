/** What the rules say, in words: clauses, sentences that link the accounts they name, findings. */
import type { z } from 'zod'
import { A } from '../ui/A.tsx'
import { type Key, useWords } from '../ui/words.ts'
import type { Told, ToldSentence } from './kept.ts'

// words: identify:reason.*
// words: identify:opening.*
// words: identify:finding.*
// words: identify:today.*

type Clause = z.infer<typeof Told>

/** Words for what the rules told, its money in this currency. */
export function useSaid(currency?: string): (told: Clause) => string {
  const t = useWords()
  return ({ key, values }) => t(key as Key, { ...(currency ? { currency } : {}), ...values })
}

/** Why an account ranks where it ranks, in one sentence. */
export function useReason(currency?: string): (clauses: readonly Clause[]) => string {
  const said = useSaid(currency)
  return (clauses) => {
    const text = clauses.map(said).join('; ')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
}

/** The sentences on top: the account that each is about is a link. */
export function Opening({
  sentences,
  currency,
}: {
  sentences: readonly z.infer<typeof ToldSentence>[]
  currency: string
}) {
  const said = useSaid(currency)
  return sentences.map((sentence, at) => (
    <span key={sentence.key}>
      {at > 0 && ' '}
      <Linked text={said(sentence)} name={nameIn(sentence)} to={`/accounts/${sentence.account}`} />
    </span>
  ))
}

function nameIn({ values }: Clause): string {
  const { name, names } = values
  return String(name ?? (Array.isArray(names) ? names[0] : '') ?? '')
}

/** The text with the name in it as a link. */
export function Linked({ text, name, to }: { text: string; name: string; to: string }) {
  const at = name ? text.indexOf(name) : -1
  if (at === -1) return text
  return (
    <>
      {text.slice(0, at)}
      <A to={to}>{name}</A>
      {text.slice(at + name.length)}
    </>
  )
}
