/** The months that a map of deciders can be gone back through, from the first thing said to today. */
import { addMonths, type Day } from '../kernel/day.ts'

/** The first day, then the day of today in every month since, today last. */
export function monthsSince(firstOn: Day, today: Day): Day[] {
  const days: Day[] = []
  for (let back = 0; ; back += 1) {
    const day = addMonths(today, -back)
    if (day <= firstOn) break
    days.push(day)
  }
  return [firstOn, ...days.toReversed()]
}

/** The last of these days that isn't after `day`. */
export function placeOf(days: readonly Day[], day: Day): number {
  return Math.max(
    0,
    days.findLastIndex((one) => one <= day),
  )
}
