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
        { path: '/portfolio/movements', name: t('identify:movement.tab') },
        { path: '/portfolio/costs', name: t('identify:costs.title') },
      ]}
    />
  )
}
