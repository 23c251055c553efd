/** Readings of what a client uses, put into whole weeks or months: what a trend is worked out from. docs/methods/usage.md. */
import { addDays, addMonths, type Day, daysBetween, firstOfMonth } from '../../kernel/day.ts'

export const GRAINS = ['week', 'month'] as const
export type Grain = (typeof GRAINS)[number]

export type UsageReading = {
  day: Day
  /** 0 or more, in the measure's own unit. */
  value: number
  /** What is contracted of it, above 0; null where nobody said. */
  contracted: number | null
}

export type Period = {
  /** Its first day: a Monday, or the first of a month. */
  from: Day
  /** The mean of its readings; null without any, which is not 0. */
  value: number | null
  contracted: number | null
}

/** In a year, and in a quarter of one. */
export const IN_YEAR = { week: 52, month: 12 } as const
export const IN_QUARTER = { week: 13, month: 3 } as const

/** Months where every reading is of a month's first day, as files by month have it; else weeks. */
export function grainOf(days: readonly Day[]): Grain {
  return days.every((day) => day.endsWith('-01')) ? 'month' : 'week'
}

/** A Monday long ago, from which weeks are counted. */
const MONDAY = '2018-01-01'

export function startOf(day: Day, grain: Grain): Day {
  if (grain === 'month') return firstOfMonth(day)
  const since = daysBetween(MONDAY, day)
  return addDays(day, -(((since % 7) + 7) % 7))
}

export function later(from: Day, grain: Grain, periods: number): Day {
  return grain === 'month' ? addMonths(from, periods) : addDays(from, 7 * periods)
}

/**
 * Whole periods from the first reading's to the last that had ended by the day, one after the other without a hole. A
 * period's value is the mean of its readings, so that it compares whether days are missing or not.
 * @param readings in any order; those after the day are left out
 * @returns none where no period with a reading has ended
 */
export function periodsOf(readings: readonly UsageReading[], grain: Grain, asOf: Day): Period[] {
  const known = readings.filter(({ day }) => day <= asOf)
  if (known.length === 0) return []
  const byPeriod = Map.groupBy(known, ({ day }) => startOf(day, grain))
  const first = [...byPeriod.keys()].toSorted()[0]!
  const periods: Period[] = []
  for (let from = first; addDays(later(from, grain, 1), -1) <= asOf; from = later(from, grain, 1)) {
    const own = byPeriod.get(from) ?? []
    periods.push({
      from,
      value: meanOf(own.map(({ value }) => value)),
      contracted: meanOf(
        own.flatMap(({ contracted }) => (contracted === null ? [] : [contracted])),
      ),
    })
  }
  return periods
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length
}
