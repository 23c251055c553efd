/** How long clocks of service levels take: `node bin/node24.mjs node bench/clocks.ts`. Pure, without a database. */
import { Calendar } from '../src/commit/calendar.ts'
import { clockAt, type ClockEvent } from '../src/commit/clock.ts'
import { explained } from '../src/commit/clockExplained.ts'
import { instantAfter } from '../src/commit/countedTime.ts'

const CLOCKS = 100_000
const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 27, 12)

const week = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-14:00', '15:00-18:00']]),
)
const newCalendars = () =>
  ['Europe/Madrid', 'America/Mexico_City', 'Asia/Kolkata', 'Australia/Lord_Howe'].map((zone) =>
    Calendar.parse({ zone, hours: week, days: [{ day: '2026-12-08', name: 'Fiesta' }] }),
  )
const calendars = newCalendars()

/** Started over the last sixty days, half of them paused once and one in ten with another target since. */
const clocks = Array.from({ length: CLOCKS }, (_, at) => {
  const started = NOW - ((at * 7919) % (60 * 24)) * HOUR
  const events: ClockEvent[] = [{ kind: 'start', at: started }]
  if (at % 2 === 0) {
    events.push({ kind: 'pause', at: started + HOUR }, { kind: 'resume', at: started + 5 * HOUR })
  }
  if (at % 10 === 0) events.push({ kind: 'target', at: started + 6 * HOUR, target: 20 * HOUR })
  const calendar = at % 5 === 4 ? null : calendars[at % 5]!
  const terms = { target: 40 * HOUR, calendar, riskShare: 0.2, pauseStates: [] }
  return { terms, events }
})

function timed(what: string, times: number, work: () => void): void {
  const begun = performance.now()
  work()
  const took = performance.now() - begun
  const each = (took / times) * 1000
  console.log(`${what.padEnd(48)} ${took.toFixed(0).padStart(7)} ms  ${each.toFixed(2)} µs each`)
}

timed('first deadline of a new calendar, one year ahead', 4, () => {
  for (const one of newCalendars()) instantAfter(one, NOW, 2000 * HOUR)
})
timed('first deadline of a new calendar, thirty years', 4, () => {
  for (const one of newCalendars()) instantAfter(one, NOW, 60_000 * HOUR)
})
timed('deadline thirty years ahead, known calendar', CLOCKS, () => {
  for (let time = 0; time < CLOCKS; time += 1) {
    instantAfter(calendars[time % 4]!, NOW, 60_000 * HOUR + time)
  }
})
timed(`${CLOCKS} open clocks, their states and deadlines`, CLOCKS, () => {
  for (const { terms, events } of clocks) clockAt(terms, events, NOW + 2 * HOUR)
})
timed(`${CLOCKS} open clocks, every minute told of`, CLOCKS, () => {
  for (const { terms, events } of clocks) explained(clockAt(terms, events, NOW + 2 * HOUR))
})
