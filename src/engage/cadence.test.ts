import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../kernel/day.ts'
import { balanceOf, Cadence, everyFor, lateness, quietOf, urgency } from './cadence.ts'

const TODAY = '2026-11-21'
const ago = (days: number) => addDays(TODAY, -days)

test('what a person asked for counts before what their tier says of those who weigh', () => {
  const { key, standard } = Cadence.parse({})
  expect(everyFor({ everyDays: 10, influence: null }, key)).toBe(10)
  expect(everyFor({ everyDays: null, influence: 5 }, key)).toBe(45)
  expect(everyFor({ everyDays: null, influence: 3 }, key)).toBeNull()
  expect(everyFor({ everyDays: null, influence: 5 }, standard)).toBeNull()
})

test('the worked example of docs/methods/cadence.md', () => {
  // Every 30 days, last spoken with 75 days ago: a rhythm and a half late; of a key account, influence 5.
  const late = lateness({ from: ago(75), every: 30 }, TODAY)
  expect(late).toEqual({ days: 45, share: 1.5 })
  expect(urgency(late.share, 'key', 5)).toBeCloseTo(10)
  expect(urgency(late.share, 'strategic', null)).toBeCloseTo(7.5)
  expect(lateness({ from: ago(30), every: 30 }, TODAY)).toEqual({ days: 0, share: 0 })
})

test('an account is quiet after four of its usual gaps, or two rhythms where nothing is usual yet', () => {
  const weekly = Array.from({ length: 10 }, (_, n) => ago(63 + 29 - n * 7))
  expect(quietOf(weekly, 30, TODAY)).toEqual({ days: 29, usual: 7, limit: 28, quiet: true })
  const later = weekly.map((day) => addDays(day, 1))
  expect(quietOf(later, 30, TODAY)).toMatchObject({ days: 28, quiet: false })
  expect(quietOf([ago(61)], 30, TODAY)).toEqual({ days: 61, usual: null, limit: 60, quiet: true })
  expect(quietOf([ago(61)], null, TODAY)).toBeNull()
  expect(quietOf([], 30, TODAY)).toBeNull()
  // Who speaks daily isn't quiet over a holiday.
  const daily = Array.from({ length: 20 }, (_, n) => ago(34 - n))
  expect(quietOf(daily, 14, TODAY)).toMatchObject({ days: 15, limit: 21, quiet: false })
})

test('one in sixteen gaps at random is longer than four medians', () => {
  // Of an exponential distribution the share above k medians is 2^-k.
  const gaps = Array.from({ length: 9_999 }, (_, n) => -Math.log(1 - (n + 1) / 10_000))
  const half = gaps[4_999]!
  const longer = gaps.filter((gap) => gap > 4 * half).length / gaps.length
  expect(longer).toBeCloseTo(1 / 16, 3)
})

test('a thread is single where one took part in nearly all and nobody else in more than a fifth', () => {
  const [ana, luis] = [
    { id: 'a', name: 'Ana' },
    { id: 'b', name: 'Luis' },
  ]
  const five = [[ana], [ana], [ana], [ana, luis], [ana]]
  expect(balanceOf(five)).toMatchObject({ talks: 5, thread: { name: 'Ana', talks: 5, share: 1 } })
  expect(balanceOf(five.slice(1)).thread).toBeNull()
  expect(balanceOf([...five, [luis]]).thread).toBeNull()
  expect(balanceOf([...five, []]).talks).toBe(5)
})

test('the later the last talk, the less late; a heavier account is never called after a lighter one equally late', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 730 }), (a, b, every) => {
      const [early, late] = [ago(Math.max(a, b)), ago(Math.min(a, b))]
      const one = lateness({ from: early, every }, TODAY)
      const other = lateness({ from: late, every }, TODAY)
      expect(one.days).toBeGreaterThanOrEqual(other.days)
      expect(urgency(one.share, 'key', 3)).toBeGreaterThanOrEqual(urgency(other.share, 'future', 3))
    }),
  )
})

test('shares are of talks, each between 0 and 1, the first the largest', () => {
  const someone = fc.constantFrom('a', 'b', 'c').map((id) => ({ id, name: id }))
  const talk = fc.uniqueArray(someone, { selector: ({ id }) => id, maxLength: 3 })
  fc.assert(
    fc.property(fc.array(talk, { maxLength: 40 }), (talks) => {
      const { people, talks: count } = balanceOf(talks)
      for (const one of people) {
        expect(one.share).toBeCloseTo(one.talks / count)
        expect(one.share).toBeLessThanOrEqual(people[0]!.share)
      }
    }),
  )
})
