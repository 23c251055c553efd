import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cohortsOf } from './cohort.ts'
import type { MonthlySales } from './monthlySales.ts'
import { monthsUpTo, windowsOf } from './periods.ts'

/** Per account, sales by month; null is a month without lines, a negative one a credit note. */
function monthly(accounts: (number | null)[][], months: number): MonthlySales {
  return {
    accounts: accounts.length,
    months: Array.from({ length: months }, (_, month) => {
      const rows = accounts.flatMap((sales, at) => {
        const value = sales[month] ?? null
        return value === null ? [] : [{ at, value }]
      })
      const money = Float64Array.from(rows, ({ value }) => value)
      return {
        account: Uint32Array.from(rows, ({ at }) => at),
        reported: money,
        constant: money,
        bought: Uint8Array.from(rows, ({ value }) => (value > 0 ? 1 : 0)),
      }
    }),
  }
}

const about = { asOf: '2026-12-31', ledgerFrom: '2026-01-01' }
const months = monthsUpTo(about.asOf, about.ledgerFrom)
const quarters = windowsOf('quarter', { ...about, months })

test('a client’s quarters are counted from its own first month', () => {
  // Comes in February; buys from then on each month but in its second quarter (May to July) only once.
  const a = [null, 10, 10, 10, 5, null, null, 10, 10, 10, 10, 10]
  // Comes in March and never again.
  const b = [null, null, 30, null, null, null, null, null, null, null, null, null]
  const [first, ...others] = cohortsOf(monthly([a, b], 12), quarters)
  expect(first).toEqual({
    from: '2026-01-01',
    to: '2026-03-31',
    clients: 2,
    open: true,
    buying: [1, 0.5, 0.5],
    sales: [1, 5 / 60, 30 / 60],
  })
  expect(others).toEqual([])
})

test('who came in the newest quarter has not lived one through', () => {
  const late = [...Array<null>(9).fill(null), 10, 10, 10]
  expect(cohortsOf(monthly([late], 12), quarters)).toEqual([])
})

test('credit notes before a first purchase and after it make nobody a buyer', () => {
  const [first] = cohortsOf(monthly([[-5, 10, null, null, -2]], 12), quarters)
  expect(first).toMatchObject({ clients: 1, buying: [1, 0, 0], sales: [1, -0.2, 0] })
})

const sales = fc.array(fc.option(fc.integer({ min: -20, max: 100 }), { nil: null }), {
  minLength: 12,
  maxLength: 12,
})

test('each first period is 1, shares of clients lie in 0..1, and doubled money changes nothing', () => {
  fc.assert(
    fc.property(fc.array(sales, { minLength: 1, maxLength: 20 }), (accounts) => {
      const cohorts = cohortsOf(monthly(accounts, 12), quarters)
      for (const { buying, sales: kept } of cohorts) {
        expect(buying[0]).toBe(1)
        expect([1, null]).toContain(kept[0])
        expect(buying.every((share) => share >= 0 && share <= 1)).toBe(true)
      }
      const doubled = accounts.map((one) => one.map((value) => (value === null ? null : value * 2)))
      expect(cohortsOf(monthly(doubled, 12), quarters)).toEqual(cohorts)
      const twice = cohortsOf(monthly([...accounts, ...accounts], 12), quarters)
      expect(twice.map(({ buying }) => buying)).toEqual(cohorts.map(({ buying }) => buying))
    }),
  )
})
