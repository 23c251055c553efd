// @vitest-environment jsdom
/** A ledger of credit notes alone, as after bringing only the file of returns: each page says something sensible. */
import { waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeAll, expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { contractRoutes } from '../accounts/contract.routes.ts'
import { contractTarget } from '../accounts/contractSheet.store.ts'
import { salespersonRoutes } from '../accounts/salesperson.routes.ts'
import { aFirm, dataFolder, TODAY } from '../platform/testing.ts'
import { sheetRoutes } from '../gather/sheet.routes.ts'
import { show } from '../ui/testing.tsx'
import './testing.pages.ts'
import { accountFigureRoutes } from './account.routes.ts'
import { ContractsPage } from './ContractsPage.tsx'
import { contractsRoutes } from './contracts.routes.ts'
import { costRoutes } from './cost.routes.ts'
import { costsJobs } from './costs.jobs.ts'
import { costsRoutes } from './costs.routes.ts'
import { CostsPage } from './CostsPage.tsx'
import { demandRoutes } from './demand.routes.ts'
import { DemandPage } from './DemandPage.tsx'
import { dependencyRoutes } from './dependency.routes.ts'
import { DependencyPage } from './DependencyPage.tsx'
import { FiguresTab } from './FiguresTab.tsx'
import { refreshPortfolio } from './keeping.store.ts'
import { movementRoutes } from './movement.routes.ts'
import { MovementsPage } from './MovementsPage.tsx'
import { portfolioJobs } from './portfolio.jobs.ts'
import { portfolioRoutes } from './portfolio.routes.ts'
import { PortfolioPage } from './PortfolioPage.tsx'
import { retentionRoutes } from './retention.routes.ts'
import { RetentionPage } from './RetentionPage.tsx'
import { snapshotJobs } from './snapshot.jobs.ts'
import { studyJobs } from './study.jobs.ts'
import { askStudies } from './study.store.ts'
import { SummaryTab } from './SummaryTab.tsx'
import { putTarget } from './target.api.ts'
import { targetRoutes } from './target.routes.ts'
import { salesTargetTarget } from './targetSheet.store.ts'
import { TargetsPage } from './TargetsPage.tsx'
import { plainSpaces } from './testing.ts'
import { tellLedger } from './testing.ledger.ts'
import { cockpitRoutes } from './cockpit/cockpit.routes.ts'
import { todayRoutes } from './today.routes.ts'
import { TodayPage } from './TodayPage.tsx'
import { valueRoutes } from './value.routes.ts'
import { ValuePage } from './ValuePage.tsx'
import { viewRoutes } from './view.routes.ts'

const firm = aFirm(
  [
    ...accountFigureRoutes,
    ...accountRoutes,
    ...contractRoutes,
    ...contractsRoutes,
    ...costRoutes,
    ...costsRoutes,
    ...demandRoutes,
    ...dependencyRoutes,
    ...movementRoutes,
    ...portfolioRoutes,
    ...retentionRoutes,
    ...salespersonRoutes,
    ...sheetRoutes({ dataFolder, targets: [contractTarget, salesTargetTarget] }),
    ...targetRoutes,
    ...todayRoutes,
    ...cockpitRoutes([]),
    ...valueRoutes,
    ...viewRoutes,
  ],
  [...costsJobs, ...portfolioJobs, ...snapshotJobs, ...studyJobs],
)
let accountId: string

beforeAll(async () => {
  await firm.db(async (db) => {
    const returned = { family: 'Chapa', country: 'España', zone: 'Norte' }
    await tellLedger(
      db,
      ['2023-05-10', '2024-09-10', '2025-04-10', '2026-03-10', '2026-11-10'].flatMap((day) => [
        { code: 'LEV', day, amount: -100, cost: -60, ...returned },
        { code: 'NER', day, amount: -40, ...returned },
      ]),
    )
    await refreshPortfolio(db, TODAY)
    await askStudies(db)
    const [row] =
      await db`select account_id from account where firm_id = ${db.firm} and code = 'LEV'`
    accountId = row!['accountId'] as string
  })
  await firm.work()
  await firm.lead.ask(putTarget, { period: '2026', amount: '1000', currency: 'EUR', accountId })
})

const PAGES: [path: string, page: () => ReactNode, says: RegExp][] = [
  ['/today', () => <TodayPage />, /quien más resta es Cuenta LEV.*Todavía no hay compras/],
  ['/portfolio', () => <PortfolioPage />, /Pareto real–sin ventas por encima de cero/],
  ['/portfolio/value', () => <ValuePage />, /no se puede predecir: aún no hay compras/],
  ['/portfolio/retention', () => <RetentionPage />, /Hace un año no compraba nadie/],
  ['/portfolio/demand', () => <DemandPage />, /Todavía no hay ningún mes completo con ventas/],
  ['/portfolio/movements', () => <MovementsPage />, /ninguna cuenta cambió de nivel/],
  [
    '/portfolio/dependency',
    () => <DependencyPage />,
    /nada cuelga de nadie.*–sin ventas por encima/,
  ],
  ['/portfolio/contracts', () => <ContractsPage />, /Un contrato dice lo que volverá/],
  ['/portfolio/targets', () => <TargetsPage />, /Cuenta LEV/],
  ['/portfolio/costs', () => <CostsPage />, /A Cuenta LEV le has abonado más de lo que compra/],
  ['/accounts/1/summary', () => <SummaryTab accountId={accountId} />, /Sus abonos superan/],
  [
    '/accounts/1/figures',
    () => <FiguresTab accountId={accountId} />,
    /ningún mes completo con ventas/,
  ],
]

test.each(PAGES)('%s', async (at, shown, says) => {
  for (const locale of ['es-ES', 'en']) {
    const page = await show(shown(), firm.lead, { at, locale, today: TODAY })
    // The styles of the library stand in the page too.
    const text = () => {
      const said = page.container.cloneNode(true) as HTMLElement
      for (const style of said.querySelectorAll('style')) style.remove()
      return plainSpaces(said.textContent)
    }
    await waitFor(() => {
      expect(text()).toMatch(locale === 'en' ? /\w/ : says)
      expect(page.container.querySelector('.Skeleton')).toBeNull()
    })
    expect(text()).not.toMatch(/NaN|Infinity|∞|undefined|null|\[object/)
  }
})
