/** The parts of Satisfacción, below those of Cartera. */
import { PortfolioTabs } from '../../identify/PortfolioTabs.tsx'
import { TabLinks } from '../../ui/Page.tsx'
import { useWords } from '../../ui/words.ts'

const PLACES = {
  results: '/portfolio/satisfaction',
  rounds: '/portfolio/satisfaction/rounds',
  loops: '/portfolio/satisfaction/loops',
  complaints: '/portfolio/satisfaction/complaints',
  reviews: '/portfolio/satisfaction/reviews',
} as const

export function SatisfactionTabs({ at }: { at: keyof typeof PLACES }) {
  const t = useWords()
  const place = (name: keyof typeof PLACES) => ({
    path: PLACES[name],
    name: t(`monitor:satisfaction.tab.${name}`),
  })
  return (
    <>
      <PortfolioTabs at="/portfolio/satisfaction" />
      <TabLinks
        label={t('monitor:satisfaction.title')}
        at={PLACES[at]}
        tabs={[
          place('results'),
          place('rounds'),
          place('loops'),
          place('complaints'),
          place('reviews'),
        ]}
      />
    </>
  )
}
