/** The pages of Salud. */
import { page, type PageEntry } from '../ui/slots.ts'

export const healthPages: PageEntry[] = [
  page('/portfolio/health', () => import('../monitor/HealthPage.tsx').then((m) => m.HealthPage)),
  page('/portfolio/health/back-test', () =>
    import('../monitor/BackTestPage.tsx').then((m) => m.BackTestPage),
  ),
  page('/portfolio/health/churn', () =>
    import('../monitor/ChurnPage.tsx').then((m) => m.ChurnPage),
  ),
  page('/portfolio/health/erosion', () =>
    import('../monitor/ErosionPage.tsx').then((m) => m.ErosionPage),
  ),
  page('/portfolio/health/usage', () =>
    import('../monitor/usage/UsagePage.tsx').then((m) => m.UsagePage),
  ),
  page('/portfolio/health/supply', () =>
    import('../monitor/supply/SupplyPage.tsx').then((m) => m.SupplyPage),
  ),
  page('/portfolio/health/neglect', () =>
    import('../monitor/neglect/NeglectPage.tsx').then((m) => m.NeglectPage),
  ),
]
