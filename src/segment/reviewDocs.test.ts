/** The worked example of docs/methods/review.md, recomputed from what it says. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { movedMost, movesByCriterion } from './comparison.ts'
import { scoresOf } from './scoring.ts'
import { aCriterion } from './testing.ts'

test('what moved an account most when weights are changed', () => {
  const text = readFileSync('docs/methods/review.md', 'utf8').split('**Worked example.**')[1]!
  const numbers = (pattern: RegExp) => pattern.exec(text)!.slice(1).map(Number)
  const points = numbers(/points (\d) and (\d)/)
  const by = (weights: number[]) => ({
    criteria: ['fit', 'brand'].map((key, at) =>
      aCriterion({ key, axis: 'strategic', weight: weights[at]! }),
    ),
    points,
  })
  const before = by(numbers(/fit with weight (\d+) and brand with weight (\d+)/))
  const after = by(numbers(/with the weights (\d+) and (\d+)/))
  const scoreOf = ({ criteria }: typeof before) =>
    scoresOf(criteria, Float64Array.from(points), 1).strategic[0]!
  expect(text).toContain(`= ${scoreOf(before).toFixed(2)}.`)
  expect(text).toContain(`it scores ${scoreOf(after).toFixed(2)}.`)
  const [fit, brand] = movesByCriterion(before, after).map((one) => one.by)
  expect(text).toContain(`= ${fit!.toFixed(2)}, brand by`)
  expect(text).toContain(`= ${brand!.toFixed(2)}: together ${(fit! + brand!).toFixed(2)}.`)
  expect(text).toContain(`What moved it most is ${movedMost(before, after)!.key}.`)
})
