/** How often something comes back: every so many weeks or months, on the day on which it was first due. */
import { z } from 'zod'
import { addDays, addMonths, type Day, daysBetween, firstOfMonth } from '../kernel/day.ts'

export const EVERY_UNITS = ['week', 'month'] as const
export const Every = z.object({
  count: z.coerce.number<number | string>().int().min(1).max(52),
  unit: z.enum(EVERY_UNITS),
})
export type Every = z.infer<typeof Every>

/** The day of the month on which it comes back; null for weeks, which have none. */
export const everyDayOf = (every: Every | null, first: Day): number | null =>
  every?.unit === 'month' ? Number(first.slice(8)) : null

/** As near the end of a short month as it goes: 31 January, 28 February, 31 March. */
function onAfter(dueOn: Day, { count, unit, day }: Every & { day: number }, times: number): Day {
  if (unit === 'week') return addDays(dueOn, 7 * count * times)
  const month = addMonths(firstOfMonth(dueOn), count * times)
  const last = addDays(addMonths(month, 1), -1)
  const told = `${month.slice(0, 8)}${String(day).padStart(2, '0')}`
  return told < last ? told : last
}

/**
 * The first of its days that lies after the one that was due, and after the day on which that one was done.
 *
 * @param everyDay the day of the month, 1 to 31, on which the first of them was due; that of `dueOn` where null
 */
export function nextDue(
  { dueOn, every, everyDay }: { dueOn: Day; every: Every; everyDay: number | null },
  doneOn: Day,
): Day {
  const on = { ...every, day: everyDay ?? Number(dueOn.slice(8)) }
  const after = doneOn > dueOn ? doneOn : dueOn
  const most = every.unit === 'week' ? 7 * every.count : 31 * every.count
  let times = Math.max(1, Math.floor(daysBetween(dueOn, after) / most))
  while (onAfter(dueOn, on, times) <= after) times++
  return onAfter(dueOn, on, times)
}
