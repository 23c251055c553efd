import fc from 'fast-check'
import { expect, test } from 'vitest'
import { customerSummary } from './summary.ts'
import { cdnowLines, columnsOf, figure, REFERENCE } from './testing.ts'

function summaryOf(
  lines: [account: number, day: number, value?: number][],
  asOf: number,
  unitDays = 1,
) {
  return customerSummary(
    {
      account: Uint32Array.from(lines, ([account]) => account),
      day: Int32Array.from(lines, ([, day]) => day),
      value: Float64Array.from(lines, ([, , value]) => value ?? 1),
    },
    { accounts: 10, asOf, unitDays },
  )
}

test('the first purchase begins the history, two on one day are one, credit notes are none', () => {
  const lines: [number, number, number][] = [
    [3, 1, 50],
    [3, 8, 20],
    [3, 8, 10],
    [3, 22, 60],
    [3, 25, -60],
    [3, 40, 5], // after the as-of day
    [5, 30, 7],
    [6, 12, -3],
  ]
  const found = summaryOf(lines, 36, 7)
  expect([...found.account]).toEqual([3, 5])
  expect([...found.x]).toEqual([2, 0])
  expect([...found.tx]).toEqual([3, 0])
  expect([...found.T]).toEqual([5, 6 / 7])
  expect([...found.sumLogGaps]).toEqual([Math.log(1) + Math.log(2), 0])
  expect([...found.meanSpend]).toEqual([45, 0])
})

test('the published example: same days merged, the first purchase not counted', () => {
  // 1 and 6 February; 1 January; 1, 2 (twice) and 5 January; as of 7 February.
  const found = summaryOf(
    [
      [1, 31],
      [1, 36],
      [2, 0],
      [3, 4],
      [3, 1],
      [3, 1],
      [3, 0],
    ],
    37,
  )
  const rows = [...found.account].map((account, at) => [
    account,
    found.x[at],
    found.tx[at],
    found.T[at],
  ])
  expect(rows).toEqual([
    [1, 1, 5, 6],
    [2, 0, 0, 37],
    [3, 2, 4, 37],
  ])
})

test('the order of the lines does not matter, and no figure leaves its range', () => {
  const line = fc.tuple(fc.nat(9), fc.nat(60), fc.integer({ min: -5, max: 50 }))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.nat(60), (lines, asOf) => {
      const found = summaryOf(lines, asOf)
      expect(summaryOf(lines.toReversed(), asOf)).toEqual(found)
      found.x.forEach((x, at) => {
        expect(found.tx[at]).toBeGreaterThanOrEqual(x)
        expect(found.T[at]).toBeGreaterThanOrEqual(found.tx[at]!)
        expect(x === 0).toBe(found.tx[at] === 0)
      })
    }),
  )
})

test('a unit of no length and an unknown account are refused', () => {
  expect(() => summaryOf([[1, 1]], 5, 0)).toThrow(RangeError)
  expect(() => summaryOf([[10, 1]], 5)).toThrow(RangeError)
})

test.skipIf(!REFERENCE)('CDNOW’s log becomes the summary that was published', () => {
  const found = customerSummary(cdnowLines(), { accounts: 2357, asOf: 272, unitDays: 7 })
  const published = columnsOf('cdnow/cdnow_customers_summary.csv')
  expect(found.x.length).toBe(2357)
  expect(found.x).toEqual(published['frequency'])
  found.tx.forEach((tx, at) => expect(tx).toBeCloseTo(published['recency']![at]!, 1))
  found.T.forEach((T, at) => expect(T).toBeCloseTo(published['T']![at]!, 1))

  const { count, mean, sd, min, median, max } = figure('gg-cdnow-summary').expected
  const spend = found.meanSpend.filter((_, at) => found.x[at]! > 0).sort()
  const average = spend.reduce((sum, one) => sum + one, 0) / spend.length
  const spread = Math.sqrt(
    spend.reduce((sum, one) => sum + (one - average) ** 2, 0) / (spend.length - 1),
  )
  const half = spend.length / 2
  const summary = [average, spread, spend[0]!, (spend[half - 1]! + spend[half]!) / 2, spend.at(-1)!]
  expect(spend.length).toBe(count)
  expect(
    summary.map((one, at) => Math.abs(one - [mean, sd, min, median, max][at]!) <= 0.5),
  ).toEqual(Array<boolean>(5).fill(true))
})
