import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparedLists, movedMost, movesByCriterion } from './comparison.ts'
import { AXES, type Criterion } from './criterion.ts'
import { MIDDLE } from './matrix.ts'
import { scoresOf } from './scoring.ts'
import { aCriterion } from './testing.ts'

const revenue = aCriterion({ key: 'revenue', name: 'Ventas', weight: 40 })
const fit = aCriterion({ key: 'fit', name: 'Encaje', axis: 'strategic', weight: 40 })
const brand = aCriterion({ key: 'brand', name: 'Marca', axis: 'strategic', weight: 20 })
const criteria = [revenue, fit, brand]

test('what the second list has more enters, what it lacks leaves', () => {
  const [a, b, c] = ['A', 'B', 'C'].map((accountId) => ({ accountId }))
  expect(comparedLists([a!, b!], [b!, c!])).toEqual({ both: [b], entering: [c], leaving: [a] })
})

test('a point that changes moves by its part of the axis', () => {
  const before = { criteria, points: [3, 4, 2] }
  expect(movedMost(before, { criteria, points: [3, 4, 5] })).toMatchObject({
    key: 'brand',
    by: 1,
  })
  expect(movedMost(before, before)).toBeNull()
})

test('other weights move without any other point: less on a good one lowers, and more on a poor one', () => {
  const other = [revenue, { ...fit, weight: 20 }, { ...brand, weight: 40 }]
  const moves = movesByCriterion(
    { criteria, points: [3, 5, 2] },
    { criteria: other, points: [3, 5, 2] },
  )
  expect(moves.map(({ key }) => key)).toEqual(['revenue', 'fit', 'brand'])
  expect(moves[1]!.by).toBeCloseTo(-2 / 3)
  expect(moves[2]!.by).toBeCloseTo(-1 / 3)
})

test('one direction alone is asked for', () => {
  const [before, after] = [
    { criteria, points: [1, 5, 3] },
    { criteria, points: [3, 1, 4] },
  ]
  expect(movedMost(before, after)).toMatchObject({ key: 'fit' })
  expect(movedMost(before, after, 'up')).toMatchObject({ key: 'revenue', by: 2 })
  expect(movedMost(before, after, 'down')).toMatchObject({ key: 'fit' })
  expect(movedMost(before, { criteria, points: [3, 5, 3] }, 'down')).toBeNull()
})

test('a criterion that is new, or whose point was not known, counts from the middle', () => {
  expect(
    movedMost({ criteria: [revenue, fit], points: [3, 4] }, { criteria, points: [3, 4, 4] }),
  ).toMatchObject({ key: 'fit', by: 40 / 60 - 1 })
  expect(movedMost({ criteria, points: [null, 4, 4] }, { criteria, points: [2, 4, 4] })).toEqual({
    key: 'revenue',
    name: 'Ventas',
    axis: 'financial',
    by: -1,
  })
  expect(movedMost({ criteria, points: [null, 4, 4] }, { criteria, points: [3, 4, 4] })).toBeNull()
})

const aSet = fc
  .array(
    fc.record({
      axis: fc.constantFrom(...AXES),
      weight: fc.integer({ min: 1, max: 60 }),
      point: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((told) => ({
    criteria: told.map(({ axis, weight }, at): Criterion =>
      aCriterion({ key: `c${at}`, axis, weight }),
    ),
    points: told.map(({ point }) => point),
  }))

test('over an axis the moves sum to how much its score moved', () => {
  fc.assert(
    fc.property(aSet, aSet, (before, after) => {
      const scoreOf = ({ criteria: own, points }: typeof before) =>
        scoresOf(
          own,
          Float64Array.from(points, (point) => point ?? NaN),
          1,
        )
      const [first, second] = [scoreOf(before), scoreOf(after)]
      const moves = movesByCriterion(before, after)
      for (const axis of AXES) {
        const sum = moves.reduce((all, one) => all + (one.axis === axis ? one.by : 0), 0)
        expect(sum).toBeCloseTo((second[axis][0]! || MIDDLE) - (first[axis][0]! || MIDDLE), 9)
      }
    }),
  )
})
