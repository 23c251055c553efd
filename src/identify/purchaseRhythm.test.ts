import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../kernel/day.ts'
import { usualGapDays } from './purchase.ts'
import { type PurchaseRhythm, rhythmOf } from './purchaseRhythm.ts'

const bought = (...days: Day[]) => days.map((day) => ({ day, amount: 100 }))
/** The example of docs/methods/rhythm.md, in a leap year: gaps of 16, 16, 16 and 196 days. */
const EXAMPLE = bought('2024-01-01', '2024-01-17', '2024-02-02', '2024-02-18', '2024-09-01')

test('the page works the same example', () => {
  const page = readFileSync('docs/methods/rhythm.md', 'utf8')
  const { gap, next, state, ratio } = rhythmOf(EXAMPLE, '2024-10-12')
  expect(gap).toEqual({ short: 16, usual: 16, long: 61 })
  expect(next).toEqual({ from: '2024-09-17', likely: '2024-09-17', to: '2024-11-01' })
  expect(page).toContain(`the overdue ratio 41 / 16 = ${ratio!.toFixed(1)}: quiet`)
  expect(page).toContain(
    `The quartiles of the gaps are ${gap!.short} and ${gap!.long}: after 1 September the next purchase was expected from 17 September to 1 November`,
  )
  expect(state).toBe('overdue')
  expect(rhythmOf(EXAMPLE, '2024-09-20').state).toBe('due')
})

test('what is expected, due, late, overdue and stopped', () => {
  const steady = bought('2026-01-01', '2026-01-31', '2026-03-12', '2026-04-01')
  const at = (asOf: Day) => rhythmOf(steady, asOf).state
  // Gaps 30, 40 and 20: expected from 25 to 35 days after 1 April.
  expect(rhythmOf(steady, '2026-04-10').next).toEqual({
    from: '2026-04-26',
    likely: '2026-05-01',
    to: '2026-05-06',
  })
  expect(at('2026-04-10')).toBe('early')
  expect(at('2026-04-26')).toBe('due')
  expect(at('2026-05-07')).toBe('late')
  expect(at('2026-05-31')).toBe('overdue')
  expect(at('2027-04-02')).toBe('stopped')
})

test('two purchases are no rhythm, and none is none', () => {
  expect(rhythmOf(bought('2026-01-01', '2026-02-01'), '2026-03-01')).toMatchObject({
    state: 'none',
    gap: null,
    next: null,
    recencyDays: 28,
    days: 2,
  })
  expect(rhythmOf([], '2026-03-01')).toMatchObject({
    state: 'none',
    recencyDays: null,
    ratio: null,
  })
})

test('the usual gap is that of the figures, between its quartiles, whatever the days', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 2_000 }), { minLength: 3, maxLength: 60 }),
      fc.integer({ min: 0, max: 500 }),
      (numbers, later) => {
        const days = numbers.toSorted((a, b) => a - b).map((one) => addDays('2020-01-01', one))
        const asOf = addDays(days.at(-1)!, later)
        const { gap, next, events } = rhythmOf(bought(...days), asOf) as Required<PurchaseRhythm>
        expect(gap!.usual).toBe(usualGapDays(days))
        expect(gap!.short <= gap!.usual && gap!.usual <= gap!.long).toBe(true)
        expect(next!.from > days.at(-1)!).toBe(true)
        expect(next!.from <= next!.likely && next!.likely <= next!.to).toBe(true)
        expect(events).toHaveLength(days.length)
      },
    ),
  )
})
