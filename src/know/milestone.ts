/** What marked an account's history, entered by hand: on which day, what, and where it is known from. models.md §7. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'

export const MilestoneGiven = z.object({
  day: Day,
  title: z.string().trim().min(1).max(300),
  about: z.string().trim().max(2000).default(''),
  /** A talk, a page, a document: without it nobody can look it up. */
  source: z.string().trim().min(1).max(300),
})
export type MilestoneGiven = z.infer<typeof MilestoneGiven>

export const Milestone = MilestoneGiven.extend({
  milestoneId: z.guid(),
  accountId: z.guid(),
})
export type Milestone = z.infer<typeof Milestone>
