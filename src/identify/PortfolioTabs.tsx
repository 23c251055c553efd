/** The parts of Cartera. */
import { TabLinks } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'

export function PortfolioTabs({ at }: { at: string }) {
  const t = useWords()
  return (
    <TabLinks
      label={t('identify:portfolio.tabs')}
      at={at}
      tabs={[
        { path: '/portfolio', name: t('identify:portfolio.list') },
        { path: '/portfolio/value', name: t('identify:value.tab') },
        { path: '/portfolio/retention', name: t('identify:retention.tab') },
        { path: '/portfolio/demand', name: t('identify:demand.title') },
        { path: '/portfolio/movements', name: t('identify:movement.tab') },
        { path: '/portfolio/dependency', name: t('identify:dependency.tab') },
        { path: '/portfolio/contracts', name: t('identify:contract.tab') },
        { path: '/portfolio/targets', name: t('identify:target.tab') },
        { path: '/portfolio/costs', name: t('identify:costs.title') },
      ]}
    />
  )
}
