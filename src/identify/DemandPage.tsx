/** Demanda: the next twelve months of the firm and its families, who drives the change, and how sure it is. */
import { useRef, useState } from 'react'
import { A } from '../ui/A.tsx'
import { Cards } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Rich } from '../ui/Rich.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readDemand } from './demand.api.ts'
import type { Demand } from './demand.ts'
import { demandOpening } from './demandOpening.ts'
import { DemandStrip } from './DemandStrip.tsx'
import { DriversCard } from './DriversCard.tsx'
import { FamiliesCard } from './FamiliesCard.tsx'
import { FamilyChoice } from './FamilyChoice.tsx'
import { ForecastChart } from './ForecastChart.tsx'
import { PortfolioTabs } from './PortfolioTabs.tsx'
import { SeasonsChart } from './SeasonsChart.tsx'
import { Studied, useStudy } from './Studied.tsx'

// words: identify:demand.opening.*

export function DemandPage() {
  const t = useWords()
  const format = useFormat()
  const answer = useStudy(readDemand, {})
  const { asOf, valuation, told } = answer
  return (
    <Page
      title={t('identify:demand.title')}
      facts={asOf && valuation ? [format.day(asOf), valuation] : []}
      sentence={told && valuation && <Opening demand={told} currency={valuation} />}
    >
      <PortfolioTabs at="/portfolio/demand" />
      <Studied answer={answer}>
        {({ told: demand, valuation: currency }) => <Told demand={demand} valuation={currency} />}
      </Studied>
    </Page>
  )
}

function Opening({ demand, currency }: { demand: Demand; currency: string }) {
  return demandOpening(demand).map(({ key, values, account }, at) => (
    <span key={key}>
      {at > 0 && ' '}
      <Rich
        k={key}
        values={{ ...values, currency }}
        tags={account ? { a: <A to={`/accounts/${account}`} /> } : {}}
      />
    </span>
  ))
}

type Props = { demand: Demand; valuation: string }

function Told({ demand, valuation }: Props) {
  const t = useWords()
  const [chosen, choose] = useState<string | null>(null)
  const picture = useRef<HTMLDivElement>(null)
  const show = (family: string) => {
    choose(family)
    picture.current?.scrollIntoView({ block: 'nearest' })
  }
  const { firm, families } = demand
  if (!firm || firm.last12 <= 0) return <Empty>{t('identify:demand.tooShort')}</Empty>
  const unsaid = t('identify:demand.unsaid')
  const whole = t('identify:demand.wholeFirm')
  return (
    <>
      <DemandStrip firm={firm} valuation={valuation} />
      <div ref={picture}>
        <Cards columns="1fr">
          <ForecastChart
            title={t('identify:demand.forecast')}
            aside={
              families.length > 1 && (
                <FamilyChoice
                  whole={whole}
                  families={families.map(({ name }) => name)}
                  chosen={chosen}
                  choose={choose}
                />
              )
            }
            forecast={families.find(({ name }) => name === chosen) ?? firm}
            valuation={valuation}
            file={t('identify:chartFile.demand')}
          />
        </Cards>
      </div>
      <Cards columns="1fr">
        <DriversCard demand={demand} valuation={valuation} />
        <FamiliesCard families={families} choose={show} valuation={valuation} />
        <SeasonsChart
          rows={[
            { name: whole, forecast: firm },
            ...families.map((one) => ({ name: one.name || unsaid, forecast: one })),
          ]}
          foot={t('identify:demand.seasons.firm')}
        />
      </Cards>
    </>
  )
}
