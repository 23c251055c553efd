/** All that the room answers, for its tests. */
import { accountRoutes } from './account.routes.ts'
import { changeRoutes } from './change.routes.ts'
import { salespersonRoutes } from './salesperson.routes.ts'

export const roomRoutes = [...accountRoutes, ...changeRoutes, ...salespersonRoutes]
