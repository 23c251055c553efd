/** The pages of Satisfacción, and the one on which a client answers. */
import { barePage, page, type PageEntry } from '../ui/slots.ts'

export const satisfactionPages: PageEntry[] = [
  barePage('/survey', () =>
    import('../monitor/satisfaction/SurveyPage.tsx').then((m) => m.SurveyPage),
  ),
  page('/portfolio/satisfaction', () =>
    import('../monitor/satisfaction/ResultsPage.tsx').then((m) => m.ResultsPage),
  ),
  page('/portfolio/satisfaction/rounds', () =>
    import('../monitor/satisfaction/RoundsPage.tsx').then((m) => m.RoundsPage),
  ),
  page('/portfolio/satisfaction/rounds/:roundId', () =>
    import('../monitor/satisfaction/RoundPage.tsx').then((m) => m.RoundPage),
  ),
  page('/portfolio/satisfaction/loops', () =>
    import('../monitor/satisfaction/LoopsPage.tsx').then((m) => m.LoopsPage),
  ),
  page('/portfolio/satisfaction/complaints', () =>
    import('../monitor/satisfaction/ComplaintsPage.tsx').then((m) => m.ComplaintsPage),
  ),
  page('/portfolio/satisfaction/reviews', () =>
    import('../monitor/satisfaction/OurReviewsPage.tsx').then((m) => m.OurReviewsPage),
  ),
]
