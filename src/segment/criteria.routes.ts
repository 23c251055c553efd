/** Criteria over HTTP. */
import { portfolioAt } from '../identify/portfolio.store.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { keepCriteria, readCriteria, spreadMetric } from './criteria.api.ts'
import { whyNotVersion } from './criteria.ts'
import { criteriaAt, criteriaVersions, insertCriteria, lockCriteria } from './criteria.store.ts'
import { whyNotCriteria } from './criterion.ts'
import { metricValues } from './metric.store.ts'
import { spreadOfPoints, thresholdsByQuantile } from './scoring.ts'

export const criteriaRoutes: Route[] = [
  route(readCriteria, async ({ input, db }) => {
    const chosen = (await criteriaAt(db, input.version)) ?? null
    return {
      chosen: input.version ? found(chosen) : chosen,
      versions: await criteriaVersions(db),
    }
  }),

  route(keepCriteria, async ({ input, actor, db }) => {
    await lockCriteria(db)
    const before = (await criteriaAt(db)) ?? null
    heed(whyNotCriteria(input.criteria) ?? whyNotVersion(input, before))
    const version = await insertCriteria(db, input, actor.id)
    await record(db, actor, 'criteria.kept', { version, why: input.why })
    return found(await criteriaAt(db, version))
  }),

  route(spreadMetric, async ({ input, db }) => {
    const portfolio = await portfolioAt(db, {})
    if (!portfolio) return null
    const { metric, better } = input
    const { values } = await metricValues(db, portfolio, metric)
    const suggested = thresholdsByQuantile(values)
    const asked = input.thresholds.length === 4 ? input.thresholds : suggested
    const known = values.filter(Number.isFinite)
    const thresholds = asked as [number, number, number, number] | null
    return {
      metric,
      known: known.length,
      unknown: values.length - known.length,
      valuation: portfolio.valuation,
      least: known.length > 0 ? known.reduce((a, b) => Math.min(a, b)) : null,
      most: known.length > 0 ? known.reduce((a, b) => Math.max(a, b)) : null,
      suggested,
      points: thresholds ? spreadOfPoints(values, { thresholds, better }).points : [0, 0, 0, 0, 0],
    }
  }),
]
