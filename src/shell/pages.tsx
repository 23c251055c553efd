/** Every room's pages, places, tabs and commands, put together. A new room adds its lines here and nowhere else. */
import { accessSettings, type SettingsPlace } from '../access/SettingsTabs.tsx'
import { LEADS } from '../kernel/actor.ts'
import { accountCommands, accountFinder } from '../accounts/recents.tsx'
import { dataCommands } from '../gather/commands.tsx'
import { portfolioCommands } from '../identify/commands.tsx'
import { selectionCommands } from '../segment/commands.tsx'
import { DataIcon, PortfolioIcon, SelectionIcon, SettingsIcon, TodayIcon } from '../ui/icons.tsx'
import type { PersonPlace } from '../ui/PersonMenu.tsx'
import {
  type AccountHeadPiece,
  type AccountTab,
  barePage,
  type CommandMaker,
  type Finder,
  type NavEntry,
  page,
  type PageEntry,
} from '../ui/slots.ts'

/** What the rooms show of an account, in the order of the work; the first is what one sees first. */
const accountTabs: AccountTab[] = [
  {
    tab: 'summary',
    name: 'identify:account.summary',
    open: () => import('../identify/SummaryTab.tsx').then((m) => m.SummaryTab),
  },
  {
    tab: 'figures',
    name: 'identify:account.figures',
    open: () => import('../identify/FiguresTab.tsx').then((m) => m.FiguresTab),
  },
  {
    tab: 'activity',
    name: 'accounts:activity.tab',
    open: () => import('../accounts/ActivityTab.tsx').then((m) => m.ActivityTab),
  },
]
const accountPieces: AccountHeadPiece[] = []
const account = () =>
  import('../accounts/AccountPage.tsx').then((m) =>
    m.accountPage({ tabs: accountTabs, pieces: accountPieces }),
  )

export const pages: PageEntry[] = [
  barePage('/', () => import('../access/FirstPage.tsx').then((m) => m.FirstPage)),
  barePage('/sign-in', () => import('../access/SignInPage.tsx').then((m) => m.SignInPage)),
  barePage('/sign-up', () => import('../access/SignUpPage.tsx').then((m) => m.SignUpPage)),
  barePage('/forgot', () => import('../access/ForgotPage.tsx').then((m) => m.ForgotPage)),
  barePage('/reset', () => import('../access/ResetPage.tsx').then((m) => m.ResetPage)),
  barePage('/join', () => import('../access/JoinPage.tsx').then((m) => m.JoinPage)),
  barePage('/firms', () => import('../access/FirmsPage.tsx').then((m) => m.FirmsPage)),
  page('/today', () => import('../identify/TodayPage.tsx').then((m) => m.TodayPage)),
  page('/portfolio', () => import('../identify/PortfolioPage.tsx').then((m) => m.PortfolioPage)),
  page('/portfolio/movements', () =>
    import('../identify/MovementsPage.tsx').then((m) => m.MovementsPage),
  ),
  page('/portfolio/dependency', () =>
    import('../identify/DependencyPage.tsx').then((m) => m.DependencyPage),
  ),
  page('/portfolio/contracts', () =>
    import('../identify/ContractsPage.tsx').then((m) => m.ContractsPage),
  ),
  page('/portfolio/targets', () =>
    import('../identify/TargetsPage.tsx').then((m) => m.TargetsPage),
  ),
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
  page('/selection', () => import('../segment/StrategyPage.tsx').then((m) => m.StrategyPage)),
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
  page('/accounts/new', () =>
    import('../accounts/NewAccountPage.tsx').then((m) => m.NewAccountPage),
  ),
  page('/accounts/:accountId', account),
  page('/accounts/:accountId/:tab', account),
  page('/data', () => import('../gather/DataPage.tsx').then((m) => m.DataPage)),
  page('/data/rates', () => import('../gather/RatesPage.tsx').then((m) => m.RatesPage)),
  page('/data/prices', () => import('../gather/PriceIndexPage.tsx').then((m) => m.PriceIndexPage)),
  page('/data/imports/:importId', () =>
    import('../gather/ImportPage.tsx').then((m) => m.ImportPage),
  ),
  page('/profile', () => import('../access/ProfilePage.tsx').then((m) => m.ProfilePage)),
  page('/settings', () => import('../access/FirmPage.tsx').then((m) => m.FirmPage)),
  page('/settings/people', () => import('../access/PeoplePage.tsx').then((m) => m.PeoplePage)),
  page('/settings/salespeople', () =>
    import('../accounts/SalespeoplePage.tsx').then((m) => m.SalespeoplePage),
  ),
  page('/settings/portfolio', () =>
    import('../identify/CriteriaPage.tsx').then((m) => m.CriteriaPage),
  ),
  page('/settings/keys', () => import('../access/KeysPage.tsx').then((m) => m.KeysPage)),
  ...(import.meta.env.DEV || import.meta.env['VITE_GALLERY']
    ? [barePage('/_ui', () => import('../ui/gallery/Gallery.tsx').then((m) => m.Gallery))]
    : []),
]

/** Only what works today. Letters are the same in every language: hands remember them. */
export const places: NavEntry[] = [
  { name: 'identify:today.title', path: '/today', letter: 'h', icon: <TodayIcon /> },
  { name: 'identify:portfolio.title', path: '/portfolio', letter: 'c', icon: <PortfolioIcon /> },
  { name: 'segment:title', path: '/selection', letter: 's', icon: <SelectionIcon /> },
  { name: 'gather:data.title', path: '/data', letter: 'd', icon: <DataIcon /> },
  { name: 'access:settings.title', path: '/settings', letter: 'j', icon: <SettingsIcon /> },
]

/** The parts of Ajustes. */
export const settings: SettingsPlace[] = [
  ...accessSettings,
  { path: '/settings/portfolio', name: 'identify:portfolio.criteria.tab' },
  { path: '/settings/salespeople', name: 'accounts:salespeople.tab', may: LEADS },
]

/** What is one's own, at the foot of the navigation. */
export const mine: PersonPlace[] = [{ name: 'access:profile.title', path: '/profile' }]

export const commands: CommandMaker[] = [
  accountCommands,
  portfolioCommands,
  dataCommands,
  selectionCommands,
]

export const finders: Finder[] = [accountFinder]
