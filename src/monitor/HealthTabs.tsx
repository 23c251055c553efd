/** The parts of Salud, below those of Cartera. */
import { PortfolioTabs } from '../identify/PortfolioTabs.tsx'
import { TabLinks } from '../ui/Page.tsx'
import { useWords } from '../ui/words.ts'

const PLACES = {
  list: '/portfolio/health',
  backTest: '/portfolio/health/back-test',
  churn: '/portfolio/health/churn',
  erosion: '/portfolio/health/erosion',
  usage: '/portfolio/health/usage',
  supply: '/portfolio/health/supply',
  neglect: '/portfolio/health/neglect',
} as const
const NAMES = ['list', 'backTest', 'churn', 'erosion', 'usage', 'supply', 'neglect'] as const

export function HealthTabs({ at }: { at: keyof typeof PLACES }) {
  const t = useWords()
  const place = (name: keyof typeof PLACES) => ({
    path: PLACES[name],
    name: t(`monitor:tab.${name}`),
  })
  return (
    <>
      <PortfolioTabs at="/portfolio/health" />
      <TabLinks
        label={t('monitor:health.title')}
        at={PLACES[at]}
        tabs={NAMES.map((name) => place(name))}
      />
    </>
  )
}
