/**
 * Whether the recommender finds what accounts went on to buy: learnt from before a day, held against the year after it,
 * beside what most buy. docs/methods/recommender.md
 */
import { z } from 'zod'
import { wilson } from '../commit/reliability.ts'
import { wholeNumbers } from '../identify/models/normal.ts'
import { type Baskets, popular, recommenderOf, suggest } from './recommend.ts'

/** A hit is a family bought for the first time that is among so many. */
export const SHOWN = 3
const MOST_TESTED = 3000
const LEAST_TESTED = 30
const SEED = 29
const Z = 1.959_963_984_540_054

const Rate = z.object({ hits: z.int(), rate: z.number(), low: z.number(), high: z.number() })

export const RecommendCard = z.object({
  /** Accounts that bought something new in the year after; null scores with fewer than 30. */
  tested: z.int(),
  scores: z
    .object({
      own: Rate,
      popular: Rate,
      /** Of the two rates, with its 95 % interval for pairs. */
      difference: z.object({ value: z.number(), low: z.number(), high: z.number() }),
    })
    .nullable(),
  /** The whole interval of the difference lies above 0. */
  isBetter: z.boolean(),
})
export type RecommendCard = z.infer<typeof RecommendCard>

/**
 * @param before baskets until the day
 * @param later by the same accounts, families bought in the year after it
 */
export function recommendCard(before: Baskets, later: Baskets['of']): RecommendCard {
  const model = recommenderOf(before)
  const fresh = before.of.map((basket, account) => {
    const owned = new Set(basket)
    return (later[account] ?? []).filter((family) => !owned.has(family))
  })
  const those = drawn(
    before.of.flatMap((basket, account) =>
      basket.length > 0 && fresh[account]!.length > 0 ? [account] : [],
    ),
  )
  let [both, own, most] = [0, 0, 0]
  for (const account of those) {
    const basket = before.of[account]!
    const is = (families: readonly number[]) =>
      families.some((one) => fresh[account]!.includes(one))
    const byOthers = is(suggest(model, basket, { account, most: SHOWN }).map((one) => one.family))
    const byMost = is(popular(model, basket, SHOWN))
    if (byOthers && byMost) both += 1
    else if (byOthers) own += 1
    else if (byMost) most += 1
  }
  const tested = those.length
  if (tested < LEAST_TESTED) return { tested, scores: null, isBetter: false }
  const difference = pairedDifference({ own, most, tested })
  const scores = {
    own: rateOf(both + own, tested),
    popular: rateOf(both + most, tested),
    difference,
  }
  return { tested, scores, isBetter: difference.low > 0 }
}

function rateOf(hits: number, tested: number) {
  const [low, high] = wilson(hits, tested)
  return { hits, rate: hits / tested, low, high }
}

/**
 * The difference of two shares of the same cases: (b − c)/n ± z·√(b + c − (b − c)²/n)/n, with b and c the cases that only
 * one of them got right (McNemar's pairs; Agresti, Categorical Data Analysis, 10.1).
 */
export function pairedDifference({ own, most, tested }: Record<'own' | 'most' | 'tested', number>) {
  const value = (own - most) / tested
  const half = (Z * Math.sqrt(Math.max(0, own + most - (own - most) ** 2 / tested))) / tested
  return { value, low: value - half, high: value + half }
}

function drawn(all: number[]): number[] {
  const next = wholeNumbers(SEED)
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = next() % (at + 1)
    ;[all[at], all[other]] = [all[other]!, all[at]!]
  }
  return all.slice(0, MOST_TESTED)
}
