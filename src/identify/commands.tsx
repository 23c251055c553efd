/** What the palette does with the portfolio: its ready views, its parts, and its criteria. */
import { writeSearch } from '../ui/search.ts'
import type { CommandMaker } from '../ui/slots.ts'
import { COST_PLACES, PORTFOLIO_PARTS } from './portfolioPlaces.ts'
import { READY_VIEWS, type ReadyView } from './readyViews.ts'

const COST_PARTS = ['rates', 'activities', 'selling'] as const

export const portfolioCommands: CommandMaker = ({ session, t, go }) => {
  if (!session.firm) return []
  const group = t('identify:portfolio.title')
  const views = Object.keys(READY_VIEWS).filter((view) => view !== 'all') as ReadyView[]
  const parts = Object.keys(PORTFOLIO_PARTS) as (keyof typeof PORTFOLIO_PARTS)[]
  return [
    ...views.map((view) => ({
      command: `portfolio.${view}`,
      name: `${group}: ${t(`identify:portfolio.view.${view}`)}`,
      group,
      run: () => go(`/portfolio${writeSearch(READY_VIEWS[view])}`),
    })),
    ...parts.map((part) => ({
      command: `portfolio.part.${part}`,
      name: t(PORTFOLIO_PARTS[part].name),
      group,
      also: t(`identify:portfolio.also.${part}`).split(' '),
      run: () => go(PORTFOLIO_PARTS[part].path),
    })),
    ...COST_PARTS.map((part) => ({
      command: `portfolio.costs.${part}`,
      name: `${t('identify:costs.title')}: ${t(`identify:costs.tab.${part}`)}`,
      group,
      run: () => go(COST_PLACES[part]),
    })),
    {
      command: 'portfolio.criteria',
      name: t('identify:portfolio.criteria.title'),
      group,
      run: () => go('/settings/portfolio'),
    },
  ]
}
