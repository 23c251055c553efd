/** The studies of dependency alone, made as the job makes them. */
import type { Db } from '../platform/db.ts'
import { makeDependency } from './dependency.store.ts'
import { dependencyStudy } from './dependency.ts'
import { makeExposure } from './exposure.store.ts'
import { exposureStudy } from './exposure.ts'
import { portfolioAt } from './portfolio.store.ts'
import { makeRisk } from './risk.store.ts'
import { riskStudy } from './risk.ts'
import { keepStudy } from './study.store.ts'

export async function keepDependency(db: Db): Promise<void> {
  const portfolio = (await portfolioAt(db, {}))!
  await keepStudy(db, portfolio, dependencyStudy, await makeDependency(db, portfolio))
  await keepStudy(db, portfolio, exposureStudy, await makeExposure(db, portfolio))
  await keepStudy(db, portfolio, riskStudy, await makeRisk(db, portfolio))
}
