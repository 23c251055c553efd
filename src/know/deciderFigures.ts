/**
 * What a map of deciders comes to: how far those who weigh are for us, whom we fail to reach, and what
 * hangs on a single thread. docs/methods/deciders.md; models.md §8.
 */
type Weighed = {
  contactId: string
  /** 1 to 5; null where it isn't known. */
  influence: number | null
  /** -2 (enemy) to 2 (mentor); null where it isn't known. */
  support: number | null
  /** 0 (none) to 4 (trusted); null where it isn't known. */
  coverage: number | null
  /** Those of us to whom they are someone: each colleague once. */
  ours: readonly string[]
}
export type { Weighed }

const WEIGHS = 4
const BARELY = 1

/**
 * Support weighted by influence, -2 to 2: Σ influence · support / Σ influence, over those of whom both
 * are known. Null where that is nobody.
 */
export function weightedSupport(
  people: readonly Pick<Weighed, 'influence' | 'support'>[],
): number | null {
  let [sum, weight] = [0, 0]
  for (const { influence, support } of people) {
    if (influence === null || support === null) continue
    sum += influence * support
    weight += influence
  }
  return weight > 0 ? sum / weight : null
}

/** Influence of 4 or more with coverage of 1 or less; coverage of which nothing is known is none. */
export function isCoverageGap({
  influence,
  coverage,
}: Pick<Weighed, 'influence' | 'coverage'>): boolean {
  return influence !== null && influence >= WEIGHS && (coverage ?? 0) <= BARELY
}

export type Threads = {
  /** Shares of all influence, 0 to 1, that add up to 1: reached through several of us, through one of us alone, */
  several: number
  oneOfOurs: number
  /** by none of us, but beside one person of theirs whom we reach, beside several of them, and beside none. */
  oneOfTheirs: number
  severalOfTheirs: number
  unreached: number
  /** oneOfOurs + oneOfTheirs: what is lost with a single person. */
  risk: number
  /** Those who weigh, with an influence of 4 or more, and hang on a single person. */
  alone: string[]
  /** Through whom most hangs, on our side or theirs, and its share; null where nothing hangs on one alone. */
  most: { side: 'ours' | 'theirs'; id: string; share: number } | null
}

/**
 * How much of the influence hangs on a single person. Someone is reached by those of us to whom they are
 * someone; who is reached by none of us, may be reached through people beside them (any line between the
 * two) who are. Null where no influence is known.
 */
export function threadsOf(
  people: readonly Weighed[],
  ties: readonly { fromId: string; toId: string }[],
): Threads | null {
  const all = people.reduce((sum, { influence }) => sum + (influence ?? 0), 0)
  if (all === 0) return null
  const reached = new Set(
    people.filter(({ ours }) => ours.length > 0).map(({ contactId }) => contactId),
  )
  const shares = { several: 0, oneOfOurs: 0, oneOfTheirs: 0, severalOfTheirs: 0, unreached: 0 }
  const hanging = new Map<string, { side: 'ours' | 'theirs'; id: string; share: number }>()
  const alone: string[] = []
  for (const { contactId, influence, ours } of people) {
    const share = (influence ?? 0) / all
    const theirs = besides(ties, contactId).filter((id) => reached.has(id))
    const way = wayOf(ours.length, theirs.length)
    shares[way] += share
    if (share === 0 || (way !== 'oneOfOurs' && way !== 'oneOfTheirs')) continue
    if (influence! >= WEIGHS) alone.push(contactId)
    const side = way === 'oneOfOurs' ? 'ours' : 'theirs'
    const id = (side === 'ours' ? ours : theirs)[0]!
    const before = hanging.get(`${side} ${id}`)?.share ?? 0
    hanging.set(`${side} ${id}`, { side, id, share: before + share })
  }
  const most = [...hanging.values()].toSorted((a, b) => b.share - a.share)[0] ?? null
  return { ...shares, risk: shares.oneOfOurs + shares.oneOfTheirs, alone, most }
}

function wayOf(ours: number, theirs: number) {
  if (ours > 0) return ours > 1 ? 'several' : 'oneOfOurs'
  if (theirs > 0) return theirs > 1 ? 'severalOfTheirs' : 'oneOfTheirs'
  return 'unreached'
}

/** Everyone with a line to or from them, once. */
function besides(ties: readonly { fromId: string; toId: string }[], contactId: string): string[] {
  const found = new Set<string>()
  for (const { fromId, toId } of ties) {
    if (fromId === contactId) found.add(toId)
    if (toId === contactId) found.add(fromId)
  }
  found.delete(contactId)
  return [...found]
}
