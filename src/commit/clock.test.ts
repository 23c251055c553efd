/** The clock of a promise: the worked examples, the edges, and a slow and obvious clock that it must equal. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Calendar, type Counting } from './calendar.ts'
import { type Clock, clockAt, type ClockEvent, type Terms } from './clock.ts'
import { slowClock, slowDue } from './clock.testing.ts'
import { explained } from './clockExplained.ts'
import { instantAfter } from './countedTime.ts'

const HOUR = 3_600_000
const nineToFive = {
  mon: ['09:00-17:00'],
  tue: ['09:00-17:00'],
  wed: ['09:00-17:00'],
  thu: ['09:00-17:00'],
  fri: ['09:00-17:00'],
}
const office = Calendar.parse({ zone: 'Europe/Madrid', hours: nineToFive })
/** Monday 30 November 2026, and the days after it, as Madrid shows them. */
const at = (day: number, hour: number) => Date.UTC(2026, 10, 29 + day, hour - 1)

const terms = (hours: number, more: Partial<Terms> = {}): Terms => ({
  target: hours * HOUR,
  calendar: office,
  riskShare: 0.2,
  pauseStates: ['waiting'],
  ...more,
})
const opened: ClockEvent = { kind: 'start', at: at(1, 10) }

test('the worked example: Monday 10:00, nine to five', () => {
  expect(clockAt(terms(5), [opened], at(1, 10))).toMatchObject({
    dueAt: at(1, 15),
    state: 'onTrack',
  })
  expect(clockAt(terms(8), [opened], at(1, 10)).dueAt).toBe(at(2, 10))
  const events: ClockEvent[] = [
    opened,
    { kind: 'pause', at: at(1, 11), why: 'espera al cliente' },
    { kind: 'resume', at: at(1, 13) },
  ]
  expect(clockAt(terms(5), events, at(1, 14))).toMatchObject({
    dueAt: at(1, 17),
    elapsed: 2 * HOUR,
  })
  expect(clockAt(terms(5), events, at(1, 12))).toMatchObject({ dueAt: null, state: 'paused' })
  // At closing it is due, not at the next opening.
  expect(clockAt(terms(5), events, at(1, 20))).toMatchObject({
    state: 'breached',
    breachedAt: at(1, 17),
    elapsed: 5 * HOUR,
  })
  expect(clockAt(terms(5), events, at(1, 17))).toMatchObject({ state: 'atRisk', riskAt: at(1, 16) })
})

test('met at the very deadline is in time; the next morning isn’t, though nothing more was counted', () => {
  const stop = (day: number, hour: number): ClockEvent[] => [
    opened,
    { kind: 'stop', at: at(day, hour) },
  ]
  expect(clockAt(terms(7), stop(1, 17), at(4, 9))).toMatchObject({
    state: 'met',
    elapsed: 7 * HOUR,
  })
  expect(clockAt(terms(7), stop(2, 9), at(4, 9))).toMatchObject({
    state: 'breached',
    elapsed: 7 * HOUR,
    breachedAt: at(1, 17),
    stoppedAt: at(2, 9),
  })
})

test('a changed target leaves what it grants less what has elapsed; one that has passed is a breach by it', () => {
  const change = (hours: number): ClockEvent[] => [
    opened,
    { kind: 'target', at: at(1, 14), target: hours * HOUR },
  ]
  expect(clockAt(terms(5), change(6), at(1, 14)).dueAt).toBe(at(1, 16))
  expect(clockAt(terms(5), change(4), at(1, 14))).toMatchObject({
    state: 'atRisk',
    dueAt: at(1, 14),
  })
  expect(clockAt(terms(5), change(3), at(1, 14))).toMatchObject({
    state: 'breached',
    breachedAt: at(1, 13),
    breachedBy: 'target',
  })
  // A breach stays, whatever is granted later.
  const later: ClockEvent[] = [opened, { kind: 'target', at: at(1, 16), target: 50 * HOUR }]
  expect(clockAt(terms(5), later, at(1, 17))).toMatchObject({
    breachedAt: at(1, 15),
    breachedBy: 'time',
  })
})

test('a state in which the clock stands still, and another calendar from an instant on', () => {
  const events: ClockEvent[] = [
    opened,
    { kind: 'state', state: 'waiting', at: at(1, 11) },
    { kind: 'state', state: 'open', at: at(1, 12) },
    { kind: 'calendar', calendar: null, at: at(1, 13) },
  ]
  expect(clockAt(terms(10), events, at(1, 18))).toMatchObject({
    elapsed: 7 * HOUR,
    dueAt: at(1, 21),
  })
})

