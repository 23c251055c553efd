/** The pages of Oportunidades. */
import { page, type PageEntry } from '../ui/slots.ts'

export const growthPages: PageEntry[] = [
  page('/growth', () => import('../grow/PipelinePage.tsx').then((m) => m.PipelinePage)),
  page('/growth/forecast', () => import('../grow/ForecastPage.tsx').then((m) => m.ForecastPage)),
  page('/growth/chances', () => import('../grow/ChancesPage.tsx').then((m) => m.ChancesPage)),
  page('/growth/lessons', () => import('../grow/LessonsPage.tsx').then((m) => m.LessonsPage)),
  page('/growth/suggestions', () =>
    import('../grow/SuggestionsPage.tsx').then((m) => m.SuggestionsPage),
  ),
  page('/growth/promotions', () =>
    import('../grow/PromotionsPage.tsx').then((m) => m.PromotionsPage),
  ),
  page('/growth/stages', () => import('../grow/StagesPage.tsx').then((m) => m.StagesPage)),
]
