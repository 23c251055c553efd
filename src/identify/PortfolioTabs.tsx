/** The parts of Cartera. */
import { TabLinks } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'
import { PORTFOLIO_PARTS } from './portfolioPlaces.ts'

export function PortfolioTabs({ at }: { at: string }) {
  const t = useWords()
  return (
    <TabLinks
      label={t('identify:portfolio.tabs')}
      at={at}
      tabs={[
        { path: '/portfolio', name: t('identify:portfolio.list') },
        ...Object.values(PORTFOLIO_PARTS).map(({ path, name }) => ({ path, name: t(name) })),
      ]}
    />
  )
}
