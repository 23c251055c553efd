/** Over HTTP: what goes beyond the daily request. Extras and help, what is taken higher, conflicts, and goodwill. */
import type { Route } from '../platform/serve.ts'
import { conflictRoutes } from './conflict.routes.ts'
import { escalationRoutes } from './escalation.routes.ts'
import { extraRoutes } from './extra.routes.ts'
import { goodwillRoutes } from './goodwill.routes.ts'
import { helpRoutes } from './help.routes.ts'

export const beyondRoutes: Route[] = [
  ...extraRoutes,
  ...helpRoutes,
  ...escalationRoutes,
  ...conflictRoutes,
  ...goodwillRoutes,
]
