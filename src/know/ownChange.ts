/** What we change ourselves and clients feel: found once by a rule, then what it means for each, and someone who tells them. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { PortfolioFilter } from '../identify/accountList.ts'

export const CHANGE_KINDS = ['price', 'range', 'tool', 'report', 'person', 'other'] as const

/** More are not told one by one. */
export const MOST_AFFECTED = 500

export const OwnChangeGiven = z.object({
  title: z.string().trim().min(1).max(200),
  kind: z.enum(CHANGE_KINDS),
  what: z.string().trim().max(2000).default(''),
  fromOn: Day,
  /** What whoever looks after each of them has to do, and by when. */
  task: z.string().trim().min(1).max(300),
  dueOn: Day,
})
export type OwnChangeGiven = z.infer<typeof OwnChangeGiven>

export const OwnChange = OwnChangeGiven.omit({ task: true, dueOn: true }).extend({
  changeId: z.guid(),
  filter: PortfolioFilter,
  byName: z.string().nullable(),
  /** Of those that one may see: how many feel it, and of how many there is still something to do. */
  accounts: z.int(),
  open: z.int(),
})
export type OwnChange = z.infer<typeof OwnChange>

export const Affected = z.object({
  changeId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  impact: z.string(),
  task: z.string().nullable(),
  state: z.enum(['open', 'done', 'dropped']).nullable(),
  ownerName: z.string().nullable(),
  dueOn: Day.nullable(),
  carers: z.array(z.guid()),
})
export type Affected = z.infer<typeof Affected>

export const Feels = OwnChange.pick({
  changeId: true,
  title: true,
  kind: true,
  what: true,
  fromOn: true,
}).extend({ impact: z.string() })
export type Feels = z.infer<typeof Feels>

/** Someone has to feel it, and not so many that nobody could be told. */
export function whyNotAffect(count: number): Refusal | null {
  if (count === 0) return { code: 'know/change-of-nobody', status: 422 }
  if (count <= MOST_AFFECTED) return null
  const values = { count, most: MOST_AFFECTED }
  return { code: 'know/change-of-too-many', status: 422, values }
}
