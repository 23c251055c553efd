/** Which of the answers on the screen a change may have made old. Pure. */

/** As the server tells it; no accounts: the firm, or more of them than are counted. */
export type Change = { nouns: readonly string[]; accounts: readonly string[] | null }

/** An answer: where it came from, what for, and of which nouns it tells besides those of its path. */
export type Answer = {
  path: string
  input: unknown
  tells?: readonly string[] | 'every' | undefined
}

/**
 * What is read of one account is old when something was recorded of that account, whatever it was.
 * Anything else is old when its path or its endpoint names one of the nouns.
 */
export function concerns({ nouns, accounts }: Change, { path, input, tells }: Answer): boolean {
  const accountId = (input as { accountId?: unknown } | null)?.accountId
  if (typeof accountId === 'string' && accounts) return accounts.includes(accountId)
  if (tells === 'every') return true
  const named = new Set([...nounsIn(path), ...(tells ?? [])])
  return nouns.some((noun) => named.has(noun) || wordsOf(noun).some((word) => named.has(word)))
}

/** `/commitments-due` names `commitment`; what is asked for by id names nothing. */
export function nounsIn(path: string): string[] {
  return path
    .split(/[/-]/)
    .filter((word) => word && !word.startsWith(':'))
    .flatMap((word) => [word, ...ENDINGS.map(([end, one]) => word.replace(end, one))])
}

const ENDINGS: [RegExp, string][] = [
  [/ies$/, 'y'],
  [/es$/, ''],
  [/s$/, ''],
]

/** `planItem` is of the plan. */
function wordsOf(noun: string): string[] {
  return noun.split(/(?=[A-Z])/).map((word) => word.toLowerCase())
}
