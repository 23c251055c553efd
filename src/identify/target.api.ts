/** What the outside may do with sales targets. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { SalesTarget, TargetKey, TargetList, TargetProgress } from './target.ts'

/** Those of a year with their progress, by default the as-of day's year. */
export const listTargets = endpoint('GET /sales-targets', {
  may: TEAM,
  input: TargetList,
  returns: z.object({
    rows: z.array(TargetProgress),
    total: z.number(),
    year: z.int(),
    years: z.array(z.int()),
    asOf: Day.nullable(),
    valuation: z.string().nullable(),
    /** False: weights are among the targets of one's own accounts, since the firm's isn't shown. */
    seesAll: z.boolean(),
    worst: TargetProgress.nullable(),
    /** The firm's of the year. */
    firm: TargetProgress.nullable(),
    /** What is drawn: the largest of those that run. */
    drawn: z.array(TargetProgress),
  }),
})

/** Says what is meant to be sold, in place of what was said before. */
export const putTarget = endpoint('PUT /sales-targets', {
  may: LEADS,
  input: SalesTarget,
  returns: z.object({ now: SalesTarget, before: SalesTarget.nullable() }),
})

export const dropTarget = endpoint('DELETE /sales-targets', {
  may: LEADS,
  input: TargetKey,
  returns: SalesTarget,
})
