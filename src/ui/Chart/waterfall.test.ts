import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formats } from '../../kernel/format.ts'
import { COLOURS, type Look } from './picture.ts'
import { barsOf, type Fall, waterfall } from './waterfall.ts'
import { whale } from './whale.ts'

const look = {
  ...Object.fromEntries(COLOURS.map((name) => [name, '#123456'])),
  scheme: 'light',
  font: 'sans-serif',
  still: true,
  format: formats({ locale: 'es-ES' }),
} as unknown as Look

test('bars hang on what was reached, also across zero', () => {
  const falls: Fall[] = [
    { name: 'Ventas', kind: 'sum', value: 100 },
    { name: 'Mercancía', kind: 'step', value: -70 },
    { name: 'Visitas', kind: 'step', value: -50 },
    { name: 'Abono', kind: 'step', value: -5 },
    { name: 'Beneficio', kind: 'sum', value: -25 },
  ]
  expect(barsOf(falls)).toEqual([
    { base: 0, above: 100, below: 0 },
    { base: 30, above: 70, below: 0 },
    { base: 0, above: 30, below: -20 },
    { base: -20, above: 0, below: -5 },
    { base: 0, above: 0, below: -25 },
  ])
})

test('each bar is as long as its value', () => {
  const some = fc.array(
    fc.record({
      name: fc.string(),
      kind: fc.constantFrom<Fall['kind'][]>('sum', 'step'),
      value: fc.integer({ min: -1e6, max: 1e6 }),
    }),
  )
  fc.assert(
    fc.property(some, (falls) => {
      barsOf(falls).forEach(({ base, above, below }, row) => {
        expect(above - below).toBe(Math.abs(falls[row]!.value))
        expect(base === 0 || above === 0 || base > 0).toBe(true)
        expect(base === 0 || below === 0 || base < 0).toBe(true)
      })
    }),
  )
})

test('both pictures draw, with one row per thing behind them', () => {
  const points = [
    { name: 'A', accounts: 1, profit: 80, cumulative: 80 },
    { name: 'B', accounts: 2, profit: 40, cumulative: 120 },
    { name: 'C', accounts: 3, profit: -20, cumulative: 100 },
  ]
  const words = { name: 'c', accounts: 'n', profit: 'b', cumulative: 'a', share: 's' }
  const money = (amount: number) => String(amount)
  for (const total of [100, -20]) {
    const peak = { accounts: 2, profit: 120, says: '120 %' }
    const curve = whale({ points, total, peak, money, words })
    expect(curve.draw(look)).toHaveProperty('series')
    expect(curve.rows.map((row) => row.length)).toEqual(Array(3).fill(curve.columns.length))
    expect(curve.rowNear!(2.2, 0)).toBe(1)
  }
  const falls: Fall[] = [{ name: 'Ventas', kind: 'sum', value: 100, note: 'EUR' }]
  const fall = waterfall({ falls, show: money, words: { name: 'n', value: 'v', note: 'o' } })
  expect(fall.draw(look)).toHaveProperty('series')
  expect(fall.rows).toEqual([['Ventas', 100, 'EUR']])
})
