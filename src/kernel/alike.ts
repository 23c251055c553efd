/** How much two names of companies or people look alike, where nothing surer tells them apart. */
import { plainWords } from './plain.ts'

/** Forms of companies and words that every other name has. */
const FORMS = new Set(
  'sa sl slu sau sas sarl eurl sc scl scoop coop cv rl srl de ltda lda spa inc incorporated llc llp ltd limited plc corp corporation co company gmbh ag kg bv nv ab oy as the el la los las y e and et group grupo'.split(
    ' ',
  ),
)

/** The words of a name that tell it: `Forjas Levante, S.L.` → `forjas levante`. */
export function tellingWords(name: string): string[] {
  const joined = name.replace(/\b(\p{L})\.(?=\s?\p{L}\b)/gu, '$1').replace(/\b(\p{L})\./gu, '$1')
  const words = plainWords(joined.toLowerCase()).split(' ').filter(Boolean)
  const telling = words.filter((word) => !FORMS.has(word))
  return telling.length > 0 ? telling : words
}

/** A name ready to be compared with thousands. */
export type ToldName = { words: readonly string[]; sorted: readonly string[]; pairs: Uint32Array }

export function toldName(name: string): ToldName {
  const words = tellingWords(name)
  return { words, sorted: words.toSorted(), pairs: pairsOf(words.join(' ')) }
}

/**
 * How alike two names are, from 0 to 1: Dice's coefficient of their pairs of letters, or of their
 * words where that is more, as words change places (`Norte Aceros`, `Aceros Norte`).
 * Source: L. R. Dice, «Measures of the amount of ecologic association between species», Ecology 26 (1945).
 */
export function nameLikeness(one: string, other: string): number {
  return likenessOf(toldName(one), toldName(other))
}

/** The same; 0 where they can't be as alike as `least`, which their lengths alone may tell. */
export function likenessOf(one: ToldName, other: ToldName, least = 0): number {
  if (one.words.length === 0 || other.words.length === 0) return 0
  const most = Math.max(
    mostDice(one.pairs, other.pairs),
    IN_WORDS * mostDice(one.words, other.words),
  )
  if (most < least) return 0
  return Math.max(dice(one.pairs, other.pairs), IN_WORDS * dice(one.sorted, other.sorted))
}

const IN_WORDS = 0.98

type Known = { name: string; town: string }

/**
 * How likely two companies are the same by name and town, from 0 to 1. The same name in the same
 * town is 1; where only one tells its town the name alone says .97 of that; another town .85.
 */
export function companyLikeness(one: Known, other: Known): number {
  return nameLikeness(one.name, other.name) * townLikeness(one.town, other.town)
}

export function townLikeness(one: string, other: string): number {
  const [here, there] = [plainWords(one), plainWords(other)]
  return here === '' || there === '' ? 0.97 : here === there ? 1 : 0.85
}

/** Those that share the rarest words of a name: only they need to be compared. */
export function byWords<T extends { name: string }>(things: readonly T[]) {
  const index = new Map<string, T[]>()
  for (const thing of things) {
    for (const word of new Set(tellingWords(thing.name))) {
      for (const key of [word, `${word.slice(0, 4)}…`]) {
        const those = index.get(key)
        if (those) those.push(thing)
        else index.set(key, [thing])
      }
    }
  }
  return (name: string): Set<T> => {
    const lists = tellingWords(name)
      .flatMap((word) => [index.get(word) ?? [], index.get(`${word.slice(0, 4)}…`) ?? []])
      .filter(({ length }) => length > 0 && length <= MOST_COMPARED)
    return new Set(lists.flat())
  }
}

/** A word that more names have than this tells none of them. */
const MOST_COMPARED = 400

/** Each two letters that stand beside one another, as one number, in order. */
function pairsOf(text: string): Uint32Array {
  const pairs = new Uint32Array(Math.max(1, text.length - 1))
  for (let at = 0; at < pairs.length; at += 1) {
    pairs[at] = text.charCodeAt(at) * 65_536 + (text.charCodeAt(at + 1) || 0)
  }
  return pairs.sort()
}

/** Of two lists in order. */
function dice<T extends string | number>(one: ArrayLike<T>, other: ArrayLike<T>): number {
  let shared = 0
  let at = 0
  let there = 0
  while (at < one.length && there < other.length) {
    const [a, b] = [one[at]!, other[there]!]
    if (a === b) shared += 1
    if (a <= b) at += 1
    if (b <= a) there += 1
  }
  return (2 * shared) / (one.length + other.length)
}

function mostDice(one: ArrayLike<unknown>, other: ArrayLike<unknown>): number {
  return (2 * Math.min(one.length, other.length)) / (one.length + other.length)
}
