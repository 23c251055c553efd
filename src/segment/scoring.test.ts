import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Criteria, type Criterion, whyNotCriteria } from './criterion.ts'
import { boxOf } from './matrix.ts'
import { judgedOf, pointOf, scoresOf, spreadOfPoints, thresholdsByQuantile } from './scoring.ts'
import { aCriterion } from './testing.ts'

const weighed = (axis: Criterion['axis'], weight: number, looksAhead = false) =>
  aCriterion({ key: `${axis}${weight}`, axis, weight, looksAhead })

test('a score is the weighted mean of its axis; attractiveness that of what looks ahead', () => {
  const criteria = [
    weighed('financial', 40),
    weighed('financial', 20, true),
    weighed('strategic', 40, true),
  ]
  const { financial, strategic, attractiveness, confidence } = scoresOf(
    criteria,
    Float64Array.of(5, 2, 3),
    1,
  )
  expect(financial[0]).toBeCloseTo((40 * 5 + 20 * 2) / 60)
  expect(strategic[0]).toBe(3)
  expect(attractiveness[0]).toBeCloseTo((20 * 2 + 40 * 3) / 60)
  expect(confidence[0]).toBe(1)
})

test('what is missing lowers confidence and never the score', () => {
  const points = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 })
  const criteria = [
    weighed('financial', 30),
    weighed('financial', 20),
    weighed('strategic', 30, true),
    weighed('strategic', 20),
  ]
  fc.assert(
    fc.property(points, fc.nat(3), (all, missing) => {
      const without = all.map((point, at) => (at === missing ? NaN : point))
      const { financial, strategic, confidence } = scoresOf(
        criteria,
        Float64Array.from([...all, ...without]),
        2,
      )
      expect(confidence[1]).toBeCloseTo(1 - criteria[missing]!.weight / 100)
      for (const [axis, from] of [
        [financial, 0],
        [strategic, 2],
      ] as const) {
        const known = without.slice(from, from + 2).filter((point) => !Number.isNaN(point))
        expect(axis[1]).toBeGreaterThanOrEqual(Math.min(...known))
        expect(axis[1]).toBeLessThanOrEqual(Math.max(...known))
      }
    }),
  )
})

test('an account of which nothing is known has no score and no confidence', () => {
  const scores = scoresOf(
    [weighed('financial', 60), weighed('strategic', 40, true)],
    Float64Array.of(NaN, NaN),
    1,
  )
  expect([scores.financial[0], scores.strategic[0], scores.attractiveness[0]]).toEqual([
    NaN,
    NaN,
    NaN,
  ])
  expect(scores.confidence[0]).toBe(0)
})

test('equal criteria give equal scores', () => {
  const { financial } = scoresOf([weighed('financial', 100, true)], Float64Array.of(3, 3, 3), 3)
  expect([...financial]).toEqual([3, 3, 3])
})

test('a figure becomes a point by its thresholds, up or down', () => {
  const thresholds = [10, 20, 30, 40] as [number, number, number, number]
  const up = (value: number) => pointOf(value, { thresholds, better: 'more' })
  expect([0, 10, 19.99, 20, 39, 40, 1e9].map(up)).toEqual([1, 2, 2, 3, 4, 5, 5])
  expect(pointOf(0, { thresholds, better: 'less' })).toBe(5)
  expect(pointOf(40, { thresholds, better: 'less' })).toBe(1)
  expect(up(NaN)).toBeNaN()
})

test('thresholds by quantile part a ledger into fifths, and need five different figures', () => {
  const values = Array.from({ length: 100 }, (_, at) => at + 1)
  const thresholds = thresholdsByQuantile(values)!
  expect(thresholds).toEqual([21, 41, 61, 81])
  expect(spreadOfPoints(values, { thresholds, better: 'more' })).toEqual({
    points: [20, 20, 20, 20, 20],
    unknown: 0,
  })
  expect(thresholdsByQuantile([1, 1, 2, 3, 4])).toBeNull()
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 }), (all) => {
      const found = thresholdsByQuantile(all)
      expect(found === null).toBe(new Set(all).size < 5)
      if (!found) return
      expect(found.every((one, at) => at === 0 || one > found[at - 1]!)).toBe(true)
      const { points } = spreadOfPoints(all, { thresholds: found, better: 'more' })
      expect(points.every((count) => count > 0)).toBe(true)
    }),
  )
})

test('raters: mean, and how far apart they lie', () => {
  expect(judgedOf([2, 4, 3])).toEqual({ mean: 3, range: 2, deviation: 1, raters: 3 })
  expect(judgedOf([4])).toEqual({ mean: 4, range: 0, deviation: 0, raters: 1 })
  expect(judgedOf([]).mean).toBeNaN()
})

test('four boxes, and the lines between them can be moved', () => {
  expect([boxOf(4, 4), boxOf(4, 2), boxOf(2, 4), boxOf(2, 2)]).toEqual([
    'strategic',
    'star',
    'status',
    'streamline',
  ])
  expect(boxOf(3, 3)).toBe('strategic')
  expect(boxOf(3, 3, { attractive: 3.5 })).toBe('status')
  expect(boxOf(NaN, 3)).toBeNull()
})

test('a set has three to eight criteria, both axes, weights of 100 and one that looks ahead', () => {
  const set = (...weights: number[]): Criteria =>
    weights.map((weight, at) =>
      aCriterion({
        key: `c${at}`,
        weight,
        axis: at === 0 ? 'financial' : 'strategic',
        looksAhead: true,
      }),
    )
  const whyNot = (criteria: Criteria) => whyNotCriteria(criteria)?.code
  expect(whyNot(set(40, 30, 30))).toBeUndefined()
  expect(whyNot(set(50, 50))).toBe('segment/too-few-criteria')
  expect(whyNot(set(20, 10, 10, 10, 10, 10, 10, 10, 10))).toBe('segment/too-many-criteria')
  expect(whyNot(set(40, 30, 29))).toBe('segment/weights-sum')
  const [first, ...rest] = set(40, 30, 30)
  expect(whyNot([{ ...first!, axis: 'strategic' }, ...rest])).toBe('segment/no-financial-criterion')
  expect(whyNot([first!, { ...rest[0]!, key: 'c0' }, rest[1]!])).toBe('segment/criterion-twice')
  expect(whyNot(set(40, 30, 30).map((one) => ({ ...one, looksAhead: false })))).toBe(
    'segment/none-looks-ahead',
  )
  const measured = { metric: 'growth', thresholds: [1, 1, 2, 3], better: 'more' } as const
  expect(
    whyNot([{ ...first!, measured: { ...measured, thresholds: [1, 1, 2, 3] } }, ...rest]),
  ).toBe('segment/thresholds-order')
})
