import fc from 'fast-check'
import { expect, test } from 'vitest'
import { availabilityOf, monthsUntil } from './availability.ts'
import type { Calendar } from './calendar.ts'
import { exampleOf } from './levelExample.ts'
import { instantIn, localIn } from './zone.ts'

const HOUR = 3_600_000
const at = (hours: number) => Date.UTC(2026, 10, 1) + hours * HOUR
const span = (from: number, to: number) => ({ from: at(from), to: at(to) })

test('the worked example: 720 hours, four of them excluded, five and a half down', () => {
  const told = availabilityOf(
    span(0, 720),
    { excluded: [span(100, 104)], unplanned: [span(200, 205.5)] },
    null,
  )
  expect(told.share).toBeCloseTo(710.5 / 716, 12)
  expect(told).toMatchObject({ excludedMs: 4 * HOUR, unplannedMs: 5.5 * HOUR })
})

test('what overlaps counts once, what is excluded is no outage, what lies outside counts for nothing', () => {
  const told = availabilityOf(
    span(0, 100),
    {
      excluded: [span(10, 20)],
      unplanned: [span(15, 30), span(25, 28), span(-5, 1), span(99, 200)],
    },
    null,
  )
  expect(told).toEqual({
    periodMs: 100 * HOUR,
    excludedMs: 10 * HOUR,
    unplannedMs: 12 * HOUR,
    share: 78 / 90,
  })
  expect(availabilityOf(span(0, 10), { excluded: [span(0, 10)], unplanned: [] }, null).share).toBe(
    null,
  )
})

test('only hours of the calendar count', () => {
  const calendar: Calendar = {
    zone: 'UTC',
    hours: {
      mon: ['09:00-17:00'],
      tue: [],
      wed: [],
      thu: [],
      fri: [],
      sat: [],
      sun: [],
    },
    days: [],
  }
  // 2 November 2026 is a Monday; the night before it counts for nothing.
  const unplanned = [{ from: Date.UTC(2026, 10, 2, 3), to: Date.UTC(2026, 10, 2, 11) }]
  const week = { from: Date.UTC(2026, 10, 2), to: Date.UTC(2026, 10, 9) }
  expect(availabilityOf(week, { excluded: [], unplanned }, calendar).share).toBe(0.75)
})

const spans = fc.array(
  fc
    .tuple(fc.integer({ min: -50, max: 250 }), fc.integer({ min: 1, max: 90 }))
    .map(([from, long]) => span(from, from + long)),
  { maxLength: 8 },
)

test('the share is what is counted hour by hour, lies between 0 and 1, and no outage makes it better', () => {
  fc.assert(
    fc.property(spans, spans, spans, (excluded, unplanned, more) => {
      const period = span(0, 200)
      const { share } = availabilityOf(period, { excluded, unplanned }, null)
      const within = (all: { from: number; to: number }[]) => (hour: number) =>
        all.some(({ from, to }) => from <= at(hour) && at(hour) < to)
      const hours = Array.from({ length: 200 }, (_, hour) => hour).filter(
        (h) => !within(excluded)(h),
      )
      const up = hours.filter((hour) => !within(unplanned)(hour))
      if (hours.length === 0) expect(share).toBe(null)
      else expect(share).toBeCloseTo(up.length / hours.length, 10)
      const worse = availabilityOf(period, { excluded, unplanned: [...unplanned, ...more] }, null)
      if (share !== null) expect(worse.share!).toBeLessThanOrEqual(share)
    }),
  )
})

test('months begin at midnight there', () => {
  const now = Date.parse('2026-11-28T10:00:00Z')
  const [last, before] = monthsUntil(now, { zone: 'Europe/Madrid', most: 3 })
  expect(last).toEqual({ month: '2026-11', from: Date.parse('2026-10-31T23:00:00Z'), to: now })
  expect(before).toEqual({
    month: '2026-10',
    from: Date.parse('2026-09-30T22:00:00Z'),
    to: Date.parse('2026-10-31T23:00:00Z'),
  })
})

test('an example begins on the next Monday at ten: 24 hours of the clock end on Tuesday, eight of work too', () => {
  const today = '2026-11-28'
  expect(exampleOf(24 * HOUR, { calendar: null, zone: 'Europe/Madrid', today })).toEqual({
    opens: '2026-11-30T10:00',
    due: '2026-12-01T10:00',
  })
  const day = ['09:00-17:00']
  const calendar: Calendar = {
    zone: 'America/Mexico_City',
    hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
    days: [],
  }
  expect(exampleOf(8 * HOUR, { calendar, zone: 'Europe/Madrid', today }).due).toBe(
    '2026-12-01T10:00',
  )
  const never = {
    ...calendar,
    hours: { ...calendar.hours, mon: [], tue: [], wed: [], thu: [], fri: [] },
  }
  expect(exampleOf(HOUR, { calendar: never, zone: 'UTC', today }).due).toBe(null)
})

test('what the clocks of a zone show is read back as the same instant', () => {
  const instants = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) })
  fc.assert(
    fc.property(instants, fc.constantFrom('Europe/Madrid', 'America/Mexico_City'), (ms, zone) => {
      const minute = Math.floor(ms / 60_000) * 60_000
      const back = instantIn(zone, localIn(zone, minute))
      // In the hour that comes twice one of both is meant.
      expect([0, HOUR, -HOUR]).toContain(back - minute)
      expect(localIn(zone, back)).toBe(localIn(zone, minute))
    }),
  )
})
