/** What the outside may ask of retention and growth. */
import { z } from 'zod'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { whichPortfolio } from './accountList.ts'
import { RetentionTold } from './retentionStudy.ts'
import { studied } from './study.ts'

export const readRetention = endpoint('GET /portfolio/retention', {
  may: TEAM,
  input: z.object(whichPortfolio),
  returns: studied(RetentionTold),
})
