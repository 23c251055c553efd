import { expect, test } from 'vitest'
import { addMonths, type Day } from '../kernel/day.ts'
import { Demand, forecastOf, sumOfLast12 } from './demand.ts'
import { makeAccountDemand, makeDemand } from './demandMaking.ts'
import { firstMonthAhead, type MonthSums, seriesOf } from './demandMonths.ts'

/** So many months that end in October 2026. */
function sums(count: number, of: (month: number, at: number) => number): MonthSums {
  return new Map(
    Array.from({ length: count }, (_, at) => {
      const month = addMonths('2026-10-01', at + 1 - count)
      return [month, of(Number(month.slice(5, 7)), at)]
    }),
  )
}

const AS_OF: Day = '2026-11-20'

test('a month is whole when at most a weekend and a holiday lack', () => {
  expect(firstMonthAhead('2026-10-31')).toBe('2026-11-01')
  expect(firstMonthAhead('2026-10-30')).toBe('2026-11-01')
  expect(firstMonthAhead('2026-10-28')).toBe('2026-11-01')
  expect(firstMonthAhead('2026-10-27')).toBe('2026-10-01')
  expect(firstMonthAhead('2024-02-26')).toBe('2024-03-01')
})

test('months without sales are zeros, the running month is left out', () => {
  const series = seriesOf(
    new Map([
      ['2026-11-01', 7],
      ['2026-07-01', 5],
      ['2026-09-01', -2],
    ]),
    AS_OF,
  )
  expect(series).toEqual({ from: '2026-07-01', first: 6, values: Float64Array.of(5, 0, -2, 0) })
  expect(seriesOf(new Map([['2026-11-01', 7]]), AS_OF)).toBeNull()
})

test('the forecast begins with the running month and is told in cents', () => {
  const series = seriesOf(
    sums(48, () => 100 / 3),
    AS_OF,
  )!
  const { months, year, last12, from, history } = forecastOf(series, AS_OF)
  expect(months.map(({ month }) => month).at(0)).toBe('2026-11-01')
  expect(months).toHaveLength(12)
  expect(months[0]).toMatchObject({ point: 33.33, same: 33.33 })
  expect([year.point, last12]).toEqual([400, 400])
  expect([from, history.length]).toEqual(['2022-11-01', 48])
})

test('who drives the change is named, from the largest change down', () => {
  const families = new Map([
    ['Chapa', sums(48, (month) => (month === 8 ? 20 : 300))],
    ['Tubo', sums(48, () => 100)],
    ['Vieja', sums(48, (_, at) => (at < 24 ? 50 : 0))],
  ])
  const accounts = new Map([
    ['11111111-1111-4111-8111-111111111111', sums(48, (_, at) => (at < 40 ? 100 : 20))],
    ['22222222-2222-4222-8222-222222222222', sums(48, (_, at) => 20 + 2 * at)],
    ['33333333-3333-4333-8333-333333333333', sums(48, () => 60)],
  ])
  const firm = sums(48, (month) => (month === 8 ? 120 : 400))
  const made = makeDemand(
    { firm, families, accounts },
    { asOf: AS_OF, names: new Map([['11111111-1111-4111-8111-111111111111', 'Bajamar']]) },
  )
  expect(Demand.parse(made)).toEqual(made)
  expect(made.families.map(({ name }) => name)).toEqual(['Chapa', 'Tubo'])
  expect(made.families[0]!.profile[7]).toBeLessThan(0.1)
  expect(made.falling.map(({ name }) => name)).toEqual(['Bajamar'])
  expect(made.falling[0]!.next12).toBeLessThan(made.falling[0]!.last12)
  expect(made.rising.map(({ accountId }) => accountId.slice(0, 1))).toEqual(['2'])
  expect(made.looked.accounts).toBe(3)
  expect(made.looked.share).toBeGreaterThan(0.3)
})

test('an account of a few months leans on the seasons of its firm', () => {
  const closed = sums(60, (month) => (month === 8 ? 0 : 1000))
  const firm = makeDemand(
    { firm: closed, families: new Map([['Chapa', closed]]), accounts: new Map() },
    { asOf: AS_OF, names: new Map() },
  )
  const few = sums(5, () => 10)
  const about = { all: few, families: new Map([['Chapa', few]]) }
  const leaning = makeAccountDemand(about, { asOf: AS_OF, firm })
  expect(leaning.leans).toBe(true)
  const august = (one: typeof leaning) =>
    [one.all!, ...one.families].map(
      ({ months }) => months.find(({ month }) => month === '2027-08-01')!.point,
    )
  expect(august(leaning)).toEqual([0, 0])
  const alone = makeAccountDemand(about, { asOf: AS_OF, firm: null })
  expect(alone.leans).toBe(false)
  expect(august(alone)).toEqual([10, 10])
})

test('no whole month is no forecast', () => {
  const nothing = { firm: new Map(), families: new Map(), accounts: new Map() }
  expect(makeDemand(nothing, { asOf: AS_OF, names: new Map() }).firm).toBeNull()
  expect(sumOfLast12(new Float64Array(0))).toBe(0)
})