test('every minute is told of: what counts, the pause, the night, the holiday', () => {
  const calendar = Calendar.parse({
    ...office,
    days: [
      { day: '2026-12-01', name: 'Fiesta' },
      { day: '2026-12-02', name: 'Inventario', hours: ['09:00-10:00'] },
    ],
  })
  const events: ClockEvent[] = [
    opened,
    { kind: 'pause', at: at(1, 11), why: 'espera' },
    { kind: 'resume', at: at(1, 13) },
  ]
  const clock = clockAt(terms(40, { calendar }), events, at(3, 12))
  expect(explained(clock)).toEqual({
    counted: [
      { from: at(1, 10), to: at(1, 11), why: 'working' },
      { from: at(1, 13), to: at(1, 17), why: 'working' },
      { from: at(3, 9), to: at(3, 10), why: 'otherHours' },
    ],
    notCounted: [
      { from: at(1, 11), to: at(1, 13), why: 'paused', about: 'espera' },
      { from: at(1, 17), to: at(2, 0), why: 'closed', about: '' },
      { from: at(2, 0), to: at(3, 9), why: 'otherDay', about: 'Fiesta, Inventario' },
      { from: at(3, 10), to: at(3, 12), why: 'otherDay', about: 'Inventario' },
    ],
  })
})

test('a calendar that never opens has no deadline, and soon says so', () => {
  const shut = Calendar.parse({
    zone: 'Asia/Kolkata',
    hours: {},
    days: [{ day: '2027-01-01', hours: ['10:00-11:00'] }],
  })
  expect(instantAfter(shut, at(1, 10), HOUR)).toBe(Date.UTC(2027, 0, 1, 5, 30))
  expect(instantAfter(shut, at(1, 10), HOUR + 1)).toBeNull()
})

test('a deadline twenty years ahead costs no more than a few milliseconds once its years are known', () => {
  const target = 20 * 250 * 8 * HOUR
  const due = () => instantAfter(office, at(1, 10), target)
  const first = due()
  const begun = performance.now()
  for (let time = 0; time < 1000; time += 1) expect(due()).toBe(first)
  expect((performance.now() - begun) / 1000).toBeLessThan(2)
})

/** Windows around what clocks do in each zone: the hour that is skipped, the one that comes twice. */
const WINDOWS = [
  ['Europe/Madrid', '2026-03-27'],
  ['Europe/Madrid', '2026-10-23'],
  ['America/Mexico_City', '2022-04-01'],
  ['America/Mexico_City', '2022-10-28'],
  ['Asia/Kolkata', '2025-12-29'],
  ['Australia/Lord_Howe', '2026-04-03'],
  ['Australia/Lord_Howe', '2026-10-02'],
] as const
const DAYS = 5

const minuteText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const spansOf = (grain: number) =>
  fc
    .uniqueArray(
      fc.integer({ min: 0, max: 1440 / grain }).map((one) => one * grain),
      { maxLength: 6 },
    )
    .map((ends) => {
      const sorted = ends.toSorted((a, b) => a - b)
      return Array.from({ length: sorted.length >> 1 }, (_, at) => {
        return `${minuteText(sorted[at * 2]!)}-${minuteText(sorted[at * 2 + 1]!)}`
      })
    })
const weekOf = (spans: ReturnType<typeof spansOf>) =>
  fc.record({ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans })

/** On whole hours, half of the time, many things fall on one instant: closing, deadline, stop. */
const aCase = (unit: number, length: number, startIn: number) =>
  fc.tuple(fc.constantFrom(...WINDOWS), fc.constantFrom(1, 60)).chain(([[zone, day], grain]) => {
    const spans = spansOf(grain)
    const week = weekOf(spans)
    const first = Date.parse(day)
    const others = fc.uniqueArray(fc.record({ in: fc.integer({ min: 0, max: 6 }), hours: spans }), {
      maxLength: 3,
      selector: (one) => one.in,
    })
    const calendar: fc.Arbitrary<Counting> = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.tuple(week, others).map(([hours, days]) =>
          Calendar.parse({
            zone,
            hours,
            days: days.map((one) => ({
              day: new Date(first + one.in * 24 * HOUR).toISOString().slice(0, 10),
              hours: one.hours,
            })),
          }),
        ),
      },
      { weight: 1, arbitrary: fc.constant(null) },
    )
    const instant = fc
      .nat({ max: length / grain })
      .map((units) => first + startIn + units * unit * grain)
    const target = fc
      .integer({ min: 1, max: Math.floor(length / 2 / grain) })
      .map((units) => units * unit * grain)
    const what = fc.oneof(
      fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const) }),
      fc.record({ kind: fc.constant('state' as const), state: fc.constantFrom('waiting', 'open') }),
      fc.record({ kind: fc.constant('target' as const), target }),
      fc.record({ kind: fc.constant('calendar' as const), calendar }),
    )
    return fc.record({
      calendar,
      target,
      now: instant,
      instants: fc.array(instant, { minLength: 1, maxLength: 7 }),
      whats: fc.array(what, { minLength: 6, maxLength: 6 }),
      stops: fc.boolean(),
      unit: fc.constant(unit),
      horizon: fc.constant(length * unit),
    })
  })

