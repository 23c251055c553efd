/** Hours a month that people can give to accounts, by skill. */
import { z } from 'zod'

const skill = z.string().trim().min(1).max(60)

/** Hours a month by skill. */
export const Hours = z.record(skill, z.number().min(0).max(10_000))
export type Hours = z.infer<typeof Hours>

export const TeamHours = z.object({
  personId: z.guid(),
  name: z.string(),
  hours: Hours,
})
export type TeamHours = z.infer<typeof TeamHours>

export const TeamHoursGiven = z.object({
  personId: z.guid(),
  /** Skills of 0 hours are none. */
  hours: Hours,
})

/** What skills are there, by name. */
export function skillsOf(all: readonly Hours[]): string[] {
  return [...new Set(all.flatMap((hours) => Object.keys(hours)))].toSorted((a, b) =>
    a.localeCompare(b, 'es'),
  )
}
