import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../kernel/day.ts'
import { aucOf, fateOf, noCounts, quartersUntil, warnedOf } from './backTest.ts'
import { EROSION_RULES, EROSION_SIGNS, hasEroded, sinceOf } from './erosion.ts'

const every = (gap: number, from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / gap) + 1 }, (_, at) => from + at * gap)

/** The quarter is days 1000 to 1090; today is day 1500. */
const SPAN = { from: 1000, to: 1090, today: 1500 }

test('lost on the day of the first order that did not come, kept at the middle, undecided while it may come', () => {
  // Bought every 30 days until day 1020: the next was due on 1050.
  expect(fateOf(every(30, 0, 1020), SPAN)).toEqual({ fate: 'lost', day: 1050 })
  expect(fateOf(every(30, 0, 1400), SPAN)).toEqual({ fate: 'kept', day: 1045 })
  expect(fateOf(every(30, 0, 1020), { ...SPAN, today: 1100 })).toEqual({ fate: 'undecided' })
  // Lost before or after the quarter: of another quarter.
  expect(fateOf(every(30, 0, 900), SPAN)).toBeNull()
  expect(fateOf(every(30, 0, 1080), SPAN)).toBeNull()
  // Two purchases are no rhythm, and whoever had stopped was no client.
  expect(fateOf([900, 1020], SPAN)).toBeNull()
  expect(fateOf([100, 200, 300], SPAN)).toBeNull()
  // Slow ones are given three of their gaps, a year at most.
  expect(fateOf(every(100, 0, 1000), { ...SPAN, today: 1250 })).toEqual({ fate: 'undecided' })
  expect(fateOf(every(100, 0, 900), { ...SPAN, today: 1250 })).toEqual({ fate: 'lost', day: 1000 })
})

test('a contract that ended without another, and nothing bought since, is a loss on its last day', () => {
  const days = every(30, 0, 1020)
  expect(fateOf(days, { ...SPAN, ended: 1060 })).toEqual({ fate: 'lost', day: 1060 })
  expect(fateOf(days, { ...SPAN, ended: 1200 })).toBeNull()
  expect(fateOf(every(30, 0, 1400), { ...SPAN, ended: 1060 })).toMatchObject({ fate: 'kept' })
})

test('a shifted future changes no loss that was decided by today', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1501, max: 3000 }), { maxLength: 5 }), (later) => {
      const days = every(30, 0, 1020)
      const more = [...days, ...later.toSorted((a, b) => a - b)]
      expect(fateOf(more, SPAN)).toEqual(fateOf(days, SPAN))
    }),
  )
})

test('order by pairs, ties by half, against counting them all', () => {
  expect(aucOf([10], [20, 30])).toBe(1)
  expect(aucOf([30], [20, 10])).toBe(0)
  expect(aucOf([20], [20])).toBe(0.5)
  expect(aucOf([], [20])).toBeNull()
  const scores = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(scores, scores, (lost, kept) => {
      let wins = 0
      for (const one of lost)
        for (const other of kept) wins += one < other ? 1 : one === other ? 0.5 : 0
      expect(aucOf(lost, kept)).toBeCloseTo(wins / (lost.length * kept.length), 9)
    }),
  )
})

test('whole quarters that have ended, eight of them, and what counts as a warning', () => {
  const quarters = quartersUntil('2026-11-21', addDays)
  expect(quarters).toHaveLength(8)
  expect(quarters.at(-1)).toEqual({ from: '2026-07-01', to: '2026-09-30' })
  expect(quarters[0]).toEqual({ from: '2024-10-01', to: '2024-12-31' })
  const counts = { ...noCounts(), good: 2, watch: 3, bad: 4, unsure: 1, none: 9 }
  expect(warnedOf(counts, 'bad')).toEqual({ hits: 4, of: 10 })
  expect(warnedOf(counts, 'watchToo')).toEqual({ hits: 7, of: 10 })
})

test('each sign of erosion needs enough cases and enough of a change, and better never counts', () => {
  const halves = (before: number, now: number, countedBefore = 9, countedNow = 9) => ({
    before,
    now,
    countedBefore,
    countedNow,
  })
  expect(hasEroded('ourAnswer', halves(4, 6))).toBe(true)
  expect(hasEroded('ourAnswer', halves(4, 5.9))).toBe(false)
  expect(hasEroded('ourAnswer', halves(4, 9, 2, 9))).toBe(false)
  expect(hasEroded('sentiment', halves(1, 0.4))).toBe(true)
  expect(hasEroded('sentiment', halves(1, 0.5))).toBe(false)
  // Nobody met any more is fewer people, though there is nothing to count.
  expect(hasEroded('people', halves(4, 0, 4, 0))).toBe(true)
  expect(hasEroded('basket', halves(4, 3, 4, 3))).toBe(true)
  expect(hasEroded('basket', halves(3, 1, 3, 1))).toBe(false)
  fc.assert(
    fc.property(
      fc.constantFrom(...EROSION_SIGNS),
      fc.double({ min: -5, max: 50, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      (sign, before, better) => {
        const way = EROSION_RULES[sign].worse === 'lower' ? 1 : -1
        expect(hasEroded(sign, halves(before, before + way * better))).toBe(false)
      },
    ),
  )
})

test('since when: back without a gap from today', () => {
  const day = (at: number, eroded: boolean) => ({ day: `2026-0${at}-01`, eroded })
  expect(sinceOf([day(9, true), day(8, true), day(7, false), day(6, true)])).toBe('2026-08-01')
  expect(sinceOf([day(9, false), day(8, true)])).toBeNull()
})
