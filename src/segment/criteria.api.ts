/** What the outside may do with the criteria by which key accounts are chosen. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { several } from '../kernel/list.ts'
import { CriteriaVersion, CriteriaVersionGiven, MetricSpread } from './criteria.ts'
import { Better, Metric } from './criterion.ts'

const Version = z.int().positive()

/** A version, by default the newest; null before the first. With the list of all, the newest first. */
export const readCriteria = endpoint('GET /selection-criteria', {
  may: TEAM,
  input: z.object({ version: z.coerce.number().pipe(Version).optional() }),
  returns: z.object({
    chosen: CriteriaVersion.nullable(),
    versions: z.array(CriteriaVersion.omit({ criteria: true, lines: true })),
  }),
})

/** A new version; what was chosen by earlier ones keeps them. */
export const keepCriteria = endpoint('POST /selection-criteria', {
  may: LEADS,
  input: CriteriaVersionGiven,
  returns: CriteriaVersion,
})

/** How the accounts of today would spread over the five points; null before the first import. */
export const spreadMetric = endpoint('GET /selection-metrics/:metric', {
  may: TEAM,
  input: z.object({
    metric: Metric,
    better: Better.default('more'),
    /** Four, ascending; none for those that part the accounts into fifths. */
    thresholds: several(z.coerce.number<number | string>()),
  }),
  returns: MetricSpread.nullable(),
})
