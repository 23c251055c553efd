/** Over HTTP: what clients say of us. Rounds, answers, what comes of them, complaints and public reviews. */
import type { Route } from '../../platform/serve.ts'
import { answerRoutes } from './answer.routes.ts'
import { complaintRoutes } from './complaint.routes.ts'
import { loopRoutes } from './loop.routes.ts'
import { ourReviewRoutes } from './ourReview.routes.ts'
import { resultsRoutes } from './results.routes.ts'
import { surveyRoutes } from './survey.routes.ts'

export const satisfactionRoutes: Route[] = [
  ...surveyRoutes,
  ...answerRoutes,
  ...resultsRoutes,
  ...loopRoutes,
  ...complaintRoutes,
  ...ourReviewRoutes,
]
