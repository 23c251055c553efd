/** The studies of a portfolio, one after the other, each in a transaction of its own. */
import type { z } from 'zod'
import type { Db } from '../platform/db.ts'
import { job } from '../platform/jobs.ts'
import { firmDemand } from './demand.store.ts'
import { demandStudy } from './demand.ts'
import { makeDependency } from './dependency.store.ts'
import { dependencyStudy } from './dependency.ts'
import { makeExposure } from './exposure.store.ts'
import { exposureStudy } from './exposure.ts'
import type { KeptPortfolio } from './kept.ts'
import { portfoliosOf } from './portfolio.store.ts'
import { makeCosts } from './costs.store.ts'
import { costsStudy } from './costs.ts'
import { makeRetention } from './retention.store.ts'
import { retentionStudy } from './retentionStudy.ts'
import { makeRisk } from './risk.store.ts'
import { riskStudy } from './risk.ts'
import { askSnapshots } from './snapshot.store.ts'
import { keepStudy } from './study.store.ts'
import { type Study, studyPortfolio } from './study.ts'
import { valuePortfolio } from './valueMaking.store.ts'

export type Maker<T extends z.ZodType = z.ZodType> = {
  study: Study<T>
  make: (db: Db, portfolio: KeptPortfolio) => Promise<z.input<T>>
}

export function maker<T extends z.ZodType>(study: Study<T>, make: Maker<T>['make']): Maker<T> {
  return { study, make }
}

/** All that is worked out after the figures; each room noun that has a study adds its line here. */
const MAKERS: Maker<any>[] = [
  maker(costsStudy, makeCosts),
  maker(dependencyStudy, makeDependency),
  maker(exposureStudy, makeExposure),
  maker(retentionStudy, makeRetention),
  maker(demandStudy, firmDemand),
  // After the values, which it is made from.
  maker(riskStudy, makeRisk),
]

/** With those of later rooms, which this one doesn't know. */
export const studiesWith = (later: readonly Maker<any>[] = []) => [
  job(studyPortfolio, async (ask) => {
    const { firm, log, payload, stopping } = ask
    let failed: unknown = null
    const one = async (topic: string, work: () => Promise<unknown>) => {
      stopping.throwIfAborted()
      try {
        await work()
      } catch (error) {
        log.warn({ topic, asOf: payload.asOf, err: error }, 'a study failed')
        failed ??= error
      }
    }
    for (const portfolio of await firm((db) => portfoliosOf(db, payload.asOf))) {
      await one('value', () => valuePortfolio(ask, portfolio))
      for (const { study, make } of [...MAKERS, ...later]) {
        await one(study.topic, () =>
          firm(async (db) => keepStudy(db, portfolio, study, await make(db, portfolio))),
        )
      }
    }
    // What a month's end was valued at is kept with that month.
    await firm(askSnapshots)
    // The others are kept; the queue tries again.
    if (failed) throw failed
  }),
]

export const studyJobs = studiesWith()
