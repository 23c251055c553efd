import fc from 'fast-check'
import { expect, test } from 'vitest'
import { predictRhythm } from './rhythmPrediction.ts'
import { evenly } from './simulate.testing.ts'

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true })

test('many at once get what each would get alone', () => {
  fc.assert(
    fc.property(
      fc.record({
        r: positive(0.01, 50),
        alpha: positive(0.01, 500),
        a: positive(0.01, 50),
        b: positive(0.01, 50),
      }),
      fc.constantFrom(2, 3, 7, 12),
      positive(0.01, 3000),
      fc.nat(1e6),
      (parameters, k, horizon, seed) => {
        const next = evenly(seed)
        const rows = 300
        // Few different counts, so that rows share tables; ages from nothing to far.
        const x = Float64Array.from({ length: rows }, () => [0, 1, 60][Math.floor(3 * next())]!)
        const T = x.map(() => 2000 * next() ** 3)
        const tx = x.map((count, row) => (count === 0 ? 0 : T[row]! * next() ** 0.2))
        const rhythm = { k, canEndAtStart: true }
        const together = predictRhythm(parameters, rhythm, { x, tx, T }, horizon)
        let off = 0
        for (let row = 0; row < rows; row += 7) {
          const one = {
            x: x.slice(row, row + 1),
            tx: tx.slice(row, row + 1),
            T: T.slice(row, row + 1),
          }
          const alone = predictRhythm(parameters, rhythm, one, horizon).expectedPurchases[0]!
          off = Math.max(off, Math.abs(together.expectedPurchases[row]! - alone) / (1 + alone))
        }
        expect(off).toBeLessThan(1e-8)
      },
    ),
    { numRuns: 60 },
  )
}, 30_000)
