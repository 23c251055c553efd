import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RfmSettings, rfmScores, SEGMENTS, segmentOf } from './rfm.ts'

const quintiles = RfmSettings.parse({ scoring: 'quintiles' })

function scores(frequency: number[], settings = quintiles) {
  const same = Float64Array.from(frequency, () => 1)
  const given = { recencyDays: same, frequency: Float64Array.from(frequency), money: same }
  return [...rfmScores(given, settings).f]
}

test('every triple of scores has one segment, and the segments have the sizes of the list', () => {
  const counts: Record<string, number> = {}
  for (const r of [1, 2, 3, 4, 5])
    for (const f of [1, 2, 3, 4, 5])
      for (const m of [1, 2, 3, 4, 5]) {
        const segment = segmentOf(r, f, m)
        counts[segment] = (counts[segment] ?? 0) + 1
      }
  expect(Object.values(counts).reduce((a, b) => a + b)).toBe(125)
  expect(SEGMENTS.map((segment) => counts[segment])).toEqual([
    7,
    8,
    24,
    7,
    16,
    8,
    8,
    22,
    8,
    11,
    6,
    undefined,
  ])
  expect(segmentOf(5, 5, 5)).toBe('Champions')
  expect(segmentOf(1, 5, 5)).toBe('Cannot Lose Them')
  expect(segmentOf(0, 0, 0)).toBe('Inactive')
})

test('equal values get the same, higher, score', () => {
  expect(scores([2, 2, 3, 7, 7])).toEqual([2, 2, 3, 5, 5])
})

test('the most recent purchase scores highest', () => {
  const one = Float64Array.of(1, 1, 1, 1, 1)
  const { r } = rfmScores(
    { recencyDays: Float64Array.of(0, 10, 20, 30, 400), frequency: one, money: one },
    quintiles,
  )
  expect([...r]).toEqual([5, 4, 3, 2, 1])
})

test('an account without a purchase in the window has no scores and moves nobody', () => {
  const recencyDays = Float64Array.of(1, 2, NaN, 3, 4, 5)
  const frequency = Float64Array.of(2, 2, 99, 3, 7, 7)
  const { r, f, m } = rfmScores({ recencyDays, frequency, money: frequency }, quintiles)
  expect([...f]).toEqual([2, 2, 0, 3, 5, 5])
  expect([r[2], m[2]]).toEqual([0, 0])
})

test('with fewer than 25 accounts the scores are bands', () => {
  const given = {
    recencyDays: Float64Array.of(30, 31, 181, 365, 366),
    frequency: Float64Array.of(12, 11, 3, 2, 1),
    money: Float64Array.of(890, 50, 40, 11, 9), // 89, 5, 4, 1.1 and 0.9 %
  }
  const { r, f, m, by } = rfmScores(given, RfmSettings.parse({}))
  expect(by).toBe('bands')
  expect([...r]).toEqual([5, 4, 2, 2, 1])
  expect([...f]).toEqual([5, 4, 3, 2, 1])
  expect([...m]).toEqual([5, 4, 3, 2, 1])
})

test('25 accounts are enough for fifths', () => {
  const values = Float64Array.from({ length: 25 }, (_, at) => at + 1)
  const { f, by } = rfmScores(
    { recencyDays: values, frequency: values, money: values },
    RfmSettings.parse({}),
  )
  expect(by).toBe('quintiles')
  expect([...f]).toEqual([1, 2, 3, 4, 5].flatMap((score) => Array<number>(5).fill(score)))
})

test('credit notes can make money negative; bands then give it a 1', () => {
  const given = {
    recencyDays: Float64Array.of(1, 1),
    frequency: Float64Array.of(1, 1),
    money: Float64Array.of(-5, 0),
  }
  expect([...rfmScores(given, RfmSettings.parse({})).m]).toEqual([1, 1])
})

test('band limits must go one way', () => {
  expect(RfmSettings.safeParse({ bands: { recencyDays: [90, 30, 180, 365] } }).success).toBe(false)
  expect(RfmSettings.safeParse({ bands: { frequency: [2, 3, 6, 12] } }).success).toBe(false)
})

test('fifths are exactly the formula, keep the order, and the best account has a 5', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }),
      (values) => {
        const found = scores(values)
        values.forEach((value, at) => {
          const upTo = values.filter((one) => one <= value).length
          expect(found[at]).toBe(Math.ceil((5 * upTo) / values.length))
        })
        expect(Math.max(...found)).toBe(5)
      },
    ),
  )
})
