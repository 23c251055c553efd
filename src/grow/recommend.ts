/**
 * What to offer an account: what those that buy most like it buy and it doesn't. Nearest neighbours by the cosine of
 * what they buy (Sarwar et al. 2001 for the pre-selection by item), drawn towards how many buy it at all.
 * docs/methods/recommender.md
 */
import { wholeNumbers } from '../identify/models/normal.ts'

/** By account, the families that it buys: indices 0..families − 1, each once. */
export type Baskets = { families: number; of: readonly (readonly number[])[] }

/** So many most similar accounts are asked. */
export const NEIGHBOURS = 20
/** A share among them counts as if so many more bought like everybody. */
const PRIOR = 5
/** Co-purchases of few accounts are drawn towards none by this many. */
const SHRINK = 10
/** Of more accounts, so many are drawn from a seed to be compared with. */
const SAMPLE = 2000
/** Families looked at closely, by what is bought together with those of the account. */
const CLOSELY = 12
/** A family that fewer buy is no offer for others. */
const LEAST_BUYERS = 3
const SEED = 23

export type Recommender = {
  accounts: number
  /** How many buy each. */
  buyers: Float64Array
  /** ln(1 + accounts / buyers): what everybody buys says little. */
  weight: Float64Array
  /** co-purchases / (√(nᵢ nⱼ) + SHRINK), families × families. */
  together: Float64Array
  families: number
  /** Accounts to be compared with: which, their families, the square of their length, and by family their places. */
  sample: { account: Int32Array; has: Uint8Array[]; norm: Float64Array; by: number[][] }
}

export type Suggested = {
  family: number
  /** (buyers + PRIOR · share of all) / (NEIGHBOURS + PRIOR), 0..1 */
  score: number
  /** Of `asked` most similar accounts, those that buy it. */
  asked: number
  buyers: number[]
}

/** Learns from all baskets; empty ones count for nothing. */
export function recommenderOf({ families, of }: Baskets): Recommender {
  const buyers = new Float64Array(families)
  const co = new Float64Array(families * families)
  let accounts = 0
  for (const basket of of) {
    if (basket.length > 0) accounts += 1
    for (const a of basket) {
      buyers[a]! += 1
      for (const b of basket) co[a * families + b]! += 1
    }
  }
  const weight = buyers.map((n) => (n === 0 ? 0 : Math.log(1 + accounts / n)))
  const together = co.map((n, at) => {
    const size = Math.sqrt(buyers[Math.floor(at / families)]! * buyers[at % families]!)
    return n / (size + SHRINK)
  })
  const drawn = sampleOf(of)
  const has = drawn.map((account) => {
    const row = new Uint8Array(families)
    for (const family of of[account]!) row[family] = 1
    return row
  })
  const norm = Float64Array.from(drawn, (account) =>
    of[account]!.reduce((sum, family) => sum + weight[family]! ** 2, 0),
  )
  const by = Array.from({ length: families }, (): number[] => [])
  drawn.forEach((account, place) => of[account]!.forEach((family) => by[family]!.push(place)))
  const sample = { account: Int32Array.from(drawn), has, norm, by }
  return { accounts, buyers, weight, together, families, sample }
}

/** Accounts with a basket, in an order from a seed, as many as are compared with. */
function sampleOf(of: Baskets['of']): number[] {
  const all = of.flatMap((basket, account) => (basket.length > 0 ? [account] : []))
  const next = wholeNumbers(SEED)
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = next() % (at + 1)
    ;[all[at], all[other]] = [all[other]!, all[at]!]
  }
  return all.slice(0, SAMPLE)
}

/**
 * The best `most` families that an account doesn't buy, the best first. How similar others are is measured without the
 * family in question: else those that buy it would always be the less similar ones.
 * @param account its index among the baskets that were learnt from, so that it isn't compared with itself
 */
export function suggest(
  model: Recommender,
  basket: readonly number[],
  { account, most }: { account: number; most: number },
): Suggested[] {
  const { families, weight, sample, accounts } = model
  if (basket.length === 0) return []
  const dot = new Float64Array(sample.account.length)
  for (const family of basket) {
    const square = weight[family]! ** 2
    for (const place of sample.by[family]!) dot[place]! += square
  }
  return closest(model, basket)
    .slice(0, CLOSELY)
    .map((family): Suggested => {
      const near = nearest(sample, { dot, account, family, square: weight[family]! ** 2 })
      const buyers = near.filter((place) => sample.has[place]![family] === 1)
      const share = model.buyers[family]! / accounts
      const score = (buyers.length + PRIOR * share) / (near.length + PRIOR)
      return {
        family,
        score,
        asked: near.length,
        buyers: buyers.map((place) => sample.account[place]!),
      }
    })
    .filter(({ buyers, family }) => buyers.length > 0 && family < families)
    .toSorted((a, b) => b.score - a.score || a.family - b.family)
    .slice(0, most)
}

/** Families that it doesn't buy, by how often they are bought together with those that it does. */
function closest({ families, together, buyers }: Recommender, basket: readonly number[]): number[] {
  const owned = new Set(basket)
  const scored: { family: number; score: number }[] = []
  for (let family = 0; family < families; family += 1) {
    if (owned.has(family) || buyers[family]! < LEAST_BUYERS) continue
    const score = basket.reduce((sum, one) => sum + together[one * families + family]!, 0)
    scored.push({ family, score })
  }
  return scored
    .toSorted((a, b) => b.score - a.score || a.family - b.family)
    .map(({ family }) => family)
}

type Near = { dot: Float64Array; account: number; family: number; square: number }

/** Places in the sample of the most similar ones; of equally similar ones, those that the seed put first. */
function nearest(sample: Recommender['sample'], { dot, account, family, square }: Near): number[] {
  const places: number[] = []
  const values: number[] = []
  for (let place = 0; place < dot.length; place += 1) {
    if (dot[place] === 0 || sample.account[place] === account) continue
    const norm = sample.norm[place]! - (sample.has[place]![family] === 1 ? square : 0)
    const value = dot[place]! / Math.sqrt(norm)
    if (places.length === NEIGHBOURS && value <= values.at(-1)!) continue
    let at = values.length
    while (at > 0 && values[at - 1]! < value) at -= 1
    values.splice(at, 0, value)
    places.splice(at, 0, place)
    if (places.length > NEIGHBOURS) {
      values.pop()
      places.pop()
    }
  }
  return places
}

/** What most buy and it doesn't, the most bought first: what a recommender must beat. */
export function popular(model: Recommender, basket: readonly number[], most: number): number[] {
  const owned = new Set(basket)
  return Array.from(model.buyers, (n, family) => ({ n, family }))
    .filter(({ n, family }) => n >= LEAST_BUYERS && !owned.has(family))
    .toSorted((a, b) => b.n - a.n || a.family - b.family)
    .slice(0, most)
    .map(({ family }) => family)
}
