/** How often something comes back: every so many weeks or months, on the day on which it was first due. */
import { z } from 'zod'
import { addDays, addMonths, type Day, daysBetween } from '../kernel/day.ts'

export const EVERY_UNITS = ['week', 'month'] as const
export const Every = z.object({
  count: z.coerce.number<number | string>().int().min(1).max(52),
  unit: z.enum(EVERY_UNITS),
})
export type Every = z.infer<typeof Every>

/** From the end of a month on it stays there: 31 January, 28 February, 31 March. */
const onAfter = (first: Day, { count, unit }: Every, times: number): Day =>
  unit === 'week' ? addDays(first, 7 * count * times) : addMonths(first, count * times)

/** The first of its days that lies after the one that was due, and after the day on which that one was done. */
export function nextDue(dueOn: Day, every: Every, doneOn: Day): Day {
  const after = doneOn > dueOn ? doneOn : dueOn
  const most = every.unit === 'week' ? 7 * every.count : 31 * every.count
  let times = Math.max(1, Math.floor(daysBetween(dueOn, after) / most))
  while (onAfter(dueOn, every, times) <= after) times++
  return onAfter(dueOn, every, times)
}
