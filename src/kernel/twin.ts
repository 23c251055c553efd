/** Pairs of things that may be one: which are compared at all, how evidence adds up, and which are worth showing. */
import type { ToldName } from './alike.ts'

/** From here on a pair is shown. */
export const LIKELY_ENOUGH = 0.6

/** Each thing that speaks against leaves this much of what speaks for it. */
const AGAINST = 0.65

/**
 * How likely two are one, from 0 to 1: 1 − Π(1 − wᵢ) over the weights of what speaks for it, as if each
 * piece of evidence could be mistaken by itself, times .65 for each thing that speaks against.
 * @param evidence weights, 0 to 1
 */
export function likelihood(evidence: readonly number[], against = 0): number {
  const doubt = evidence.reduce((left, weight) => left * (1 - weight), 1)
  return Math.round((1 - doubt) * AGAINST ** against * 10_000) / 10_000
}

/** A name that more have tells none of them; so does a mark (a tax id, a domain) that more than that many have. */
const MOST_NAMED = 80
const MOST_MARKED = 20
const MOST_STARTS = 6

export type Keyed = {
  id: string
  /** Under what its name is looked up: `nameKeys`. */
  names: readonly string[]
  /** What else tells it, with what it is: `domain:forjas.example`. */
  marks: readonly string[]
}

/**
 * Under what a name is looked up: its words, how they begin, two beginnings together, all of it. So a
 * common word still finds those that share a second one, and a slip of the pen is in one word only.
 * @param place names are compared only within it
 */
export function nameKeys({ words, sorted }: ToldName, place = ''): string[] {
  const starts = [...new Set(words.map((word) => word.slice(0, 4)))].slice(0, MOST_STARTS).sort()
  const two = starts.flatMap((one, at) => starts.slice(at + 1).map((other) => `${one}+${other}`))
  const alone = words.filter((word) => word.length > 1 || words.length === 1)
  return [
    ...new Set([...alone, ...starts.map((start) => `${start}…`), ...two, `=${sorted.join(' ')}`]),
  ].map((key) => `${place}|${key}`)
}

export type Step<T> = { thing: T; near: { other: T; both: readonly string[] }[] }

/**
 * Each thing with those that come into question for it, every pair once, with the marks that both have;
 * those that too many have tell nothing. It stops in between, so that whoever asks can do something else.
 * @param only leave out pairs of which neither is one of these
 */
export function* comparable<T extends Keyed>(
  things: readonly T[],
  only?: ReadonlySet<string>,
): Generator<Step<T> | null> {
  const named = new Map<string, number[]>()
  const marked = new Map<string, number[]>()
  for (const [at, { names, marks }] of things.entries()) {
    for (const key of names) put(named, key, at)
    for (const key of marks) put(marked, key, at)
    if (at % 200 === 0) yield null
  }
  const seen = new Int32Array(things.length).fill(-1)
  for (const [at, thing] of things.entries()) {
    if (only && !only.has(thing.id)) continue
    const near: Step<T>['near'] = []
    const isPair = (there: number) =>
      there < at || (there > at && only !== undefined && !only.has(things[there]!.id))
    const look = (holders: readonly number[], both: (other: T) => readonly string[]) => {
      for (const there of holders) {
        if (seen[there] === at || !isPair(there)) continue
        seen[there] = at
        const other = things[there]!
        near.push({ other, both: both(other) })
      }
    }
    const telling = thing.marks.filter((key) => marked.get(key)!.length <= MOST_MARKED)
    const shared = ({ marks }: T) => telling.filter((mark) => marks.includes(mark))
    for (const key of telling) look(marked.get(key)!, shared)
    for (const key of thing.names) {
      const holders = named.get(key)!
      if (holders.length <= MOST_NAMED) look(holders, () => NONE)
    }
    yield { thing, near }
  }
}

const NONE: readonly string[] = []

function put(index: Map<string, number[]>, key: string, at: number): void {
  const those = index.get(key)
  if (those) those.push(at)
  else index.set(key, [at])
}

/** The first mark of a kind, without the kind. */
export function markOf(marks: readonly string[], kind: string): string | undefined {
  return marks.find((mark) => mark.startsWith(`${kind}:`))?.slice(kind.length + 1)
}

export type Pair = { id: string; otherId: string; score: number }

/** Of each only so many, the likeliest: of three hundred shops of one name nobody looks at every pair. */
const MOST_EACH = 10

export function likeliest<P extends Pair>(pairs: readonly P[]): P[] {
  const counts = new Map<string, number>()
  const order = (one: P, other: P) =>
    other.score - one.score ||
    (one.id < other.id ? -1 : one.id > other.id ? 1 : one.otherId < other.otherId ? -1 : 1)
  return pairs.toSorted(order).filter(({ id, otherId }) => {
    const [here, there] = [counts.get(id) ?? 0, counts.get(otherId) ?? 0]
    if (here >= MOST_EACH || there >= MOST_EACH) return false
    counts.set(id, here + 1).set(otherId, there + 1)
    return true
  })
}
