import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOf, fitRidge, logOddsAt, logOddsOf } from './ridge.ts'

const numbers = (text: string) => text.trim().split(/\s+/).map(Number)
const casesOf = (rows: number[][], y: number[]) => ({
  x: Float64Array.from(rows.flat()),
  columns: rows[0]!.length,
  y: Uint8Array.from(y),
})

/** Challenger's O-rings: temperature in °F, and whether one was in distress. */
const TEMPERATURE = numbers('66 70 69 68 67 72 73 70 57 63 70 78 67 53 67 75 70 81 76 79 75 76 58')
const DISTRESS = numbers('0 1 0 0 0 0 0 0 1 1 1 0 0 1 0 0 0 0 0 0 1 0 1')

/** Finney 1947: volume and rate of air inspired, and whether the vessels of the skin constricted. */
const VOLUME =
  numbers(`3.70 3.50 1.25 0.75 0.80 0.70 0.60 1.10 0.90 0.90 0.80 0.55 0.60 1.40 0.75 2.30 3.20
  0.85 1.70 1.80 0.40 0.95 1.35 1.50 1.60 0.60 1.80 0.95 1.90 1.60 2.70 2.35 1.10 1.10 1.20 0.80 0.95 0.75 1.30`)
const RATE =
  numbers(`0.825 1.090 2.500 1.500 3.200 3.500 0.750 1.700 0.750 0.450 0.570 2.750 3.000 2.330 3.750
  1.640 1.600 1.415 1.060 1.800 2.000 1.360 1.350 1.360 1.780 1.500 1.500 1.900 0.950 0.400 0.750 0.030 1.830 2.200
  2.000 3.330 1.900 1.900 1.625`)
const CONSTRICTED = numbers(
  '1 1 1 1 1 1 0 0 0 0 0 0 0 1 1 1 1 1 0 1 0 0 0 0 1 0 1 0 1 0 1 0 0 1 1 1 0 0 1',
)

test('without a penalty, the published fit of the O-rings: Dalal, Fowlkes & Hoadley (1989), 15.043 - 0.2322 t', () => {
  const fit = fitRidge(
    casesOf(
      TEMPERATURE.map((one) => [one]),
      DISTRESS,
    ),
    0,
  )!
  expect(fit.intercept).toBeCloseTo(15.0429, 3)
  expect(fit.slopes[0]).toBeCloseTo(-0.23216, 4)
  expect(fit.deviance).toBeCloseTo(20.315, 3)
})

test('without a penalty, the published fit of two columns: Pregibon (1981), -2.875, 5.179, 4.562', () => {
  const rows = VOLUME.map((volume, at) => [Math.log(volume), Math.log(RATE[at]!)])
  const fit = fitRidge(casesOf(rows, CONSTRICTED), 0)!
  expect(fit.intercept).toBeCloseTo(-2.875, 2)
  expect(fit.slopes[0]).toBeCloseTo(5.179, 2)
  expect(fit.slopes[1]).toBeCloseTo(4.562, 2)
  expect(fit.deviance).toBeCloseTo(29.23, 2)
})

const someCases = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 12, max: 40 }))
  .chain(([columns, rows]) =>
    fc.record({
      columns: fc.constant(columns),
      x: fc
        .array(fc.double({ min: -50, max: 50, noNaN: true }), {
          minLength: columns * rows,
          maxLength: columns * rows,
        })
        .map((all) => Float64Array.from(all)),
      y: fc
        .array(fc.integer({ min: 0, max: 1 }), { minLength: rows - 2, maxLength: rows - 2 })
        .map((all) => Uint8Array.from([0, 1, ...all])),
    }),
  )

test('at the optimum the mean chance is the share that came, and the slope of the aim is nothing', () => {
  fc.assert(
    fc.property(someCases, fc.constantFrom(0.1, 1, 10), (cases, lambda) => {
      const fit = fitRidge(cases, lambda)!
      const { x, y, columns } = cases
      const rows = y.length
      const given = Array.from({ length: rows }, (_, row) =>
        chanceOf(logOddsAt(fit, x.subarray(row * columns, (row + 1) * columns))),
      )
      const sum = (all: ArrayLike<number>) => Array.from(all).reduce((a, b) => a + b, 0)
      expect(sum(given)).toBeCloseTo(sum(y), 3)
      for (let at = 0; at < columns; at += 1) {
        const own = Array.from({ length: rows }, (_, row) => x[row * columns + at]!)
        const mean = sum(own) / rows
        const sd = Math.sqrt(sum(own.map((one) => (one - mean) ** 2)) / rows)
        if (sd < 1e-5) continue
        const slope = sum(own.map((one, row) => ((given[row]! - y[row]!) * (one - mean)) / sd))
        expect(slope + lambda * fit.slopes[at]! * sd).toBeCloseTo(0, 3)
      }
    }),
  )
})

test('a heavier penalty shrinks, units of a column do not matter, and one outcome alone fits nothing', () => {
  const rows = VOLUME.map((volume, at) => [volume, RATE[at]!])
  const size = (lambda: number) => {
    const { slopes } = fitRidge(casesOf(rows, CONSTRICTED), lambda)!
    return Math.hypot(...slopes)
  }
  expect(size(10)).toBeLessThan(size(1))
  expect(size(1)).toBeLessThan(size(0.01))
  const one = fitRidge(casesOf(rows, CONSTRICTED), 1)!
  const thousand = rows.map(([volume, rate]) => [volume! * 1000, rate!])
  const other = fitRidge(casesOf(thousand, CONSTRICTED), 1)!
  expect(other.slopes[0]! * 1000).toBeCloseTo(one.slopes[0]!, 6)
  const nobody = CONSTRICTED.map(() => 0)
  expect(fitRidge(casesOf(rows, nobody), 1)).toBeNull()
  expect(() => fitRidge(casesOf([[NaN]], [1]), 1)).toThrow(RangeError)
  expect(logOddsOf(chanceOf(1.7))).toBeCloseTo(1.7, 9)
})
