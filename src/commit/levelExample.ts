/** One opening and its deadline, as an example of how a level counts: from the next Monday at ten. */
import type { Day } from '../kernel/day.ts'
import { addDays } from '../kernel/day.ts'
import type { Calendar } from './calendar.ts'
import { instantAfter } from './countedTime.ts'
import { instantIn, localIn } from './zone.ts'

/** Both as the clocks there show them, `2026-11-30T10:00`; null where the calendar never gets there. */
export type Example = { opens: string; due: string | null }

/**
 * @param targetMs counted time that is promised
 * @param calendar null counts hours of the clock, told in `zone`
 * @param today the example begins on the next Monday after it, 10:00
 */
export function exampleOf(
  targetMs: number,
  { calendar, zone, today }: { calendar: Calendar | null; zone: string; today: Day },
): Example {
  const weekday = new Date(`${today}T00:00Z`).getUTCDay()
  const monday = addDays(today, (8 - weekday) % 7 || 7)
  const there = calendar?.zone ?? zone
  const opens = `${monday}T10:00`
  const due = instantAfter(calendar, instantIn(there, opens), targetMs)
  return { opens, due: due === null ? null : localIn(there, due) }
}
