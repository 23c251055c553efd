/**
 * A study: what is worked out over the whole portfolio after its figures, and kept beside them, for who
 * may see every account. It takes seconds where the figures take milliseconds, so it comes a moment later.
 */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { task } from '../kernel/task.ts'

export type Study<T extends z.ZodType> = { topic: string; shape: T }

export function study<T extends z.ZodType>(topic: string, shape: T): Study<T> {
  return { topic, shape }
}

/** All studies of the portfolios of a day; queue it with a key per day. */
export const studyPortfolio = task('identify.study', z.object({ asOf: Day }))

/** What the outside reads of a study. */
export function studied<T extends z.ZodType>(shape: T) {
  return z.object({
    /** `none`: no ledger yet; `making`: it comes in a moment; `closed`: it is about accounts that one may not see. */
    state: z.enum(['none', 'making', 'closed', 'ready']),
    asOf: Day.nullable(),
    valuation: z.string().nullable(),
    told: shape.nullable(),
  })
}
