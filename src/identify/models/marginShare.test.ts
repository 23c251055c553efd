import fc from 'fast-check'
import { expect, test } from 'vitest'
import { marginShares } from './marginShare.ts'

const of = (rows: [margin: number, sales: number, family: number][]) =>
  marginShares({
    margin: Float64Array.from(rows, ([margin]) => margin),
    costedSales: Float64Array.from(rows, ([, sales]) => sales),
    family: Uint32Array.from(rows, ([, , family]) => family),
  })

test('an account of usual size counts half, one without costs takes its family’s rate', () => {
  const rows: [number, number, number][] = [
    [30, 100, 1],
    [10, 100, 1],
    [NaN, 0, 1],
    [50, 100, 2],
    [NaN, 0, 3],
  ]
  expect([...of(rows)]).toEqual([0.25, 0.15, 0.2, 0.5, 0.3])
  expect(of([[NaN, 0, 1]])[0]).toBeNaN()
})

test('rates stay between the account’s own and its family’s, and do not depend on the unit of money', () => {
  const row = fc.tuple(
    fc.double({ min: -0.5, max: 0.9, noNaN: true }),
    fc.double({ min: 1, max: 1e6, noNaN: true }),
    fc.integer({ min: 0, max: 2 }),
  )
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (told) => {
      const rows = told.map(([rate, sales, family]): [number, number, number] => [
        rate * sales,
        sales,
        family,
      ])
      const shares = of(rows)
      rows.forEach(([, , family], at) => {
        const group = rows.filter(([, , one]) => one === family)
        const sum = (place: 0 | 1) => group.reduce((all, one) => all + one[place], 0)
        const ends = [told[at]![0], sum(0) / sum(1)].toSorted((a, b) => a - b)
        expect(shares[at]!).toBeGreaterThanOrEqual(ends[0]! - 1e-9)
        expect(shares[at]!).toBeLessThanOrEqual(ends[1]! + 1e-9)
      })
      const inCents = of(rows.map(([margin, sales, family]) => [margin * 100, sales * 100, family]))
      shares.forEach((share, at) => expect(inCents[at]).toBeCloseTo(share, 9))
    }),
  )
})
