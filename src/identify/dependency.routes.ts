/** What the firm hangs on, over HTTP: what is kept, with what people keep by hand added now. */
import type { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { type Route, route } from '../platform/serve.ts'
import { readDependency, readExposure, readLoss, readRisk } from './dependency.api.ts'
import { dependencyTold } from './dependency.store.ts'
import { dependencyStudy } from './dependency.ts'
import { exposureTold } from './exposure.store.ts'
import { exposureStudy } from './exposure.ts'
import type { KeptPortfolio } from './kept.ts'
import { lossOf } from './loss.store.ts'
import { portfolioAt } from './portfolio.store.ts'
import { riskTold } from './risk.store.ts'
import { riskStudy } from './risk.ts'
import { studyFor } from './study.store.ts'
import type { Study } from './study.ts'

type Asked = { asOf?: string | undefined; valuation?: string | undefined }

export const dependencyRoutes: Route[] = [
  route(readDependency, ({ actor, input, db }) =>
    toldFrom(db, dependencyStudy, { actor, input }, (portfolio, kept) =>
      dependencyTold(db, portfolio, kept),
    ),
  ),

  route(readLoss, ({ actor, input: { account, group, ...input }, db }) =>
    toldFrom(db, dependencyStudy, { actor, input }, (portfolio, kept) =>
      lossOf(db, portfolio, { picked: { account, group }, kept }),
    ),
  ),

  route(readExposure, ({ actor, input, db }) =>
    toldFrom(db, exposureStudy, { actor, input }, (_, kept) => exposureTold(db, kept)),
  ),

  route(readRisk, ({ actor, input, db }) =>
    toldFrom(db, riskStudy, { actor, input }, (_, kept) => riskTold(db, kept)),
  ),
]

/** A study's answer, with what is told made from what is kept. */
async function toldFrom<T extends z.ZodType, Told>(
  db: Db,
  study: Study<T>,
  asked: { actor: Actor; input: Asked },
  tell: (portfolio: KeptPortfolio, kept: z.output<T>) => Promise<Told>,
) {
  const { told, ...answer } = await studyFor(db, study, asked)
  if (told === null || answer.asOf === null) return { ...answer, told: null }
  const portfolio = (await portfolioAt(db, answer as Asked))!
  return { ...answer, told: await tell(portfolio, told) }
}
