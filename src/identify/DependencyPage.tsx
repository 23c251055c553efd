/** Dependencia: what hangs on whom, what would go with them, and what the world can do to it. */
import { Suspense, useEffect, useRef } from 'react'
import { Cards } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { Boundary } from '../ui/Problem.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import './account.css'
import './dependency.css'
import './portfolio.css'
import { readDependency } from './dependency.api.ts'
import { type DependencyTold, hasSold } from './dependency.ts'
import { DependencyMap } from './DependencyMap.tsx'
import { DependencyOpening } from './DependencyOpening.tsx'
import { DependencyStrip } from './DependencyStrip.tsx'
import { DependencyTable } from './DependencyTable.tsx'
import { DependencyView } from './dependencyView.ts'
import { ExposureCard } from './ExposureCard.tsx'
import { LossCard } from './LossCard.tsx'
import { PortfolioTabs } from './PortfolioTabs.tsx'
import { RiskCard } from './RiskCard.tsx'
import { Studied, useStudy } from './Studied.tsx'

export function DependencyPage() {
  const t = useWords()
  const view = useListState(DependencyView)
  const { asOf, valuation } = view.value
  const answer = useStudy(readDependency, { asOf, valuation })
  return (
    <Page
      title={t('identify:dependency.title')}
      facts={
        answer.asOf && answer.valuation
          ? [t('identify:dependency.facts', { day: answer.asOf }), answer.valuation]
          : []
      }
      sentence={
        answer.told && answer.valuation ? <DependencyOpening told={answer.told} /> : undefined
      }
    >
      <PortfolioTabs at="/portfolio/dependency" />
      <Studied answer={answer}>
        {({ told, valuation: currency }) => <Ready told={told} currency={currency} view={view} />}
      </Studied>
    </Page>
  )
}

export type View = ReturnType<typeof useListState<typeof DependencyView>>
export type Shown = { told: DependencyTold; currency: string; view: View }

function Ready(shown: Shown) {
  return (
    <>
      <DependencyStrip {...shown} />
      {hasSold(shown.told) ? <Sold {...shown} /> : <DependencyTable {...shown} />}
    </>
  )
}

/** What only has a meaning where someone bought this year. */
function Sold(shown: Shown) {
  const { account, group } = shown.view.value
  const simulator = useRef<HTMLDivElement>(null)
  const came = useRef(account.length + group.length > 0)
  useEffect(() => {
    // Who comes with someone picked comes for the simulator.
    if (came.current) simulator.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <>
      <Cards columns="minmax(0, 1.1fr) minmax(0, 1fr)">
        <DependencyTable {...shown} />
        <DependencyMap {...shown} />
      </Cards>
      <div ref={simulator} className="Dependency-part">
        <LossCard {...shown} />
      </div>
      <Boundary at={shown.currency}>
        <Suspense fallback={<BlockSkeleton height={340} />}>
          <RiskCard {...shown} />
        </Suspense>
      </Boundary>
      <Boundary at={shown.currency}>
        <Suspense fallback={<BlockSkeleton height={340} />}>
          <ExposureCard {...shown} />
        </Suspense>
      </Boundary>
    </>
  )
}
