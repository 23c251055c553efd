/** The pages of Avisos. */
import { page, type PageEntry } from '../ui/slots.ts'

export const alertPages: PageEntry[] = [
  page('/alerts', () => import('../monitor/alert/AlertsPage.tsx').then((m) => m.AlertsPage)),
  page('/alerts/past', () =>
    import('../monitor/alert/AlertReplayPage.tsx').then((m) => m.AlertReplayPage),
  ),
  page('/alerts/rules', () =>
    import('../monitor/alert/AlertRulesPage.tsx').then((m) => m.AlertRulesPage),
  ),
]
