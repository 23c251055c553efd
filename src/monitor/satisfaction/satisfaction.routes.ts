/** Over HTTP: what clients say of us. Rounds, answers, what comes of them, complaints and public reviews. */
import type { Route } from '../../platform/serve.ts'
import { answerRoutes } from './answer.routes.ts'
import { loopRoutes } from './loop.routes.ts'
import { surveyRoutes } from './survey.routes.ts'

export const satisfactionRoutes: Route[] = [...surveyRoutes, ...answerRoutes, ...loopRoutes]
