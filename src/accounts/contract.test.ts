import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths } from '../kernel/day.ts'
import { acvOf, arrOn, nextDay, renewalHistories, renewalOf, tcvOf, yearsOf } from './contract.ts'

const TODAY = '2026-11-21'
const terms = {
  startsOn: '2026-01-01',
  endsOn: '2028-12-31' as string | null,
  recurring: '36000',
  oneOff: '5000',
  renews: true,
  noticeDays: 90,
}
const aDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-31', days))

test('a year of three years without the fee, and all of it with the fee', () => {
  expect(yearsOf(terms)).toBe(3)
  expect(acvOf(terms)).toBe(12_000)
  expect(tcvOf(terms)).toBe(41_000)
  expect([
    arrOn(terms, '2025-12-31'),
    arrOn(terms, '2028-12-31'),
    arrOn(terms, '2029-01-01'),
  ]).toEqual([0, 12_000, 0])
  expect(acvOf({ ...terms, endsOn: null })).toBe(36_000)
})

test('months of any start add up, and a day more is a little more', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 120 }), (startsOn, months) => {
      const endsOn = addDays(addMonths(startsOn, months), -1)
      const years = yearsOf({ startsOn, endsOn })!
      expect(years).toBeCloseTo(months / 12, 10)
      expect(yearsOf({ startsOn, endsOn: addDays(endsOn, 1) })!).toBeGreaterThan(years)
      // Whatever the term, years x ACV is what recurs.
      const one = { ...terms, startsOn, endsOn }
      expect(acvOf(one) * years).toBeCloseTo(36_000, 6)
    }),
  )
})

test('first the day to give notice, then the last day, then nothing', () => {
  expect(renewalOf(terms, TODAY)).toEqual({
    endsOn: '2028-12-31',
    noticeBy: '2028-10-02',
    lapses: false,
  })
  expect(nextDay(terms, '2028-10-02')).toEqual({ on: '2028-10-02', what: 'notice' })
  expect(nextDay(terms, '2028-10-03')).toEqual({ on: '2028-12-31', what: 'end' })
  expect(nextDay(terms, '2029-01-01')).toBeNull()
  expect(nextDay({ ...terms, endsOn: null }, TODAY)).toBeNull()
})

test('terms that follow each other are one history; who was not followed has left', () => {
  const term = (accountId: string, startsOn: string, months = 12, title = 'Supply') => ({
    accountId,
    title,
    startsOn,
    endsOn: addDays(addMonths(startsOn, months), -1),
  })
  const histories = renewalHistories(
    [
      term('a', '2024-01-01'),
      term('a', '2025-01-15', 12, 'SUPPLY'),
      term('b', '2026-01-01'),
      term('c', '2023-01-01', 24),
      // Ended too lately to be judged.
      term('d', '2025-11-01'),
      { ...term('e', '2020-01-01'), endsOn: null },
    ],
    TODAY,
  )
  expect(histories).toEqual([[1, 1, 0], [1], [1]])
})

test('a history never comes back from 0', () => {
  fc.assert(
    fc.property(fc.array(aDay, { maxLength: 12 }), (days) => {
      const chain = days.map((startsOn) => ({
        accountId: 'a',
        title: 'x',
        startsOn,
        endsOn: addDays(addMonths(startsOn, 12), -1),
      }))
      for (const history of renewalHistories(chain, TODAY)) {
        expect(history[0]).toBe(1)
        expect(history.indexOf(0) === -1 || history.indexOf(0) === history.length - 1).toBe(true)
      }
    }),
  )
})
