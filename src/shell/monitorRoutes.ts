/** The routes of monitor. */
import { alertDigestRoutes } from '../monitor/alert/alertDigest.routes.ts'
import { alertRoutes } from '../monitor/alert/alert.routes.ts'
import { churnRoutes } from '../monitor/churn.routes.ts'
import { erosionRoutes } from '../monitor/erosion.routes.ts'
import { healthRoutes } from '../monitor/health.routes.ts'
import { neglectRoutes } from '../monitor/neglect/neglect.routes.ts'
import { satisfactionRoutes } from '../monitor/satisfaction/satisfaction.routes.ts'
import { supplyRoutes } from '../monitor/supply/supply.routes.ts'
import { usageRoutes } from '../monitor/usage/usage.routes.ts'
import type { Route } from '../platform/serve.ts'

export const monitorRoutes: Route[] = [
  ...healthRoutes,
  ...churnRoutes,
  ...erosionRoutes,
  ...alertRoutes,
  ...alertDigestRoutes,
  ...satisfactionRoutes,
  ...usageRoutes,
  ...supplyRoutes,
  ...neglectRoutes,
]
