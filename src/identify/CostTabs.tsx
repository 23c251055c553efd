/** The parts of Coste de servir: what came out, and the three things it is made from. */
import { TabLinks } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'
import { PortfolioTabs } from './PortfolioTabs.tsx'

export const COST_PLACES = {
  result: '/portfolio/costs',
  rates: '/portfolio/costs/rates',
  activities: '/portfolio/costs/activities',
  selling: '/portfolio/costs/selling',
} as const

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
