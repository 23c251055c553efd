/** What a plan B has ready: an action without its day, which follows from the day on which it is approved. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { addDays, type Day } from '../kernel/day.ts'

export const PreparedAction = z.object({
  title: z.string().trim().min(1).max(300),
  how: z.string().trim().max(2000).default(''),
  /** Else whoever owns the plan. */
  ownerId: blankable(z.guid()),
  /** Due so many days after it is approved. */
  days: z.coerce.number<number | string>().int().min(0).max(730).default(14),
})
export type PreparedAction = z.infer<typeof PreparedAction>

export const MOST_PREPARED = 20

export const dueOf = ({ days }: Pick<PreparedAction, 'days'>, approvedOn: Day): Day =>
  addDays(approvedOn, days)
