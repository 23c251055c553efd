/** When the choice of key accounts is looked over again. */
import { z } from 'zod'
import { addMonths, Day, daysBetween } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { no } from './no.ts'

export const REVIEW_MONTHS = [3, 6, 12, 24] as const

export const ReviewSetting = z.object({ everyMonths: z.literal(REVIEW_MONTHS).default(12) })
export type ReviewSetting = z.infer<typeof ReviewSetting>

export const LastDecided = z.object({
  selectionId: z.guid(),
  title: z.string(),
  decidedOn: Day,
  effectiveOn: Day,
  accounts: z.int(),
})
export type LastDecided = z.infer<typeof LastDecided>

/** Less than this before a review there is time to prepare it. */
export const SOON_DAYS = 30

export const ReviewDue = z.object({
  dueOn: Day,
  /** Below 0 where the day is over. */
  daysLeft: z.int(),
  is: z.enum(['overdue', 'soon', 'later']),
})
export type ReviewDue = z.infer<typeof ReviewDue>

/** Counted from the day on which the last list was decided. */
export function reviewDue(
  decidedOn: Day,
  { everyMonths, today }: ReviewSetting & { today: Day },
): ReviewDue {
  const dueOn = addMonths(decidedOn, everyMonths)
  const daysLeft = daysBetween(today, dueOn)
  return {
    dueOn,
    daysLeft,
    is: daysLeft < 0 ? 'overdue' : daysLeft <= SOON_DAYS ? 'soon' : 'later',
  }
}

/** Criteria have to stand before anything can be tried or watched. */
export function whyNotTry(hasCriteria: boolean): Refusal | null {
  return hasCriteria ? null : { ...no('no-criteria'), status: 409 }
}
