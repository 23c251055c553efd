/** The pages of Peticiones. */
import { page, type PageEntry } from '../ui/slots.ts'

export const requestPages: PageEntry[] = [
  page('/requests', () => import('../engage/RequestsPage.tsx').then((m) => m.RequestsPage)),
  page('/requests/escalations', () =>
    import('../engage/EscalationsPage.tsx').then((m) => m.EscalationsPage),
  ),
  page('/requests/escalations/:escalationId', () =>
    import('../engage/EscalationPage.tsx').then((m) => m.EscalationPage),
  ),
  page('/requests/goodwill', () =>
    import('../engage/GoodwillPage.tsx').then((m) => m.GoodwillPage),
  ),
  page('/requests/settings', () =>
    import('../engage/RequestSettingsPage.tsx').then((m) => m.RequestSettingsPage),
  ),
  page('/requests/:requestId', () =>
    import('../engage/RequestPage.tsx').then((m) => m.RequestPage),
  ),
]
