/** The calendar of one of our people: where it is, whether it is read and written, and how the last run went. */
import { z } from 'zod'
import { isZone } from '../commit/zone.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { task } from '../kernel/task.ts'

export const CalendarGiven = z.object({
  server: z.url({ protocol: /^https?$/ }).max(500),
  login: z.string().trim().min(1).max(300),
  /** Blank where the one that is kept stays. */
  password: z.string().max(500).default(''),
  /** Which of the server's calendars; blank for the first one. */
  url: z.string().max(1000).default(''),
})
export type CalendarGiven = z.infer<typeof CalendarGiven>

export const CalendarLink = z.object({
  server: z.string(),
  login: z.string(),
  url: z.string(),
  name: z.string(),
  zone: z.string().refine(isZone),
  state: z.enum(['connecting', 'ok', 'failing']),
  problem: z.string().nullable(),
  failures: z.int(),
  askedAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  seen: z.int(),
  known: z.int(),
  repeating: z.int(),
  conflicts: z.int(),
})
export type CalendarLink = z.infer<typeof CalendarLink>

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** A password never travels in the open; a server on this machine hears it without a wire. */
export function whyNotServer(server: string): Refusal | null {
  const { protocol, hostname } = new URL(server)
  return protocol === 'https:' || LOOPBACK.test(hostname)
    ? null
    : { code: 'engage/calendar-in-the-open', status: 422 }
}

/** A kept password goes only to where it went before. */
export function isElsewhere(
  before: Pick<CalendarGiven, 'server' | 'login'> | null,
  given: Pick<CalendarGiven, 'server' | 'login'>,
): boolean {
  return (
    before === null ||
    before.login !== given.login ||
    new URL(before.server).origin !== new URL(given.server).origin
  )
}

export const syncCalendar = task('engage.calendar', z.object({ personId: z.guid() }))

export const ASKED_EVERY_MS = 5 * 60_000
const RETRIES_AT_MOST_MS = 60 * 60_000

/** Twice as long after each failure, an hour at most. */
export const retryAfterMs = (failures: number) =>
  Math.min(RETRIES_AT_MOST_MS, 60_000 * 2 ** Math.min(failures, 10))

/** What is looked at: a month back, half a year ahead. */
export const BACK_DAYS = 30
export const AHEAD_DAYS = 180
