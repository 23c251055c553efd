/** What the palette does with the portfolio: its ready views, and its criteria. */
import { writeSearch } from '../ui/search.ts'
import type { CommandMaker } from '../ui/slots.ts'
import { READY_VIEWS, type ReadyView } from './readyViews.ts'

export const portfolioCommands: CommandMaker = ({ session, t, go }) => {
  if (!session.firm) return []
  const group = t('identify:portfolio.title')
  const views = Object.keys(READY_VIEWS).filter((view) => view !== 'all') as ReadyView[]
  return [
    ...views.map((view) => ({
      command: `portfolio.${view}`,
      name: `${group}: ${t(`identify:portfolio.view.${view}`)}`,
      group,
      run: () => go(`/portfolio${writeSearch(READY_VIEWS[view])}`),
    })),
    {
      command: 'portfolio.criteria',
      name: t('identify:portfolio.criteria.title'),
      group,
      run: () => go('/settings/portfolio'),
    },
  ]
}
