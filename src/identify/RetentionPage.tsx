/** Retención y crecimiento: what last period's clients still buy, who moves it, and how much of the growth is real. */
import { SegmentedControl } from '@mantine/core'
import { Cards } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat } from '../ui/session.ts'
import { useListState } from '../ui/Table/useListState.ts'
import { useWords } from '../ui/words.ts'
import './account.css'
import { CohortCard } from './CohortCard.tsx'
import { GrowthCard } from './GrowthCard.tsx'
import { VIEWS } from './monthlySales.ts'
import { PERIODS } from './periods.ts'
import { PortfolioTabs } from './PortfolioTabs.tsx'
import './retention.css'
import { readRetention } from './retention.api.ts'
import { RetentionBridge } from './RetentionBridge.tsx'
import { RetentionLines } from './RetentionLines.tsx'
import { RetentionMoves } from './RetentionMoves.tsx'
import { RetentionNotes } from './RetentionNotes.tsx'
import { RetentionStrip } from './RetentionStrip.tsx'
import type { RetentionTold } from './retentionStudy.ts'
import { RetentionView } from './retentionView.ts'
import { Studied, useStudy } from './Studied.tsx'
import { Opening } from './telling.tsx'

// words: identify:retention.opening.*

export function RetentionPage() {
  const t = useWords()
  const format = useFormat()
  const view = useListState(RetentionView)
  const { asOf, valuation } = view.value
  const answer = useStudy(readRetention, { asOf, valuation })
  const { told } = answer
  return (
    <Page
      title={t('identify:retention.title')}
      facts={answer.asOf && answer.valuation ? [format.day(answer.asOf), answer.valuation] : []}
      sentence={told && answer.valuation && <Said told={told} currency={answer.valuation} />}
    >
      <PortfolioTabs at="/portfolio/retention" />
      <Studied answer={answer}>
        {({ told: ready, valuation: currency }) => (
          <Ready told={ready} currency={currency} view={view} />
        )}
      </Studied>
    </Page>
  )
}

export type View = ReturnType<typeof useListState<typeof RetentionView>>
export type Shown = { told: RetentionTold; currency: string; view: View }

function Said({ told, currency }: Omit<Shown, 'view'>) {
  const t = useWords()
  if (told.opening.length > 0) return <Opening sentences={told.opening} currency={currency} />
  if (told.periods.year.pairs.length > 0) return t('identify:retention.unsold')
  return t('identify:retention.young', { count: told.months })
}

function Ready(shown: Shown) {
  const t = useWords()
  const { told, view } = shown
  const { pairs } = told.periods[view.value.period]
  return (
    <>
      <div className="Retention-choices">
        <SegmentedControl
          aria-label={t('identify:retention.period.label')}
          value={view.value.period}
          onChange={(period) => view.change({ period: period as (typeof PERIODS)[number] })}
          data={PERIODS.map((one) => ({
            value: one,
            label: t(`identify:retention.period.${one}`),
          }))}
        />
        {told.converted && (
          <SegmentedControl
            aria-label={t('identify:retention.view.label')}
            value={view.value.view}
            onChange={(one) => view.change({ view: one as (typeof VIEWS)[number] })}
            data={VIEWS.map((one) => ({ value: one, label: t(`identify:retention.view.${one}`) }))}
          />
        )}
      </div>
      <RetentionNotes {...shown} />
      {pairs.length === 0 ? (
        <div className="Card">
          <Empty>{t(`identify:retention.tooShort.${view.value.period}`)}</Empty>
        </div>
      ) : (
        <>
          <RetentionStrip {...shown} />
          <Cards columns="minmax(0, 1.25fr) minmax(0, 1fr)">
            <RetentionLines {...shown} />
            <RetentionBridge {...shown} />
          </Cards>
          <RetentionMoves {...shown} />
        </>
      )}
      <GrowthCard {...shown} />
      <CohortCard {...shown} />
    </>
  )
}
