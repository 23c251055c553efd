/** The parts of Coste de servir, below those of Cartera. */
import { TabLinks } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'
import { COST_PLACES } from './portfolioPlaces.ts'
import { PortfolioTabs } from './PortfolioTabs.tsx'

export function CostTabs({ at }: { at: keyof typeof COST_PLACES }) {
  const t = useWords()
  const place = (name: keyof typeof COST_PLACES) => ({
    path: COST_PLACES[name],
    name: t(`identify:costs.tab.${name}`),
  })
  return (
    <>
      <PortfolioTabs at="/portfolio/costs" />
      <TabLinks
        label={t('identify:costs.title')}
        at={COST_PLACES[at]}
        tabs={[place('result'), place('rates'), place('activities'), place('selling')]}
      />
    </>
  )
}
