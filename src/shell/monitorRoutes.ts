/** The routes of monitor. */
import { churnRoutes } from '../monitor/churn.routes.ts'
import { erosionRoutes } from '../monitor/erosion.routes.ts'
import { healthRoutes } from '../monitor/health.routes.ts'
import { neglectRoutes } from '../monitor/neglect/neglect.routes.ts'
import { supplyRoutes } from '../monitor/supply/supply.routes.ts'
import { usageRoutes } from '../monitor/usage/usage.routes.ts'
import type { Route } from '../platform/serve.ts'

export const monitorRoutes: Route[] = [
  ...healthRoutes,
  ...churnRoutes,
  ...erosionRoutes,
  ...usageRoutes,
  ...supplyRoutes,
  ...neglectRoutes,
]
