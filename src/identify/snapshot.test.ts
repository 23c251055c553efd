import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../kernel/day.ts'
import { runsOf } from './frozen.ts'
import {
  levelOf,
  lastSpell,
  movementSentences,
  standingOf,
  stepsOf,
  type ToldMonth,
  wayOf,
} from './movement.ts'
import { PortfolioSettings } from './portfolio.ts'
import { SEGMENTS } from './rfm.ts'
import { isWhole, lastOfMonth, monthsBefore, monthsWanted, nextToMake } from './snapshot.ts'

const days = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays('2018-01-01', offset))

test('every month that is over and that the ledger has begun is wanted, at most 36', () => {
  fc.assert(
    fc.property(days, days, days, (a, b, today) => {
      const [from, to] = [a, b].toSorted() as [string, string]
      const months = monthsWanted({ from, to, today })
      expect(months.length).toBeLessThanOrEqual(36)
      for (const [at, month] of months.entries()) {
        expect(lastOfMonth(month)).toBe(month)
        expect(month >= from && month < today && month <= lastOfMonth(to)).toBe(true)
        if (at > 0) expect(month).toBe(monthsBefore(months[at - 1]!, 1))
      }
    }),
  )
})

test('a ledger that ends within the month that just passed still has that month', () => {
  const months = monthsWanted({ from: '2026-08-03', to: '2026-10-29', today: '2026-11-02' })
  expect(months).toEqual(['2026-10-31', '2026-09-30', '2026-08-31'])
  expect(isWhole('2026-10-31', { to: '2026-10-29' }, true)).toBe(false)
  expect(isWhole('2026-09-30', { to: '2026-10-29' }, true)).toBe(true)
  expect(isWhole('2026-09-30', { to: '2026-10-29' }, false)).toBe(false)
})

test('the newest month comes first, what is missing as well as what is outdated', () => {
  const kept = [
    { month: '2026-09-30', outdated: 'accounts' as const },
    { month: '2026-08-31', outdated: null },
  ]
  const wanted = ['2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31']
  expect(nextToMake(wanted, kept)).toEqual({ month: '2026-10-31', how: 'new' })
  const next = [{ month: '2026-10-31', outdated: null }, ...kept]
  expect(nextToMake(wanted, next)).toEqual({ month: '2026-09-30', how: 'accounts' })
  expect(nextToMake([], [])).toBeNull()
})

test('every segment stands on a rung and in a group, and groups never rise on the way down', () => {
  for (const segment of SEGMENTS) {
    expect(levelOf('segment', segment)).toBeGreaterThanOrEqual(0)
    expect(standingOf(segment)).toBeTruthy()
  }
  const levels = stepsOf('segment').map((step) => levelOf('segment', step))
  expect(levels).toEqual(levels.toSorted((a, b) => a - b))
  expect(wayOf('segment', { was: 'Champions', is: 'Loyal' })).toBe('worse')
  expect(wayOf('segment', { was: 'New Customers', is: 'Promising' })).toBe('same')
  expect(wayOf('abc', { was: 'C', is: 'A' })).toBe('better')
  expect(wayOf('abc', { was: null, is: 'A' })).toBe('new')
})

/** docs/methods/movements.md works this example. */
test('the worked example: who moved, and whom to call', () => {
  const flow = (was: string | null, is: string, accounts: number, sales: [number, number]) => ({
    was,
    is,
    accounts,
    salesThen: sales[0],
    salesNow: sales[1],
  })
  const flows = [
    flow('Champions', 'Champions', 5, [500, 520]),
    flow('Champions', 'At Risk', 2, [300, 90]),
    flow('Promising', 'Loyal', 3, [40, 110]),
    flow(null, 'New Customers', 1, [0, 12]),
  ]
  const told = { from: '2025-10-31', to: '2026-10-31', by: 'segment' as const, flows }
  const faller = {
    accountId: '00000000-0000-0000-0000-000000000001',
    name: 'Forjas Levante',
    was: 'Champions',
    is: 'At Risk',
    salesThen: 200,
    salesNow: 20,
  }
  expect(movementSentences({ ...told, faller })).toEqual([
    expect.objectContaining({
      key: 'identify:movement.says.moved',
      values: { from: '2025-10-31', to: '2026-10-31', count: 2, better: 3 },
    }),
    expect.objectContaining({
      key: 'identify:movement.says.fell-segment',
      account: faller.accountId,
      values: { name: 'Forjas Levante', was: 'Champions', is: 'At Risk', money: 180 },
    }),
  ])
  const calm = movementSentences({ ...told, flows: flows.slice(0, 1) })
  expect(calm.map(({ key }) => key)).toEqual(['identify:movement.says.calm'])
})

test('a spell is told since its first month', () => {
  const month = (day: string, segment: string) => ({
    month: day,
    segment,
    abc: 'A' as const,
    rank: 1,
    salesLast12: 1,
    value: null,
    risk: null,
    valuation: 'EUR',
  })
  expect(lastSpell([])).toBeNull()
  expect(lastSpell([month('2026-01-31', 'Loyal')])).toMatchObject({ before: null })
  expect(
    lastSpell([
      month('2026-01-31', 'Loyal'),
      month('2026-02-28', 'At Risk'),
      month('2026-03-31', 'At Risk'),
    ]),
  ).toEqual({ since: '2026-02-28', segment: 'At Risk', before: 'Loyal' })
})

test('months made with the same are told together, and others apart', () => {
  const month = (day: string, more: Partial<ToldMonth> = {}): ToldMonth => ({
    month: day,
    accounts: 3,
    valuation: 'EUR',
    converted: true,
    frozen: true,
    outdated: false,
    madeAt: `${day}T10:00:00Z`,
    madeWith: PortfolioSettings.parse({}),
    imports: 1,
    ratesOf: null,
    otherCriteria: false,
    otherRates: false,
    remade: false,
    ...more,
  })
  const runs = runsOf([
    month('2026-10-31', { frozen: false }),
    month('2026-09-30'),
    month('2026-08-31'),
    month('2026-07-31', { madeWith: PortfolioSettings.parse({ abc: { a: 0.7, b: 0.9 } }) }),
  ])
  expect(runs.map((run) => run.length)).toEqual([1, 2, 1])
})
