import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOfSilence, silenceAt } from './mailSilence.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A Monday at 0:00 UTC. */
const MONDAY = Date.parse('2026-09-07T00:00:00Z')

/** Weeks with mail in each hour from nine to five, Monday to Friday. */
const office = (weeks: number, from = MONDAY) =>
  Array.from({ length: weeks * 7 }, (_, day) => day)
    .filter((day) => day % 7 < 5)
    .flatMap((day) => Array.from({ length: 8 }, (_, hour) => from + day * DAY + (9 + hour) * HOUR))

test('the worked example: eight weeks of office mail, and a silence on a Monday morning', () => {
  const last = MONDAY + 8 * 7 * DAY + 9 * HOUR
  const busy = [...office(8), last]
  const chance = (hours: number) => chanceOfSilence(busy, { from: last, to: last + hours * HOUR })!
  expect(chance(1)).toBeCloseTo(1 / 9, 10)
  expect(chance(2)).toBeCloseTo(1 / 81, 10)
  expect(chance(3)).toBeCloseTo(1 / 729, 10)
  expect(silenceAt(busy, { last, now: last + 3 * HOUR })!.isUnusual).toBe(false)
  expect(silenceAt(busy, { last, now: last + 3.5 * HOUR })!.isUnusual).toBe(true)
})

test('a weekend is no silence where none ever brought mail', () => {
  const last = MONDAY + 7 * 7 * DAY + 4 * DAY + 17 * HOUR
  const busy = office(8).filter((at) => at <= last)
  expect(chanceOfSilence(busy, { from: last, to: last + 2.5 * DAY })).toBe(1)
})

test('a young or quiet mailbox raises no alarm', () => {
  const last = MONDAY + 9 * DAY
  expect(chanceOfSilence(office(1), { from: last, to: last + 30 * DAY })).toBeNull()
  expect(silenceAt([], { last: null, now: last })).toBeNull()
  const weekly = Array.from({ length: 8 }, (_, week) => MONDAY + week * 7 * DAY + 9 * HOUR)
  const from = weekly.at(-1)!
  expect(silenceAt(weekly, { last: from, now: from + 8 * DAY })!.isUnusual).toBe(false)
  expect(silenceAt(weekly, { last: from, now: from + 40 * DAY })!.isUnusual).toBe(true)
})

test('it is a chance, and falls as the silence goes on', () => {
  const hours = fc.array(fc.nat({ max: 8 * 168 }), { maxLength: 200 })
  fc.assert(
    fc.property(hours, fc.nat({ max: 500 }), fc.nat({ max: 500 }), (some, a, b) => {
      const busy = some.map((hour) => MONDAY + hour * HOUR)
      const from = MONDAY + 8 * 168 * HOUR
      const [short, long] = [Math.min(a, b), Math.max(a, b)].map((count) =>
        chanceOfSilence(busy, { from, to: from + count * HOUR }),
      )
      if (short === null || long === null) return
      expect(short).toBeLessThanOrEqual(1)
      expect(long).toBeGreaterThanOrEqual(0)
      expect(long).toBeLessThanOrEqual(short!)
    }),
  )
})
