/** How a window of months is named: short under an axis, in full elsewhere. */
import { addDays, type Day } from '../kernel/day.ts'
import type { Formats } from '../kernel/format.ts'
import { MONTHS_IN, type Period } from './periods.ts'

export type NamedWindow = { short: string; long: string }

/** By its last month; whole months of the calendar are named as such, others by their days. */
export function windowWords(
  { from, to }: { from: Day; to: Day },
  period: Period,
  format: Pick<Formats, 'month' | 'day'>,
): NamedWindow {
  const isCalendar = from.endsWith('-01') && addDays(to, 1).endsWith('-01')
  const short = format.month(to)
  if (!isCalendar) return { short, long: `${format.day(from)} – ${format.day(to)}` }
  return { short, long: MONTHS_IN[period] === 1 ? short : `${format.month(from)} – ${short}` }
}
