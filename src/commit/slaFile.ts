/** The files of `clave sla check`: a policy and events in, clocks out. docs/methods/clocks.md. */
import { z } from 'zod'
import { Calendar } from './calendar.ts'
import { CLOCK_STATES } from './clock.ts'
import { Duration, msOf } from './duration.ts'
import { HolidayPlace } from './holidayPlace.ts'
import { Metric, RISK_SHARE, Scope } from './levelRules.ts'

const Name = z.string().trim().min(1).max(200)
const Instant = z.iso.datetime({ offset: true })
const Target = Duration.refine((text) => msOf(text) > 0, {
  error: 'target',
  params: { code: 'target' },
})

export const PolicyFile = z.strictObject({
  calendars: z
    .array(
      Calendar.extend({
        name: Name,
        /** iCalendar files with days without hours, beside the policy. */
        daysFrom: z.array(z.string().min(1)).default([]),
        /** Public holidays of a country or of one of its regions. */
        holidays: HolidayPlace.nullable().default(null),
      }).strict(),
    )
    .default([]),
  levels: z
    .array(
      Scope.extend({
        target: Target,
        /** The name of a calendar; null counts hours of the clock. */
        calendar: Name.nullable().default(null),
        riskShare: z.number().min(0).max(1).default(RISK_SHARE),
        pauseStates: z.array(Name).default([]),
      }).strict(),
    )
    .min(1),
})
export type PolicyFile = z.infer<typeof PolicyFile>

const happened = { clock: Name, at: Instant, why: z.string().max(1000).optional() }

export const EventsFile = z.strictObject({
  /** The instant at which the clocks are read; now where it isn't given. */
  asOf: Instant.optional(),
  events: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        ...happened,
        kind: z.literal('start'),
        metric: Metric,
        account: Name.nullable().default(null),
        tier: Name.nullable().default(null),
      }),
      z.strictObject({ ...happened, kind: z.enum(['pause', 'resume', 'stop']) }),
      z.strictObject({ ...happened, kind: z.literal('state'), state: Name }),
      z.strictObject({ ...happened, kind: z.literal('target'), target: Target }),
      z.strictObject({ ...happened, kind: z.literal('calendar'), calendar: Name.nullable() }),
    ]),
  ),
})
export type EventsFile = z.infer<typeof EventsFile>
export type FileEvent = EventsFile['events'][number]

const Seconds = z.number().min(0)
const Told = z.iso.datetime()

export const ClocksFile = z.strictObject({
  asOf: Told,
  clocks: z.array(
    z.strictObject({
      id: Name,
      metric: Metric,
      state: z.enum(CLOCK_STATES),
      elapsedSeconds: Seconds,
      dueAt: Told.nullable(),
      /** What was counted; the sum is `elapsedSeconds`. */
      intervals: z.array(
        z.strictObject({ from: Told, to: Told, why: z.enum(['clock', 'working', 'otherHours']) }),
      ),
      breachedAt: Told.nullable(),
      breachedBy: z.enum(['time', 'target']).nullable(),
      targetSeconds: Seconds,
      stoppedAt: Told.nullable(),
      /** What wasn't, and why: with `intervals` it covers every second since the start. */
      notCounted: z.array(
        z.strictObject({
          from: Told,
          to: Told,
          why: z.enum(['paused', 'closed', 'otherDay']),
          about: z.string(),
        }),
      ),
    }),
  ),
})
export type ClocksFile = z.infer<typeof ClocksFile>
