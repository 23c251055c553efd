import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Cell,
  EVERYWHERE,
  firstShocks,
  type Shock,
  shocked,
  shockFrom,
  SHOCKS,
  shockText,
} from './exposure.ts'

const page = readFileSync('docs/methods/exposure.md', 'utf8')

const CELLS: Cell[] = [
  { currency: 'EUR', country: 'España', sales: 800, costed: 800, cost: 500 },
  { currency: 'USD', country: 'Estados Unidos', sales: 200, costed: 200, cost: 150 },
]
const TAGS = [{ tag: 'minería', cells: [CELLS[1]!] }]
const dollar: Shock = { kind: 'currency', name: 'USD', change: -0.1 }
const prices: Shock = { kind: 'prices', name: EVERYWHERE, change: 0.08 }

test('the worked example of docs/methods/exposure.md', () => {
  const found = shocked({ cells: CELLS, tags: TAGS }, [dollar, prices])
  expect(page).toContain(
    `= ${found.salesAfter.toFixed(2)}; in what they buy 980 / 1.08 = ${found.realAfter.toFixed(2)}`,
  )
  expect(page).toContain(`Margin before: ${found.margin.toFixed(2)}`)
  expect(page).toContain(`300 + 180 - 150 = ${found.marginAfter.toFixed(2)}`)
  const follows = shocked({ cells: CELLS, tags: TAGS }, [dollar], 1)
  expect(page).toContain(`300 + 180 - 135 = ${follows.marginAfter.toFixed(2)}`)
  const sector: Shock = { kind: 'demand', name: 'minería', change: -0.5 }
  const less = shocked({ cells: CELLS, tags: TAGS }, [dollar, sector])
  expect(page).toContain(
    `sales after ${less.salesAfter.toFixed(2)}, margin after ${less.marginAfter.toFixed(2)}`,
  )
})

const amount = fc.integer({ min: -100_000, max: 1_000_000 })
const cell = fc.record({
  currency: fc.constantFrom('EUR', 'USD', 'MXN'),
  country: fc.constantFrom('España', 'México', ''),
  sales: amount,
  costed: amount,
  cost: amount,
})
const shock = fc.record({
  kind: fc.constantFrom(...SHOCKS),
  name: fc.constantFrom('USD', 'MXN', 'México', EVERYWHERE, 'minería'),
  change: fc.integer({ min: -90, max: 90 }).map((percent) => percent / 100),
}) as fc.Arbitrary<Shock>

test('without a shock nothing changes, and a shock of nothing is none', () => {
  fc.assert(
    fc.property(fc.array(cell), fc.array(shock), (cells, shocks) => {
      const still = shocked({ cells, tags: [] }, [])
      expect(still.salesAfter).toBeCloseTo(still.sales, 6)
      expect(still.marginRealAfter).toBeCloseTo(still.margin, 6)
      const nothing = shocks.map((one) => ({ ...one, change: 0 }))
      expect(shocked({ cells, tags: [{ tag: 'minería', cells }] }, nothing)).toEqual(still)
    }),
  )
})

test('it is linear: what is reckoned apart adds up to what is reckoned together', () => {
  fc.assert(
    fc.property(
      fc.array(cell),
      fc.array(cell),
      fc.array(shock, { maxLength: 4 }),
      (one, other, shocks) => {
        const of = (cells: Cell[]) =>
          shocked({ cells, tags: [{ tag: 'minería', cells }] }, shocks, 0.5)
        const [a, b, both] = [of(one), of(other), of([...one, ...other])]
        for (const figure of [
          'salesAfter',
          'realAfter',
          'marginAfter',
          'marginRealAfter',
        ] as const) {
          const scale = 1 + Math.abs(a[figure]) + Math.abs(b[figure])
          expect(Math.abs(a[figure] + b[figure] - both[figure])).toBeLessThan(1e-6 * scale)
        }
      },
    ),
  )
})

test('a shock survives its address; what is none is left out', () => {
  fc.assert(
    fc.property(shock, (one) => {
      expect(shockFrom(shockText(one))).toEqual(one)
    }),
  )
  for (const text of ['', 'currency:USD', 'currency:USD:-95', 'weather:USD:3', 'prices::8']) {
    expect(shockFrom(text)).toBeNull()
  }
})

test('the page opens with the largest foreign currency and prices everywhere', () => {
  expect(firstShocks({ cells: CELLS }, 'EUR')).toEqual([dollar, prices])
  expect(firstShocks({ cells: [CELLS[0]!] }, 'EUR')).toEqual([prices])
})
