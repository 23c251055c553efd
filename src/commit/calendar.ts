/** When time counts: working hours by weekday in a time zone, and the days on which they are others. models.md §11. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { isZone } from './zone.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const SPAN = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/

/** From when to when, as the clocks there show it: `09:00-17:00`; the end doesn't count. */
export const Span = z.string().regex(SPAN)

/** In order, none over another; what goes past midnight is two spans on two days. */
export const Spans = z
  .array(Span)
  .max(12)
  .refine(
    (spans) =>
      spans.every((span, at) => {
        const [from, to] = minutesOf(span)
        return from < to && (at === 0 || minutesOf(spans[at - 1]!)[1] <= from)
      }),
    { error: 'spans', params: { code: 'spans' } },
  )

/** A day that isn't like its weekday: no hours is a holiday. */
export const OtherDay = z.strictObject({
  day: Day,
  name: z.string().trim().max(200).default(''),
  hours: Spans.default([]),
})
export type OtherDay = z.infer<typeof OtherDay>

export const WeekHours = z.strictObject(
  Object.fromEntries(WEEKDAYS.map((day) => [day, Spans.default([])])) as Record<
    Weekday,
    z.ZodDefault<typeof Spans>
  >,
)
export type WeekHours = z.infer<typeof WeekHours>

export const Calendar = z.object({
  /** IANA, as `Europe/Madrid`. */
  zone: z
    .string()
    .min(1)
    .max(100)
    .refine(isZone, { error: 'zone', params: { code: 'zone' } }),
  hours: WeekHours,
  days: z.array(OtherDay).max(5000).default([]),
})
export type Calendar = z.infer<typeof Calendar>

/** Minutes of the day at which a span begins and ends. */
export function minutesOf(span: string): [from: number, to: number] {
  const [fromHour, fromMinute, toHour, toMinute] = span.split(/[:-]/).map(Number)
  return [fromHour! * 60 + fromMinute!, toHour! * 60 + toMinute!]
}

/** null: hours of the clock, every second counts. */
export type Counting = Calendar | null
