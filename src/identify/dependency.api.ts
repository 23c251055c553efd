/** What the outside may ask of what the firm hangs on. */
import { z } from 'zod'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { whichPortfolio } from './accountList.ts'
import { DependencyTold } from './dependency.ts'
import { ExposureTold } from './exposure.ts'
import { LossTold, Picked } from './loss.ts'
import { RiskTold } from './risk.ts'
import { studied } from './study.ts'

export const readDependency = endpoint('GET /portfolio/dependency', {
  may: TEAM,
  input: z.object(whichPortfolio),
  returns: studied(DependencyTold),
})

/** What if we lose them: accounts, and all of some groups. */
export const readLoss = endpoint('GET /portfolio/loss', {
  may: TEAM,
  input: z.object({ ...whichPortfolio, ...Picked }),
  returns: studied(LossTold),
})

export const readExposure = endpoint('GET /portfolio/exposure', {
  may: TEAM,
  input: z.object(whichPortfolio),
  returns: studied(ExposureTold),
})

export const readRisk = endpoint('GET /portfolio/revenue-at-risk', {
  may: TEAM,
  input: z.object(whichPortfolio),
  returns: studied(RiskTold),
})
