import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholeNumbers } from '../identify/models/normal.ts'
import { type Baskets, NEIGHBOURS, popular, recommenderOf, suggest } from './recommend.ts'
import { pairedDifference, recommendCard } from './recommendCard.ts'

/** Two trades that buy apart, 0..4 and 5..9; family 4 is bought by most of the first, and by nobody of the second. */
function twoTrades(size = 120): Baskets {
  const next = wholeNumbers(3)
  const of = Array.from({ length: size }, (_, no) => {
    const first = no % 2 === 0 ? 0 : 5
    return [0, 1, 2, 3, 4].map((at) => first + at).filter(() => next() % 10 < 7)
  })
  return { families: 10, of }
}

test('the worked example of docs/methods/recommender.md', () => {
  // 24 accounts buy 0 and 1; 18 of them also 2; six more buy only 3.
  const of = [
    ...Array.from({ length: 18 }, () => [0, 1, 2]),
    ...Array.from({ length: 6 }, () => [0, 1]),
    ...Array.from({ length: 6 }, () => [3]),
  ]
  const model = recommenderOf({ families: 4, of })
  const [first] = suggest(model, [0, 1], { account: 18, most: 3 })
  expect(first).toMatchObject({ family: 2, asked: NEIGHBOURS })
  // All 23 others are equally similar without family 2, so the seed chooses 20 of them.
  expect(first!.buyers.length).toBeGreaterThanOrEqual(15)
  expect(first!.score).toBeCloseTo((first!.buyers.length + 5 * (18 / 30)) / 25, 10)
})

test('an account is offered what its trade buys', () => {
  const model = recommenderOf(twoTrades())
  expect(suggest(model, [0, 1, 2, 3], { account: -1, most: 1 })[0]!.family).toBe(4)
  expect(suggest(model, [5, 6, 7], { account: -1, most: 2 }).map((one) => one.family)).toEqual(
    expect.arrayContaining([8, 9]),
  )
})

const baskets = fc.integer({ min: 2, max: 8 }).chain((families) =>
  fc
    .array(fc.uniqueArray(fc.integer({ min: 0, max: families - 1 })), {
      minLength: 1,
      maxLength: 40,
    })
    .map((of): Baskets => ({ families, of })),
)

test('never what it buys already, never from nobody, each once, and the same again', () => {
  fc.assert(
    fc.property(baskets, (all) => {
      const model = recommenderOf(all)
      all.of.forEach((basket, account) => {
        const found = suggest(model, basket, { account, most: 3 })
        expect(suggest(model, basket, { account, most: 3 })).toEqual(found)
        const families = found.map(({ family }) => family)
        expect(new Set(families).size).toBe(families.length)
        for (const { family, buyers, asked, score } of found) {
          expect(basket).not.toContain(family)
          expect(buyers).not.toContain(account)
          expect(buyers.every((one) => all.of[one]!.includes(family))).toBe(true)
          expect(buyers.length).toBeLessThanOrEqual(asked)
          expect(score > 0 && score <= 1).toBe(true)
        }
        expect(popular(model, basket, 3).some((one) => basket.includes(one))).toBe(false)
      })
    }),
    { numRuns: 60 },
  )
})

test('better than what most buy where trades differ, and not said so where all is chance', () => {
  const before = twoTrades(400)
  const later = before.of.map((_, no) => (no % 2 === 0 ? [0, 1, 2, 3, 4] : [5, 6, 7, 8, 9]))
  const card = recommendCard(before, later)
  expect(card.isBetter).toBe(true)
  expect(card.scores!.own.rate).toBeGreaterThan(card.scores!.popular.rate)
  const next = wholeNumbers(5)
  const any = () => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(() => next() % 10 < 4)
  const chance = { families: 10, of: Array.from({ length: 400 }, any) }
  expect(recommendCard(chance, Array.from({ length: 400 }, any)).isBetter).toBe(false)
  expect(recommendCard(twoTrades(20), []).scores).toBeNull()
})

test('the interval for pairs, by hand', () => {
  // b = 30, c = 10, n = 100: .2 ± 1.96 · √(40 − 4)/100
  const { value, low, high } = pairedDifference({ own: 30, most: 10, tested: 100 })
  expect([value, low, high].map((one) => Math.round(one * 1e4) / 1e4)).toEqual([
    0.2, 0.0824, 0.3176,
  ])
})

test('fifty thousand accounts and five hundred families', () => {
  const next = wholeNumbers(9)
  const of = Array.from({ length: 50_000 }, (_, no) => [
    ...new Set(Array.from({ length: 8 }, () => ((no % 25) * 20 + (next() % 30)) % 500)),
  ])
  const began = performance.now()
  const model = recommenderOf({ families: 500, of })
  for (let account = 0; account < 1000; account += 1) {
    suggest(model, of[account]!, { account, most: 5 })
  }
  // A thousand of them in so long: all of them in fifty times that.
  expect(performance.now() - began).toBeLessThan(10_000)
}, 60_000)