type Case = {
  calendar: Counting
  target: number
  now: number
  instants: number[]
  whats: object[]
  stops: boolean
  unit: number
  horizon: number
}

/** Also where things fall on one instant: now, stop or pause at the deadline, a target of just what has elapsed. */
function isTheSlowOne({ calendar, target, stops, unit, horizon, ...given }: Case): void {
  const instants = given.instants.toSorted((a, b) => a - b)
  const events = instants.map((one, place) => {
    if (place === 0) return { kind: 'start', at: one }
    if (stops && place === instants.length - 1) return { kind: 'stop', at: one }
    return { ...given.whats[place - 1], at: one }
  }) as ClockEvent[]
  const asked = { target, calendar, riskShare: 0.2, pauseStates: ['waiting'] }
  const now = Math.max(given.now, instants[0]!)
  const compare = (all: readonly ClockEvent[], until: number) =>
    compared(asked, all, { now: until, unit, horizon })
  const { dueAt, elapsed, stoppedAt, breachedAt } = compare(events, now)
  if (dueAt === null || stoppedAt !== null || breachedAt !== null || dueAt > now + horizon) return
  const past = events.filter((event) => event.at <= now)
  compare(past, dueAt)
  for (const kind of ['stop', 'pause'] as const) {
    compare([...past, { kind, at: dueAt }], dueAt + 3 * unit)
  }
  compare(
    [...past, { kind: 'pause', at: dueAt }, { kind: 'resume', at: dueAt + unit }],
    dueAt + 3 * unit,
  )
  if (elapsed > 0) {
    compare([...past, { kind: 'target', target: elapsed, at: now }], now)
    compare([...past, { kind: 'target', target: elapsed, at: now }], now + unit)
  }
}

function compared(
  terms: Terms,
  events: readonly ClockEvent[],
  { now, unit, horizon }: { now: number; unit: number; horizon: number },
): Clock {
  const fast = clockAt(terms, events, now)
  const slow = slowClock(terms, events, now, unit)
  const { elapsed, target, stoppedAt, breachedAt, breachedBy } = fast
  const { isPaused, calendar, ...told } = slow
  expect({ elapsed, target, stoppedAt, breachedAt, breachedBy }).toEqual(told)
  if (slow.breachedAt !== null) expect(fast.dueAt).toBe(slow.breachedAt)
  else if (isPaused) expect(fast.dueAt).toBeNull()
  else {
    const from = slow.stoppedAt ?? now
    const until = from + horizon
    const due = slowDue(calendar, { from, rest: slow.target - slow.elapsed, step: unit, until })
    if (due !== null) expect(fast.dueAt).toBe(due)
    else expect(fast.dueAt ?? Infinity).toBeGreaterThan(until)
  }
  const { counted, notCounted } = explained(fast)
  expect(counted.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(elapsed)
  const all = [...counted, ...notCounted].toSorted((a, b) => a.from - b.from)
  const end = slow.stoppedAt ?? now
  expect(all.map(({ from }) => from)).toEqual(
    end > fast.startedAt ? [fast.startedAt, ...all.slice(0, -1).map(({ to }) => to)] : [],
  )
  if (all.length > 0) expect(all.at(-1)!.to).toBe(end)
  return fast
}

const RUNS = process.env['CLAVE_LONG'] ? 1500 : 60

test('minute by minute over days in which clocks change, the slow clock says the same', () => {
  fc.assert(fc.property(aCase(60_000, DAYS * 1440, 0), isTheSlowOne), { numRuns: RUNS })
}, 120_000)

test('second by second across the night in which clocks change, too', () => {
  const third = 48 * HOUR
  // Around 02:00 to 03:00 there, seen from UTC.
  const night = fc
    .constantFrom(0, -10 * HOUR, 6 * HOUR)
    .chain((shift) => aCase(1000, 3 * 3600, third + shift))
  fc.assert(fc.property(night, isTheSlowOne), { numRuns: Math.ceil(RUNS / 5) })
}, 120_000)
