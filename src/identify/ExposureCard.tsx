/** Exposure: shocks with sliders, and what they do to a year, reckoned on the page with the server's sums. */
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { A } from '../ui/A.tsx'
import { Card, Cards } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readExposure } from './dependency.api.ts'
import type { Shown } from './DependencyPage.tsx'
import { NO_SHOCK } from './dependencyView.ts'
import {
  type ExposureTold,
  firstShocks,
  type Shock,
  shocked,
  shockedAccount,
  shockFrom,
  shockText,
} from './exposure.ts'
import { ExposureStrip } from './ExposureStrip.tsx'
import { NOTHING } from './nothing.ts'
import { AddShock, ShockRow } from './Shocks.tsx'
import { Studied, useStudy } from './Studied.tsx'

export function ExposureCard(shown: Shown) {
  const { asOf, valuation } = shown.view.value
  const answer = useStudy(readExposure, { asOf, valuation })
  return <Studied answer={answer}>{({ told }) => <Exposed {...shown} exposure={told} />}</Studied>
}

type Props = Shown & { exposure: ExposureTold }

function Exposed({ exposure, currency, view }: Props) {
  const t = useWords()
  const { shock, costs } = view.value
  const [shocks, setShocks] = useState(() => shocksFrom(shock, exposure, currency))
  const follow = costs === 'sale' ? 1 : 0
  const keep = (next: Shock[]) => {
    setShocks(next)
    view.change({ shock: next.length === 0 ? [NO_SHOCK] : next.map(shockText) }, { quietly: true })
  }
  return (
    <Card
      title={t('identify:dependency.exposure.title')}
      aside={t('identify:dependency.exposure.aside')}
    >
      <Cards columns="minmax(0, 1fr) minmax(0, 1.15fr)">
        <div>
          {shocks.map((one, at) => (
            <ShockRow
              key={`${one.kind} ${one.name}`}
              shock={one}
              change={(change) => setShocks(shocks.with(at, { ...one, change }))}
              keep={(change) => keep(shocks.with(at, { ...one, change }))}
              drop={() => keep(shocks.toSpliced(at, 1))}
            />
          ))}
          <div className="Dependency-shockActs">
            <AddShock
              exposure={exposure}
              home={currency}
              shocks={shocks}
              add={(one) => keep([...shocks, one])}
            />
            <SegmentedControl
              size="xs"
              aria-label={t('identify:dependency.exposure.costs')}
              value={costs}
              onChange={(next) => view.change({ costs: next as typeof costs }, { quietly: true })}
              data={(['home', 'sale'] as const).map((value) => ({
                value,
                label: t(`identify:dependency.exposure.costIn.${value}`, { currency }),
              }))}
            />
          </div>
        </div>
        <div>
          <ExposureStrip found={shocked(exposure, shocks, follow)} currency={currency} />
          <MostExposed exposure={exposure} shocks={shocks} follow={follow} currency={currency} />
        </div>
      </Cards>
    </Card>
  )
}

function shocksFrom(texts: readonly string[], exposure: ExposureTold, home: string): Shock[] {
  if (texts.length === 0) return firstShocks(exposure, home)
  return texts.flatMap((text) => shockFrom(text) ?? [])
}

const MOST = 8

type MostProps = { exposure: ExposureTold; shocks: Shock[]; follow: number; currency: string }

function MostExposed({ exposure, shocks, follow, currency }: MostProps) {
  const t = useWords()
  const format = useFormat()
  const all = exposure.accounts
    .map((account) => {
      const { sales, realAfter } = shockedAccount(account, shocks, follow)
      return { ...account, sales, change: realAfter - sales }
    })
    .filter(({ change }) => Math.abs(change) >= 0.005)
    .toSorted((a, b) => a.change - b.change)
    .slice(0, MOST)
  if (all.length === 0) return <p className="dim">{t('identify:dependency.exposure.nobody')}</p>
  return (
    <>
      <h3 className="Dependency-small">{t('identify:dependency.exposure.most')}</h3>
      <ul className="Dependency-list" aria-label={t('identify:dependency.exposure.most')}>
        {all.map(({ accountId, name, sales, change, tags }) => (
          <li key={accountId}>
            <span>
              <A to={`/accounts/${accountId}`}>{name}</A>{' '}
              <small className="dim">
                {[format.moneyShort(sales, currency), ...tags.slice(0, 2)].join(' · ')}
              </small>
            </span>
            <span data-tone={change < 0 ? 'bad' : 'good'}>
              {format.moneyChange(change, currency)}
            </span>
            <span className="dim">{sales > 0 ? format.change(change / sales) : NOTHING}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
