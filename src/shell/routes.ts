/** All that can be asked over HTTP, room by room. */
import { accountRoutes } from '../accounts/account.routes.ts'
import { changeRoutes } from '../accounts/change.routes.ts'
import { contractRoutes } from '../accounts/contract.routes.ts'
import { salespersonRoutes } from '../accounts/salesperson.routes.ts'
import { teamHoursRoutes } from '../accounts/teamHours.routes.ts'
import { importRoutes } from '../gather/import.routes.ts'
import { priceIndexRoutes } from '../gather/priceIndex.routes.ts'
import { ratesRoutes } from '../gather/rates.routes.ts'
import { sheetRoutes } from '../gather/sheet.routes.ts'
import { accountFigureRoutes } from '../identify/account.routes.ts'
import { contractsRoutes } from '../identify/contracts.routes.ts'
import { costRoutes } from '../identify/cost.routes.ts'
import { costsRoutes } from '../identify/costs.routes.ts'
import { demandRoutes } from '../identify/demand.routes.ts'
import { dependencyRoutes } from '../identify/dependency.routes.ts'
import { movementRoutes } from '../identify/movement.routes.ts'
import { portfolioRoutes } from '../identify/portfolio.routes.ts'
import { retentionRoutes } from '../identify/retention.routes.ts'
import { targetRoutes } from '../identify/target.routes.ts'
import { todayRoutes } from '../identify/today.routes.ts'
import { valueRoutes } from '../identify/value.routes.ts'
import { viewRoutes } from '../identify/view.routes.ts'
import { capacityRoutes } from '../segment/capacity.routes.ts'
import { criteriaRoutes } from '../segment/criteria.routes.ts'
import { ratingRoutes } from '../segment/rating.routes.ts'
import { strategyRoutes } from '../segment/strategy.routes.ts'
import type { Route } from '../platform/serve.ts'
import type { Settings } from '../platform/settings.ts'
import { sheetTargets } from './sheets.ts'

export function roomRoutes(settings: Settings): Route[] {
  return [
    ...accountRoutes,
    ...changeRoutes,
    ...salespersonRoutes,
    ...contractRoutes,
    ...contractsRoutes,
    ...targetRoutes,
    ...importRoutes(settings),
    ...sheetRoutes({ dataFolder: settings.dataFolder, targets: sheetTargets }),
    ...ratesRoutes,
    ...priceIndexRoutes,
    ...portfolioRoutes,
    ...movementRoutes,
    ...dependencyRoutes,
    ...demandRoutes,
    ...accountFigureRoutes,
    ...costRoutes,
    ...costsRoutes,
    ...valueRoutes,
    ...viewRoutes,
    ...retentionRoutes,
    ...todayRoutes,
    ...strategyRoutes,
    ...criteriaRoutes,
    ...ratingRoutes,
    ...teamHoursRoutes,
    ...capacityRoutes,
  ]
}
