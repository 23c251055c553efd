/** Every room's pages and what stands on Hoy, put together. A new room adds its lines here and in Inside.tsx, nowhere else. */
import { barePage, page, type PageEntry } from '../ui/slots.ts'
import { alertPages } from './alertPages.tsx'
import { growthPages } from './growthPages.tsx'
import { healthPages } from './healthPages.tsx'
import { requestPages } from './requestPages.tsx'
import { satisfactionPages } from './satisfactionPages.tsx'
import { todayPanels } from './todayPanels.tsx'

const account = async () => {
  const [{ accountPage }, { tabs, pieces }] = await Promise.all([
    import('../accounts/AccountPage.tsx'),
    import('./accountTabs.tsx'),
  ])
  return accountPage({ tabs, pieces })
}

const today = () =>
  import('../identify/TodayPage.tsx').then((m) => m.todayPage({ panels: todayPanels }))

export const pages: PageEntry[] = [
  barePage('/', () => import('../access/FirstPage.tsx').then((m) => m.FirstPage)),
  barePage('/sign-in', () => import('../access/SignInPage.tsx').then((m) => m.SignInPage)),
  barePage('/sign-up', () => import('../access/SignUpPage.tsx').then((m) => m.SignUpPage)),
  barePage('/forgot', () => import('../access/ForgotPage.tsx').then((m) => m.ForgotPage)),
  barePage('/reset', () => import('../access/ResetPage.tsx').then((m) => m.ResetPage)),
  barePage('/join', () => import('../access/JoinPage.tsx').then((m) => m.JoinPage)),
  barePage('/firms', () => import('../access/FirmsPage.tsx').then((m) => m.FirmsPage)),
  barePage('/accept', () => import('../accounts/AcceptPage.tsx').then((m) => m.AcceptPage)),
  page('/today', today),
  page('/portfolio', () => import('../identify/PortfolioPage.tsx').then((m) => m.PortfolioPage)),
  page('/portfolio/movements', () =>
    import('../identify/MovementsPage.tsx').then((m) => m.MovementsPage),
  ),
  page('/portfolio/dependency', () =>
    import('../identify/DependencyPage.tsx').then((m) => m.DependencyPage),
  ),
  page('/portfolio/people', () => import('../know/PeoplePage.tsx').then((m) => m.PeoplePage)),
  page('/portfolio/changes', () =>
    import('../know/OwnChangesPage.tsx').then((m) => m.OwnChangesPage),
  ),
  ...satisfactionPages,
  ...healthPages,
  page('/portfolio/contracts', () =>
    import('../identify/ContractsPage.tsx').then((m) => m.ContractsPage),
  ),
  page('/portfolio/targets', () =>
    import('../identify/TargetsPage.tsx').then((m) => m.TargetsPage),
  ),
  page('/portfolio/groups', () => import('../identify/GroupsPage.tsx').then((m) => m.GroupsPage)),
  page('/portfolio/costs', () => import('../identify/CostsPage.tsx').then((m) => m.CostsPage)),
  page('/portfolio/costs/rates', () =>
    import('../identify/CostRatesPage.tsx').then((m) => m.CostRatesPage),
  ),
  page('/portfolio/costs/activities', () =>
    import('../identify/CostActivitiesPage.tsx').then((m) => m.CostActivitiesPage),
  ),
  page('/portfolio/costs/selling', () =>
    import('../identify/SalesCostsPage.tsx').then((m) => m.SalesCostsPage),
  ),
  page('/portfolio/demand', () => import('../identify/DemandPage.tsx').then((m) => m.DemandPage)),
  page('/portfolio/value', () => import('../identify/ValuePage.tsx').then((m) => m.ValuePage)),
  page('/portfolio/retention', () =>
    import('../identify/RetentionPage.tsx').then((m) => m.RetentionPage),
  ),
  ...alertPages,
  page('/to-confirm', () => import('../know/ToConfirmPage.tsx').then((m) => m.ToConfirmPage)),
  page('/notes', () => import('../know/NotesPage.tsx').then((m) => m.NotesPage)),
  page('/notes/:noteId', () => import('../know/OneNotePage.tsx').then((m) => m.OneNotePage)),
  ...requestPages,
  page('/commitments', () =>
    import('../commit/CommitmentsPage.tsx').then((m) => m.CommitmentsPage),
  ),
  page('/commitments/levels', () => import('../commit/LevelsPage.tsx').then((m) => m.LevelsPage)),
  page('/commitments/calendars', () =>
    import('../commit/CalendarsPage.tsx').then((m) => m.CalendarsPage),
  ),
  page('/talks/prepare/:accountId', () =>
    import('../engage/PreparePage.tsx').then((m) => m.PreparePage),
  ),
  page('/talks/:interactionId', () => import('../engage/TalkPage.tsx').then((m) => m.TalkPage)),
  page('/selection', () => import('../segment/StrategyPage.tsx').then((m) => m.StrategyPage)),
  page('/selection/market', () => import('../segment/MarketPage.tsx').then((m) => m.MarketPage)),
  page('/selection/market/accounts', () =>
    import('../segment/PlacementPage.tsx').then((m) => m.PlacementPage),
  ),
  page('/selection/criteria', () =>
    import('../segment/CriteriaPage.tsx').then((m) => m.CriteriaPage),
  ),
  page('/selection/capacity', () =>
    import('../segment/CapacityPage.tsx').then((m) => m.CapacityPage),
  ),
  page('/selection/rating', () => import('../segment/RatingPage.tsx').then((m) => m.RatingPage)),
  page('/selection/rating/:roundId', () =>
    import('../segment/RoundPage.tsx').then((m) => m.RoundPage),
  ),
  page('/selection/tiers', () => import('../segment/TiersPage.tsx').then((m) => m.TiersPage)),
  page('/selection/remedies', () =>
    import('../segment/RemediesPage.tsx').then((m) => m.RemediesPage),
  ),
  page('/selection/stalled', () => import('../segment/StalledPage.tsx').then((m) => m.StalledPage)),
  page('/selection/list', () => import('../segment/ListPage.tsx').then((m) => m.ListPage)),
  page('/selection/list/:selectionId', () =>
    import('../segment/ListPage.tsx').then((m) => m.ListPage),
  ),
  page('/selection/review', () => import('../segment/ReviewPage.tsx').then((m) => m.ReviewPage)),
  page('/selection/review/try', () => import('../segment/TryPage.tsx').then((m) => m.TryPage)),
  page('/selection/review/:selectionId', () =>
    import('../segment/TrialPage.tsx').then((m) => m.TrialPage),
  ),
  page('/selection/matrix', () => import('../segment/MatrixPage.tsx').then((m) => m.MatrixPage)),
  page('/plans', () => import('../plan/PlansPage.tsx').then((m) => m.PlansPage)),
  page('/plans/value-adds', () => import('../plan/CataloguePage.tsx').then((m) => m.CataloguePage)),
  page('/plans/:planId/versions', () =>
    import('../plan/DifferencePage.tsx').then((m) => m.DifferencePage),
  ),
  ...growthPages,
  page('/accounts/new', () =>
    import('../accounts/NewAccountPage.tsx').then((m) => m.NewAccountPage),
  ),
  page('/accounts/:accountId', account),
  page('/accounts/:accountId/:tab', account),
  page('/data', () => import('../gather/DataPage.tsx').then((m) => m.DataPage)),
  page('/data/rates', () => import('../gather/RatesPage.tsx').then((m) => m.RatesPage)),
  page('/data/prices', () => import('../gather/PriceIndexPage.tsx').then((m) => m.PriceIndexPage)),
  page('/data/exports', () => import('../gather/ExportsPage.tsx').then((m) => m.ExportsPage)),
  page('/data/duplicates', () =>
    import('../know/DuplicatesPage.tsx').then((m) => m.DuplicatesPage),
  ),
  page('/data/duplicates/:kind', () =>
    import('../know/DuplicatesPage.tsx').then((m) => m.DuplicatesPage),
  ),
  page('/data/crm', () => import('../gather/CrmPage.tsx').then((m) => m.CrmPage)),
  page('/data/crm/:crmImportId', () =>
    import('../gather/CrmImportPage.tsx').then((m) => m.CrmImportPage),
  ),
  page('/data/imports/:importId', () =>
    import('../gather/ImportPage.tsx').then((m) => m.ImportPage),
  ),
  page('/profile/calendar', () =>
    import('../engage/CalendarLinkPage.tsx').then((m) => m.CalendarLinkPage),
  ),
  page('/profile/mail', () => import('../engage/MyMailPage.tsx').then((m) => m.MyMailPage)),
  page('/profile', () => import('../access/ProfilePage.tsx').then((m) => m.ProfilePage)),
  page('/settings', () => import('../access/FirmPage.tsx').then((m) => m.FirmPage)),
  page('/settings/people', () => import('../access/PeoplePage.tsx').then((m) => m.PeoplePage)),
  page('/settings/salespeople', () =>
    import('../accounts/SalespeoplePage.tsx').then((m) => m.SalespeoplePage),
  ),
  page('/settings/portfolio', () =>
    import('../identify/CriteriaPage.tsx').then((m) => m.CriteriaPage),
  ),
  page('/settings/sectors', () => import('../know/SectorsPage.tsx').then((m) => m.SectorsPage)),
  page('/settings/cadence', () => import('../engage/CadencePage.tsx').then((m) => m.CadencePage)),
  page('/settings/keys', () => import('../access/KeysPage.tsx').then((m) => m.KeysPage)),
  ...(import.meta.env.DEV || import.meta.env['VITE_GALLERY']
    ? [barePage('/_ui', () => import('../ui/gallery/Gallery.tsx').then((m) => m.Gallery))]
    : []),
]
