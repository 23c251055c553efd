/** At what hour a talk is on both sides. */
import { instantIn, localIn } from '../commit/zone.ts'
import { addDays, type Day } from '../kernel/day.ts'

export type TimeThere = {
  zone: string
  /** `09:30`, as the clocks there show. */
  at: string
  /** -1: the day before; 1: the day after; else 0. */
  days: -1 | 0 | 1
}

/**
 * A day and time as told in one zone, as the clocks of others show them.
 * An hour that daylight saving skips is the one that clocks show instead; one that comes twice is the first of them.
 * @param told day, `HH:MM` and the IANA zone that they are told in
 * @param zones IANA zones; those that show the same as the one it is told in are told too
 */
export function timesIn(
  told: { day: Day; at: string; zone: string },
  zones: readonly string[],
): TimeThere[] {
  const instant = instantIn(told.zone, `${told.day}T${told.at}`)
  return [...new Set(zones)].map((zone) => {
    const [day = '', at = ''] = localIn(zone, instant).split('T')
    const days = day === told.day ? 0 : day === addDays(told.day, 1) ? 1 : -1
    return { zone, at, days }
  })
}
